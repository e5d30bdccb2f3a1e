import {
  areaText,
  type Area,
  type Audit as WrittenAudit,
  type Claims,
  type ReadClaims,
  type SelectedArea,
} from "../../../excel/claims";
import type { SavedOptions, Workbook } from "../../../excel";
import { claimAuditSheet } from "../../../templates/analysis";
import { verdictConditionals } from "../../../sheets/style";
import { Store, type Notice } from "../../state";
import { contentFor, judge, verdictBlock, type Judgement, type JudgedClaim } from "./judge";
import { claimCount, say, type PlaceChoice } from "./messages";

export interface AuditState {
  claims: SelectedArea | null;
  computed: SelectedArea | null;
  /** First cell of the verdicts, where the user chooses it. */
  destination: Area | null;
  place: PlaceChoice;
  /** Words as values, for readers without the add-in. */
  plain: boolean;
  task: "selecting" | "auditing" | "taking-back" | null;
  problems: Partial<Record<"claims" | "computed" | "place", string>>;
  result: AuditOutcome | null;
  /** Null until the workbook has been read. */
  audits: WrittenAudit[] | null;
  notice: Notice | null;
  /** Verdicts that were edited since, and are to be taken back. */
  question: { id: string; where: string; complete: boolean } | null;
}

export interface AuditOutcome {
  judgement: Judgement;
  /** Where the verdicts are. */
  where: string;
  merged: boolean;
}

/** What the view needs of the workbook. */
export type AuditBook = Pick<Workbook, "insert"> & { readonly claims: Claims };

/** What the view does. It knows no DOM. */
export class Audit {
  readonly store: Store<AuditState>;

  constructor(
    private readonly workbook: AuditBook,
    private readonly options: () => SavedOptions,
  ) {
    this.store = new Store<AuditState>({
      claims: null,
      computed: null,
      destination: null,
      place: "beside",
      plain: options().dialect === "plain",
      task: null,
      problems: {},
      result: null,
      audits: null,
      notice: null,
      question: null,
    });
  }

  /** Reads which verdicts are in the workbook. */
  async refresh(): Promise<void> {
    const result = await this.workbook.claims.list();
    if (result.kind === "listed") this.store.update({ audits: result.audits });
    else if (this.store.state.audits === null)
      this.store.update({ audits: [], notice: say.failed(result.problem) });
  }

  async useSelection(as: "claims" | "computed" | "destination"): Promise<void> {
    if (this.store.state.task) return;
    this.store.update({ task: "selecting", notice: null });
    const result = await this.workbook.claims.selection();
    const { [as === "destination" ? "place" : as]: _solved, ...problems } = this.store.state.problems;
    switch (result.kind) {
      case "selected":
        return this.store.update({ task: null, [as]: result.area, problems });
      case "not-one-range":
        return this.store.update({ task: null, notice: say.notOneRange });
      case "empty":
        return this.store.update({ task: null, notice: say.emptySelection });
      case "failed":
        return this.store.update({ task: null, notice: say.failed(result.problem) });
    }
  }

  choosePlace(place: PlaceChoice): void {
    const { place: _solved, ...problems } = this.store.state.problems;
    this.store.update({ place, problems });
  }

