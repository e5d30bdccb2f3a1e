import type { CellPlace, ModelRuns, PickedCell, Problem, Workbook } from "../../../excel";
import { Store, type Notice } from "../../state";
import { prefilled, type FieldName, type Kind } from "./distributions";
import { MOST_OUTPUTS } from "./entries";
import { say } from "./messages";
import { fieldText, parseNumber } from "./numbers";
import {
  START,
  type Group,
  type InputSetting,
  type Mode,
  type Sampling,
  type StopAt,
  type StudyState,
  type Typed,
} from "./state";

export type Door = Pick<Workbook, "insert" | "goTo"> & { readonly runs: ModelRuns };

/** What is to be computed: the cells that were picked, and what was typed for them. Knows no DOM. */
export class Setup {
  readonly store = new Store<StudyState>(START);
  private ids = 0;

  constructor(protected readonly workbook: Door) {}

  setMode(mode: Mode): void {
    if (this.store.state.mode !== mode) this.store.update({ mode, problems: [], findings: [] });
  }

  setText(field: Exclude<keyof Typed, "share">, text: string): void {
    this.store.update({
      typed: { ...this.store.state.typed, [field]: text },
      problems: this.without(field, field),
    });
  }

  setField(id: string, field: FieldName, text: string): void {
    this.changeInput(id, (input) => ({ ...input, typed: true, fields: { ...input.fields, [field]: text } }));
    this.store.update({ problems: this.without(id, field) });
  }

  setDistribution(id: string, distribution: Kind): void {
    this.changeInput(id, (input) => ({ ...input, distribution }));
    this.store.update({ problems: this.store.state.problems.filter(({ owner }) => owner !== id) });
  }

  setSampling(sampling: Sampling): void {
    this.store.update({ sampling });
  }

  setStop(stop: StopAt): void {
    this.store.update({ stop, problems: this.without("within", "within") });
  }

  setSolved(solved: string): void {
    this.store.update({ solved });
  }

  setAlong(along: string | null): void {
    this.store.update({ along });
  }

  /** Inputs that move together; all of them at first. */
  addGroup(): void {
    const { groups, inputs } = this.store.state;
    const group: Group = { id: this.newId("group"), inputs: inputs.map(({ id }) => id), strength: "0.5" };
    this.store.update({ groups: [...groups, group], matrix: null });
  }

  changeGroup(id: string, patch: Partial<Omit<Group, "id">>): void {
    const groups = this.store.state.groups.map((group) => (group.id === id ? { ...group, ...patch } : group));
    this.store.update({ groups, problems: this.store.state.problems.filter(({ owner }) => owner !== id) });
  }

  removeGroup(id: string): void {
    const groups = this.store.state.groups.filter((group) => group.id !== id);
    this.store.update({ groups, problems: this.store.state.problems.filter(({ owner }) => owner !== id) });
  }

  /** The selected cells are the correlations of the inputs, in their order. */
  async useSelectionAsMatrix(): Promise<void> {
    const picked = await this.picking(() => this.workbook.runs.pickNumbers());
    if (!picked || picked.kind === "failed") return;
    if (picked.kind === "no-cells") return this.finish(say.nothingSelected);
    const { reference, rows } = picked;
    this.store.update({
      matrix: { reference, rows },
      groups: [],
      problems: this.without("matrix", "matrix"),
    });
  }

  removeMatrix(): void {
    this.store.update({ matrix: null, problems: this.without("matrix", "matrix") });
  }

  /** The numbers among the selected cells are what this input is drawn from. */
  async useSelectionAsData(id: string): Promise<void> {
    const picked = await this.picking(() => this.workbook.runs.pickNumbers());
    if (!picked || picked.kind === "failed") return;
    if (picked.kind === "no-cells") return this.finish(say.nothingSelected);
    const values = numbersIn(picked.rows);
    if (values.length === 0) return this.finish(say.noNumbers);
    const { reference } = picked;
    this.changeInput(id, (input) => ({ ...input, data: { reference, values } }));
    this.store.update({ problems: this.without(id, "data") });
  }

  /** Moves every low and high to ±share of the current values. */
  setShare(text: string): void {
    const share = parseNumber(text.replace("%", ""));
    const typed = { ...this.store.state.typed, share: text };
    const problems = this.without("share", "share");
    if (share === null || share <= 0) {
      const message = "Range: a percentage above 0, please.";
      this.store.update({ typed, problems: [...problems, { owner: "share", field: "share", message }] });
      return;
    }
    const inputs = this.store.state.inputs.map((input) => ({
      ...input,
      typed: false,
      fields: fieldsFor(input.cell, share / 100),
    }));
    this.store.update({
      typed,
      inputs,
      problems: problems.filter(({ owner }) => !inputs.some(({ id }) => id === owner)),
    });
  }

  /** Around what an input holds its range begins, as a part of that. */
  private get share(): number {
    return (parseNumber(this.store.state.typed.share.replace("%", "")) || 10) / 100;
  }

  /** Cells as they are by now: ranges that nobody has typed move along. */
  protected moveTo(now: (cell: PickedCell) => PickedCell): void {
    const { inputs, outputs } = this.store.state;
    const { share } = this;
    this.store.update({
      inputs: inputs.map((input) => {
        const cell = now(input.cell);
        const stays = input.typed || cell.value === input.cell.value || typeof cell.value !== "number";
        return { ...input, cell, fields: stays ? input.fields : fieldsFor(cell, share) };
      }),
      outputs: outputs.map(now),
    });
  }

