import type { Comparison, Figure } from "../../evidence/figure";
import type { BuildContext } from "../../sheets/context";
import { CellRef, f, LateRef, list, type Expr } from "../../sheets/formula";
import { openAnswered } from "../../sheets/page";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { stylesOf } from "../../sheets/style";
import { buildContext } from "../../sheets/context";
import { Verdicts } from "../../sheets/verdict";
import { NOT_BORNE_OUT, NOT_JUDGED, said } from "../../sheets/verdict-words";
import {
  markArgument,
  readInPlace,
  ReadFigures,
  textAt,
  type CellAt,
  type Operands,
  type Place,
} from "./operands";
import { ANALYSIS_TAB } from "./page";
import { pastedSheet, type PastedPage } from "./pasted-page";
import { CLAIM_FIGURES, verdictCounts } from "./verdict-counts";

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A printed claim, and the formula that it follows from, or should. */
export interface TableClaimRow {
  readonly claim: Place;
  /** What it is about: its row and column, or its line. */
  readonly about: string;
  readonly printed: string;
  /** The printed number; nothing for a range, or where none is understood. */
  readonly figure?: { readonly value: number; readonly exponent: number; readonly comparison: Comparison };
  readonly range?: Range;
  /** How a number's cell is shown. */
  readonly claimFormat?: string;
  /** Nothing where no relation is known. */
  readonly computed?: (operands: Operands) => Expr;
  readonly format: string;
  readonly judged: boolean;
  /** The claim divides by the computed cell: it differs while that is 0. */
  readonly overNothing?: boolean;
  /** The relation in words. */
  readonly reading: string;
  readonly note: string;
}

export interface TableAudit {
  readonly title: string;
  readonly what: string;
  /** The user's own cells, from their first one on, or a pasted text, which gets a sheet. */
  readonly source:
    | { readonly kind: "cells"; readonly sheet: string; readonly row: number; readonly column: number }
    | { readonly kind: "pasted"; readonly page: PastedPage };
  readonly claims: readonly TableClaimRow[];
  /** The mark before the decimals of its texts. */
  readonly decimal: "." | ",";
}

/** Of the column for what is printed; of a longer text the beginning shows. */
const PRINTED_WIDTH = 20;

/** A link takes an action of its own: a long list names its cells without. */
const MOST_LINKS = 300;

/** The claims of a table or a whole document, each with a formula on the cells it is about. */
export function tableAuditSheets(audit: TableAudit, options: PlanOptions): WorkbookPlan {
  const context = buildContext(options);
  const { source } = audit;
  const pasted = source.kind === "pasted" ? pastedSheet(context, source.page) : null;
  const at: CellAt = (row, column) =>
    source.kind === "cells"
      ? new CellRef({ name: source.sheet }, () => ({ row: source.row + row, column: source.column + column }))
      : new CellRef(pasted!, () => ({ row, column }));
  const sheet = layOut(context, audit, at);
  return {
    template: "table-audit",
    title: audit.title,
    sheets: [sheet.finish(), ...(pasted ? [pasted.finish()] : [])],
    styles: stylesOf(options.standard),
  };
}

function layOut(context: BuildContext, { title, what, claims, decimal }: TableAudit, at: CellAt): Sheet {
  const verdicts = new Verdicts(context, { comparisons: true, unstated: "" });
  const { sheet, answer } = openAnswered(context, {
    key: "table-audit",
    name: "Table audited",
    title,
    answers: "Which of the printed figures follow from the others?",
    source: what,
    tabColor: ANALYSIS_TAB,
    columns: [
      { key: "where", width: 22 },
      { key: "about", width: 56 },
      { key: "stated", width: PRINTED_WIDTH },
      { key: "computed", width: 16 },
      { key: "verdict", width: 14 },
      { key: "off", width: 10 },
      { key: "reading", width: 52 },
      { key: "note", width: 40 },
      ...verdicts.frame,
    ],
    value: "stated",
    figures: CLAIM_FIGURES,
    recorded: true,
  });
  verdicts.attach(sheet);
  const plain = context.options.dialect === "plain";
  const figures = plain ? new ReadFigures(sheet, at) : null;
  const operands = figures ?? readInPlace(at, decimal);
  const judged = new LateRef();
  verdictCounts(sheet, answer, judged, { word: "where", count: "about" });

  const number = plain ? sheet.here(verdicts.numberKey) : undefined;
  const columns = verdicts.columns("computed", { stated: "As printed", verdict: "Verdict" });
  const table = sheet.table({
    name: "Audited_table",
    filter: true,
    columns: [
      { key: "where", header: "Claim", role: "label" },
      { key: "about", header: "About", role: "label" },
      columns.stated,
      { key: "computed", header: "Computed", role: "formula" },
      columns.verdict,
      { key: "off", header: "Off by", role: "formula", format: "0.0%" },
      { key: "reading", header: "Computed as", role: "note" },
      { key: "note", header: "Note", role: "note" },
      ...columns.helpers,
    ],
    rows: claims.map((claim) => ({
      ...rowOf(claim, at, operands, claims.length <= MOST_LINKS, {
        decimal,
        number,
        ends: claim.range && claim.judged ? figures?.ends(claim.claim, claim.range) : undefined,
        verdicts,
      }),
      ...(plain && helpersOf(claim, verdicts)),
    })),
  });
  judged.settle(table.column("verdict"));
  figures?.place();
  return sheet;
}