  setPlain(plain: boolean): void {
    this.store.update({ plain });
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  async show(area: Area): Promise<void> {
    const result = await this.workbook.claims.show(area);
    if (result.kind === "failed") this.store.update({ notice: say.failed(result.problem) });
  }

  /** Reads, judges and writes. */
  async audit(): Promise<void> {
    const { claims, computed, place, destination, task } = this.store.state;
    if (task) return;
    const problems: AuditState["problems"] = {
      ...(!claims && { claims: "Select the printed figures first." }),
      ...(!computed && { computed: "Select the computed cells first." }),
      ...(place === "cell" && !destination && { place: "Select the first cell for the verdicts." }),
    };
    if (!claims || !computed || Object.keys(problems).length) {
      this.store.update({ problems: {} });
      return this.store.update({ problems });
    }
    this.store.update({ task: "auditing", problems: {}, notice: null, result: null });
    const read = await this.workbook.claims.read({
      claims,
      computed,
      ...(place === "cell" && destination && { destination }),
    });
    if (read.kind === "refused")
      return this.store.update({ task: null, problems: { computed: read.reason } });
    if (read.kind === "failed") return this.store.update({ task: null, notice: say.failed(read.problem) });
    const judgement = judge(read);
    if (!judgement.claims.length) return this.store.update({ task: null, notice: say.noClaims });
    await (place === "sheet" ? this.toSheet(read, judgement) : this.beside(read, judgement));
    await this.refresh();
  }

  private async beside(read: ReadClaims, judgement: Judgement): Promise<void> {
    if (read.place.kind === "none")
      return this.store.update({ task: null, problems: { place: read.place.reason } });
    const { area } = read.place;
    const result = await this.workbook.claims.write({
      place: area,
      cells: verdictBlock(read, judgement, area.sheet, this.store.state.plain),
      conditionals: verdictConditionals(area.range),
      claims: read.claims.area,
      computed: read.computed.area,
    });
    switch (result.kind) {
      case "written":
        return this.finished(judgement, areaText(area), read.merged);
      case "taken":
        return this.store.update({
          task: null,
          problems: { place: `Something was written to ${result.where} just now. Try again.` },
        });
      case "failed":
        return this.store.update({ task: null, notice: say.notWritten(result.problem, result.restored) });
      case "busy":
        return this.store.update({ task: null });
    }
  }

  private async toSheet(read: ReadClaims, judgement: Judgement): Promise<void> {
    const options = { ...this.options(), ...(this.store.state.plain && { dialect: "plain" as const }) };
    const what = `${areaText(read.claims.area)} against ${areaText(read.computed.area)}`;
    const rows = judgement.claims.map((judged) => this.sheetRow(read, judged));
    const result = await this.workbook.insert(
      (taken) => claimAuditSheet({ title: "Claims audited", what, claims: rows }, { ...options, taken }),
      { options },
    );
    switch (result.kind) {
      case "inserted":
        return this.finished(judgement, `the sheet “${result.insertion.sheets[0]?.name ?? ""}”`, read.merged);
      case "failed":
        return this.store.update({ task: null, notice: say.notWritten(result.problem, result.restored) });
      default:
        return this.store.update({ task: null });
    }
  }

  private sheetRow(read: ReadClaims, judged: JudgedClaim) {
    const { claim, computed, outcome } = judged;
    const { area, cells } = read.claims;
    const cell = cells[claim.range.row - area.range.row]?.[claim.range.column - area.range.column];
    const { plain } = this.store.state;
    const place = (of: Area) => ({
      address: areaText(of),
      sheet: of.sheet,
      row: of.range.row,
      column: of.range.column,
    });
    return {
      claim: place(claim),
      computed: place(computed),
      claimFormat: judged.claimFormat,
      computedFormat: judged.computedFormat,
      // Of no sheet of the workbook: every reference carries its sheet's name.
      verdict: cell ? contentFor(judged, cell, "", plain) : "",
      note: outcome.kind === "unjudged" ? outcome.reason : "",
    };
  }

  private finished(judgement: Judgement, where: string, merged: boolean): void {
    this.store.update({
      task: null,
      result: { judgement, where, merged },
      notice: say.written(judgement.claims.length, where),
    });
  }

  /** Takes verdicts back; asks first when they were edited. */
  async takeBack(id: string, force = false): Promise<void> {
    if (this.store.state.task) return;
    this.store.update({ task: "taking-back", notice: null });
    const result = await this.workbook.claims.takeBack(id, { force });
    await this.refresh();
    switch (result.kind) {
      case "taken-back":
        return this.store.update({ task: null, result: null, notice: say.takenBack });
      case "changed":
        return this.store.update({
          task: null,
          question: { id, where: result.where, complete: result.complete },
        });
      case "gone":
        return this.store.update({ task: null, notice: say.gone });
      case "failed":
        return this.store.update({ task: null, notice: say.notTakenBack(result.problem) });
      case "busy":
        return this.store.update({ task: null });
    }
  }

  /** The answer to the question that `takeBack` asked. */
  async answer(takeBack: boolean): Promise<void> {
    const { question } = this.store.state;
    if (!question) return;
    this.store.update({ question: null, notice: takeBack ? null : say.kept });
    if (takeBack) await this.takeBack(question.id, true);
  }
}

/** "12 claims, 3 cells without one". */
export function countText({ claims, blank }: Judgement): string {
  return blank
    ? `${claimCount(claims.length)}, ${blank.toLocaleString()} without one`
    : claimCount(claims.length);
}