  /** Own data and a matrix as their cells are by now; where those are gone, there is nothing in them. */
  protected async readNumbersAgain(): Promise<Problem | null> {
    const { inputs, matrix } = this.store.state;
    const references = [...inputs.map(({ data }) => data), matrix].flatMap((one) => one?.reference ?? []);
    if (references.length === 0) return null;
    const result = await this.workbook.runs.numbersAt(references);
    if (result.kind === "failed") return result.problem;
    const rowsOf = (reference: string) => result.rows[references.indexOf(reference)] ?? [];
    const now = this.store.state;
    this.store.update({
      inputs: now.inputs.map((input) => {
        const { data } = input;
        return data ? { ...input, data: { ...data, values: numbersIn(rowsOf(data.reference)) } } : input;
      }),
      matrix: now.matrix && { ...now.matrix, rows: rowsOf(now.matrix.reference) },
    });
    return null;
  }

  removeInput(id: string): void {
    const { inputs, groups } = this.store.state;
    this.store.update({
      inputs: inputs.filter((input) => input.id !== id),
      groups: groups.map((group) => ({ ...group, inputs: group.inputs.filter((each) => each !== id) })),
      findings: [],
      problems: [],
    });
  }

  removeOutput(address: string): void {
    const outputs = this.store.state.outputs.filter((output) => output.address !== address);
    this.store.update({ outputs, findings: [], problems: [] });
  }

  async addSelection(): Promise<void> {
    const cells = await this.pick(say.tooMany);
    if (!cells) return;
    const { inputs } = this.store.state;
    const fresh = cells.picked.filter(({ address }) => !inputs.some(({ cell }) => cell.address === address));
    const added = this.settingsFor(fresh);
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

  async addSelectionToOutputs(): Promise<void> {
    const cells = await this.pick(() => say.largeOutput);
    if (!cells) return;
    const { outputs } = this.store.state;
    const fresh = cells.picked.filter((cell) => !outputs.some(({ address }) => address === cell.address));
    if (cells.picked.length === 0) return this.finish(say.nothingSelected);
    const room = MOST_OUTPUTS - outputs.length;
    this.store.update({
      outputs: [...outputs, ...fresh.slice(0, room)],
      problems: this.without("model", "outputs"),
      findings: [],
      notice: fresh.length > room ? say.mostOutputs(MOST_OUTPUTS) : null,
    });
  }

  protected settingsFor(cells: readonly PickedCell[]): InputSetting[] {
    const { share } = this;
    return cells.map((cell) => ({
      id: this.newId("input"),
      cell,
      distribution: "pert",
      fields: fieldsFor(cell, share),
      typed: false,
      data: null,
    }));
  }

  private async pick(
    tooMany: (most: number) => Notice,
  ): Promise<{ picked: PickedCell[]; skipped: number } | null> {
    const result = await this.picking(() => this.workbook.runs.pick());
    switch (result?.kind) {
      case "picked":
        return { picked: result.cells, skipped: result.skipped };
      case "too-many":
        this.finish(tooMany(result.most));
        return null;
      case "no-cells":
        this.finish(say.nothingSelected);
        return null;
      default:
        return null;
    }
  }

  /** One request for what is selected; what fails is said. */
  private async picking<Picked extends { kind: string }>(
    look: () => Promise<Picked | { kind: "failed"; problem: { message: string } }>,
  ): Promise<Picked | { kind: "failed" } | null> {
    if (this.store.state.task) return null;
    this.store.update({ task: { kind: "picking" }, notice: null });
    const result = await look();
    const failed = result.kind === "failed" && "problem" in result ? result.problem : null;
    this.finish(failed && say.failed(failed));
    return result;
  }

  async showCell({ place }: { place: CellPlace }): Promise<void> {
    const result = await this.workbook.runs.show(place);
    if (result.kind === "failed") this.store.update({ notice: say.failed(result.problem) });
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  protected finish(notice: Notice | null): void {
    this.store.update({ task: null, notice });
  }

  protected newId(kind: string): string {
    return `${kind}-${++this.ids}`;
  }

  private without(owner: string, field: string) {
    return this.store.state.problems.filter((problem) => problem.owner !== owner || problem.field !== field);
  }

  private changeInput(id: string, change: (input: InputSetting) => InputSetting): void {
    const inputs = this.store.state.inputs.map((input) => (input.id === id ? change(input) : input));
    this.store.update({ inputs });
  }
}

export const numbersIn = (rows: readonly (readonly unknown[])[]): number[] =>
  rows.flat().filter((value) => typeof value === "number");

/** What the fields of an input begin with. */
export function fieldsFor({ value, format }: PickedCell, share: number): Record<FieldName, string> {
  const start = prefilled(typeof value === "number" ? value : 0, share);
  const entries = Object.entries(start).map(([name, number]) => [
    name,
    fieldText(number, name === "spread" ? "" : name === "probability" ? "0%" : format),
  ]);
  return Object.fromEntries(entries) as Record<FieldName, string>;
}