/** What a claim is judged by besides its text. */
interface Judge {
  readonly decimal: TableAudit["decimal"];
  /** On a plain sheet: the cell of the printed number, or those of a range's ends. */
  readonly number: Expr | undefined;
  readonly ends: readonly [low: Expr, high: Expr] | undefined;
  readonly verdicts: Verdicts;
}

function rowOf(
  claim: TableClaimRow,
  at: CellAt,
  operands: Operands,
  linked: boolean,
  judge: Judge,
): Record<string, CellSpec | string> {
  const cell = at(claim.claim.row, claim.claim.column);
  const address = cell.target.replace(/^'([A-Za-z][A-Za-z ]*)'!/, "$1!");
  const computed = claim.computed?.(operands);
  return {
    where: linked ? { role: "hyperlink", value: address, link: cell } : address,
    about: claim.about,
    stated: {
      role: claim.printed.length < PRINTED_WIDTH ? "stated" : "note",
      formula: textAt(at, claim.claim),
      format: claim.claimFormat ?? "General",
    },
    computed: computed ? { role: "formula", formula: computed, format: claim.format } : { role: "formula" },
    verdict: verdictOf(claim, judge),
    off: {
      role: "formula",
      ...(computed && claim.judged && { formula: offBy(claim, judge) }),
      format: "0.0%",
    },
    reading: claim.reading,
    note: claim.note,
  };
}

const here = (header: string): Expr => ({
  render: () => `[@${/^\w+$/.test(header) ? header : `[${header}]`}]`,
});
const COMPUTED = here("Computed");

/** Nothing, where the column's own formula judges. */
function verdictOf(
  { judged, overNothing, figure, claim, claimFormat }: TableClaimRow,
  { decimal, number, ends, verdicts }: Judge,
): CellSpec {
  const plain = number !== undefined;
  if (ends && judged) return { role: "verdict", formula: verdicts.between(COMPUTED, ends) };
  if (overNothing)
    return { role: "verdict", formula: f`IF(${COMPUTED}=0,${said("differs")},${said(NOT_JUDGED)})` };
  if (!judged || (plain && !figure)) return { role: "verdict", value: NOT_JUDGED };
  // A number is judged by the digits that its cell shows.
  if (!plain && claim.numeric && figure && claimFormat) {
    const { exponent } = figure;
    const units = { render: () => `${exponent > 0 ? "/" : "*"}1${"0".repeat(Math.abs(exponent))}` };
    const scaled = exponent === 0 ? here("As printed") : f`${here("As printed")}${units}`;
    return {
      role: "verdict",
      formula: f`ROI_VERDICT(ROUND(${scaled},0)&"E${{ render: () => String(exponent) }}",${COMPUTED})`,
    };
  }
  if (!plain && decimal !== "." && !claim.numeric)
    return {
      role: "verdict",
      formula: f`ROI_VERDICT(${here("As printed")},${COMPUTED}${markArgument(decimal)})`,
    };
  return { role: "verdict" };
}

/** The share by which a claim that isn't borne out misses. */
function offBy({ claim }: TableClaimRow, { decimal, number, ends }: Judge): Expr {
  const verdict = here("Verdict");
  const stated = ends
    ? f`IF(${COMPUTED}<${ends[0]},${ends[0]},${ends[1]})`
    : (number ??
      (claim.numeric ? here("As printed") : f`ROI_VALUE(${here("As printed")}${markArgument(decimal)})`));
  const off = f`ABS(${stated}-${COMPUTED})/ABS(${COMPUTED})`;
  return f`IF(OR(${list(NOT_BORNE_OUT.map((word) => f`${verdict}=${said(word)}`))}),IFERROR(${off},""),"")`;
}

/** The printed number with its precision, for the native verdict; empty cells where nothing is judged. */
function helpersOf(claim: TableClaimRow, verdicts: Verdicts): Record<string, CellSpec> {
  const { [verdicts.statedKey]: _stated, ...helpers } = verdicts.row(claim.figure && figureOf(claim));
  return helpers as Record<string, CellSpec>;
}

function figureOf({ printed, about, figure }: TableClaimRow): Figure {
  const { value, exponent, comparison } = figure!;
  return {
    id: about,
    label: about,
    printed,
    value,
    unit: "number",
    section: about,
    step: Number(`1e${exponent}`),
    comparison,
  };
}
