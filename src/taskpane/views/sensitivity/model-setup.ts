import type { ModelRuns, PickedCell, Workbook } from "../../../excel";
import { Store, type Notice } from "../../state";
import { prefilled, type DistributionName, type FieldName } from "./distributions";
import { say } from "./messages";
import { fieldText, parseNumber } from "./numbers";
import { START, type InputSetting, type Mode, type SensitivityState } from "./state";

export type Door = Pick<Workbook, "insert" | "goTo"> & { readonly runs: ModelRuns };

/** What is to be run: the cells that were picked, and what was typed for them. Knows no DOM. */
export class Setup {
  readonly store = new Store<SensitivityState>(START);
  private ids = 0;

  constructor(protected readonly workbook: Door) {}

  setMode(mode: Mode): void {
    this.store.update({ mode, problems: [], findings: [] });
  }

  setText(field: "points" | "trials" | "seed", text: string): void {
    this.store.update({ [field]: text, problems: this.without(field, field) });
  }

  setField(id: string, field: FieldName, text: string): void {
    this.changeInput(id, (input) => ({ ...input, fields: { ...input.fields, [field]: text } }));
    this.store.update({ problems: this.without(id, field) });
  }

  setDistribution(id: string, distribution: DistributionName): void {
    this.changeInput(id, (input) => ({ ...input, distribution }));
    this.store.update({ problems: this.store.state.problems.filter(({ owner }) => owner !== id) });
  }

  /** Moves every low and high to ±share of the current values. */
  setShare(text: string): void {
    const share = parseNumber(text.replace("%", ""));
    const problems = this.without("share", "share");
    if (share === null || share <= 0) {
      this.store.update({
        share: text,
        problems: [
          ...problems,
          { owner: "share", field: "share", message: "Range: a percentage above 0, please." },
        ],
      });
      return;
    }
    const inputs = this.store.state.inputs.map((input) => ({
      ...input,
      fields: fieldsFor(input.cell, share / 100),
    }));
    this.store.update({
      share: text,
      inputs,
      problems: problems.filter(({ owner }) => !inputs.some(({ id }) => id === owner)),
    });
  }

  removeInput(id: string): void {
    const inputs = this.store.state.inputs.filter((input) => input.id !== id);
    this.store.update({ inputs, findings: [], problems: [] });
  }

  async addSelection(): Promise<void> {
    const cells = await this.pick(say.tooMany);
    if (!cells) return;
    const { inputs, share } = this.store.state;
    const fresh = cells.picked.filter(({ address }) => !inputs.some(({ cell }) => cell.address === address));
    const added = fresh.map((cell): InputSetting => ({
      id: `input-${++this.ids}`,
      cell,
      distribution: "pert",
      fields: fieldsFor(cell, (parseNumber(share.replace("%", "")) || 10) / 100),
    }));
    const quiet = added.length > 0 && !cells.skipped && added.length === cells.picked.length;
    this.store.update({
      inputs: [...inputs, ...added],
      problems: this.without("model", "inputs"),
      findings: [],
      notice: quiet
        ? null
        : cells.picked.length === 0 && cells.skipped === 0
          ? say.nothingSelected
          : say.added(added.length, cells.picked.length - added.length, cells.skipped),
    });
  }

  async useSelectionAsOutput(): Promise<void> {
    const cells = await this.pick(() => say.largeOutput);
    if (!cells) return;
    const [output] = cells.picked;
    this.store.update(
      output
        ? {
            output,
            problems: this.without("model", "output"),
            findings: [],
            notice: cells.picked.length > 1 ? say.oneOutput : null,
          }
        : { notice: say.nothingSelected },
    );
  }

  private async pick(
    tooMany: (most: number) => Notice,
  ): Promise<{ picked: PickedCell[]; skipped: number } | null> {
    if (this.store.state.task) return null;
    this.store.update({ task: { kind: "picking" }, notice: null });
    const result = await this.workbook.runs.pick();
    switch (result.kind) {
      case "picked":
        this.store.update({ task: null });
        return { picked: result.cells, skipped: result.skipped };
      case "too-many":
        this.finish(tooMany(result.most));
        return null;
      case "no-cells":
        this.finish(say.nothingSelected);
        return null;
      case "failed":
        this.finish(say.failed(result.problem));
        return null;
    }
  }

  async showCell({ place }: PickedCell): Promise<void> {
    const result = await this.workbook.runs.show(place);
    if (result.kind === "failed") this.store.update({ notice: say.failed(result.problem) });
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  protected finish(notice: Notice | null): void {
    this.store.update({ task: null, notice });
  }

  private without(owner: string, field: string) {
    return this.store.state.problems.filter((problem) => problem.owner !== owner || problem.field !== field);
  }

  private changeInput(id: string, change: (input: InputSetting) => InputSetting): void {
    const inputs = this.store.state.inputs.map((input) => (input.id === id ? change(input) : input));
    this.store.update({ inputs });
  }
}

function fieldsFor({ value, format }: PickedCell, share: number): Record<FieldName, string> {
  const start = prefilled(typeof value === "number" ? value : 0, share);
  const entries = Object.entries(start).map(([name, number]) => [
    name,
    fieldText(number, name === "spread" ? "" : format),
  ]);
  return Object.fromEntries(entries) as Record<FieldName, string>;
}
