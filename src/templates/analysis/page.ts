import { buildContext, type BuildContext } from "../../sheets/context";
import { Answer, type AnswerColumns } from "../../sheets/answer";
import type { Doubt } from "../../sheets/doubts";
import { CellRef, f, words, type Expr } from "../../sheets/formula";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import { Sheet, type FrameColumn } from "../../sheets/sheet";
import { stylesOf } from "../../sheets/style";
import type { RecordedCell } from "./record";

export const ANALYSIS_TAB = "#44546A";

/** The plan of one sheet of results, or of one for each output. */
export function analysisPlan(
  id: string,
  title: string,
  options: PlanOptions,
  ...layOuts: ((context: BuildContext) => Sheet)[]
): WorkbookPlan {
  const context = buildContext(options);
  return {
    template: id,
    title,
    sheets: layOuts.map((layOut) => layOut(context).finish()),
    styles: stylesOf(options.standard),
  };
}

interface HeadSpec {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly answers: string;
  readonly at: Date;
  /** Who has computed the figures, and what is known of them; Excel where nothing is said. */
  readonly computed?: string;
  readonly columns: readonly FrameColumn[];
}

interface AnsweredSpec extends HeadSpec {
  /** Where the answer stands, and how many key figures it has. */
  readonly answer: Omit<AnswerColumns, "chartFrom" | "chartTo"> &
    Partial<AnswerColumns> & { readonly figures: number };
}

/** A sheet with its head, which says that its figures are a record and of when. */
export function openRecord(context: BuildContext, spec: HeadSpec): Sheet {
  const sheet = begin(context, spec);
  origin(sheet, spec);
  return sheet;
}

/** The same, and it answers first. */
export function openAnsweredRecord(
  context: BuildContext,
  spec: AnsweredSpec,
): { sheet: Sheet; answer: Answer } {
  const sheet = begin(context, spec);
  const { figures, ...columns } = spec.answer;
  const answer = new Answer(sheet, columns, figures, { recorded: true });
  origin(sheet, spec);
  return { sheet, answer };
}

function begin(context: BuildContext, { key, name, title, answers, columns }: HeadSpec): Sheet {
  const sheet = new Sheet(context, { key, name, tabColor: ANALYSIS_TAB, columns });
  sheet.text("title", title);
  sheet.text("purpose", answers);
  return sheet;
}

function origin(sheet: Sheet, { at, computed = "Calculated by Excel." }: HeadSpec): void {
  sheet.text("source", `Source: this workbook's own formulas, ${stamp(at)}. ${computed}`);
  sheet.text("source", "Grey figures are a record of that run; black ones are calculated from them.");
  sheet.skip();
}

/** "2026-11-24 14:05", by the clock on the wall. */
function stamp(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The cell in the user's model. */
export const cellOf = ({ sheet, row, column }: RecordedCell): CellRef =>
  new CellRef({ name: sheet }, () => ({ row, column }));

/** The output's own number format; where it has none, one with as many decimals as its size needs. */
export function formatOf({ format, value }: RecordedCell): string {
  if (format !== "General") return format;
  const size = Math.abs(value);
  if (size >= 10_000) return "#,##0";
  return size >= 1 ? "#,##0.00" : "0.0000";
}

const MOST_DECIMALS = 4;

/** The format of percents with as many decimals as it takes to tell them apart; every other format as it is. */
export function tellingApart(format: string, values: readonly unknown[]): string {
  const numbers = [...new Set(values.filter((value) => typeof value === "number"))];
  const percent = /0(?:\.(0+))?%/.exec(format);
  if (!percent) return format;
  let decimals = percent[1]?.length ?? 0;
  const shown = () => new Set(numbers.map((value) => (100 * value).toFixed(decimals))).size;
  while (decimals < MOST_DECIMALS && shown() < numbers.length) decimals++;
  return format.replace(/0(?:\.0+)?%/g, decimals > 0 ? `0.${"0".repeat(decimals)}%` : "0%");
}

/**
 * A difference of figures of this format, and its own format: of percents in percentage points, since with a percent
 * sign it reads as a part of one of them.
 */
export function differenceOf(format: string): { in: (difference: Expr) => Expr; format: string } {
  if (!format.includes("%")) return { in: (difference) => difference, format };
  return { in: (difference) => f`100*(${difference})`, format: format.replaceAll("%", '" pp"') };
}

/** A number in a note: percents as percents, and no more digits than say something. */
export function spelled(value: number, format: string): string {
  const percent = format.includes("%");
  return `${Number((percent ? 100 * value : value).toPrecision(6))}${percent ? "%" : ""}`;
}

/** How the labels of these key figures begin, by which the board page finds them. */
export const SWING = "Swing by ";
export const PART = "Part of variance by ";

/** A label in a sentence: a text constant of a formula holds 255 characters, and a line far fewer. */
export const spoken = (label: string) => words(label.slice(0, MOST_SPOKEN));
const MOST_SPOKEN = 60;

/** "Profit and Share" */
export const outputNames = (records: readonly { readonly output: RecordedCell }[]): string =>
  records.map(({ output }) => output.label).join(" and ");

/** What was in a cell, for the notes: its formula as a text. */
export const formulaText = ({ content }: RecordedCell): string =>
  typeof content === "string" && content.startsWith("=") ? `Held the formula ${content}` : "";

/** The output's cell in the run, and whether it still is what it was. */
interface RecordedOutput {
  readonly base: CellRef;
  readonly current: Doubt;
}

/** The output: what it was in the run, and what it is now. */
export function outputSection(
  sheet: Sheet,
  output: RecordedCell,
  remarks: readonly string[],
  keys: { item: string; cell: string; value: string; note: string },
): RecordedOutput {
  const { item, cell, value, note } = keys;
  sheet.heading("Output");
  sheet.headers({ [item]: "Cell", [cell]: "Address", [value]: "Value", [note]: "Note" });
  const recorded = sheet.line({
    [item]: { role: "label", value: output.label },
    [cell]: { role: "hyperlink", value: output.address, link: cellOf(output) },
    [value]: { role: "stated", value: output.value, format: formatOf(output) },
    [note]: {
      role: "remark",
      value: formulaText(output).replace("Held", "In the run. Holds"),
    },
  });
  const base = recorded[value];
  const now = sheet.line({
    [item]: { role: "label", value: "Now" },
    [value]: { role: "link", formula: f`${cellOf(output)}`, format: formatOf(output) },
    [note]: {
      role: "remark",
      value: "The same cell, live: run again when the two differ.",
    },
  })[value];
  if (!base || !now) throw new Error("The output has no cell");
  for (const remark of remarks)
    sheet.line({ [item]: { role: "note", value: "Remark" }, [note]: { role: "note", value: remark } });
  sheet.skip();
  return { base, current: { fine: f`${now}=${base}`, says: words("The model has changed since this run") } };
}
