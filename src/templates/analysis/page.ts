import { buildContext, type BuildContext } from "../../sheets/context";
import { CellRef, f, words } from "../../sheets/formula";
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

/** A sheet with its head, which says that its figures are a record and of when. */
export function openRecord(
  context: BuildContext,
  { key, name, title, answers, at, computed = "Calculated by Excel.", columns }: HeadSpec,
): Sheet {
  const sheet = new Sheet(context, { key, name, tabColor: ANALYSIS_TAB, columns });
  sheet.text("title", title);
  sheet.text("purpose", answers);
  sheet.text(
    "source",
    `Source: this workbook's own formulas, ${stamp(at)}. ${computed} Grey figures are a record of that run; black ones are calculated from them.`,
  );
  sheet.skip();
  return sheet;
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

/** "Profit and Share" */
export const outputNames = (records: readonly { readonly output: RecordedCell }[]): string =>
  records.map(({ output }) => output.label).join(" and ");

/** What was in a cell, for the notes: its formula as a text. */
export const formulaText = ({ content }: RecordedCell): string =>
  typeof content === "string" && content.startsWith("=") ? `Held the formula ${content}` : "";

/** The output: what it was in the run, what it is now, and whether that is the same. */
export function outputSection(
  sheet: Sheet,
  output: RecordedCell,
  remarks: readonly string[],
  keys: { item: string; cell: string; value: string; note: string },
): CellRef {
  const { item, cell, value, note } = keys;
  sheet.heading("Output");
  sheet.headers({ [item]: "Cell", [cell]: "Address", [value]: "Value", [note]: "Note" });
  const recorded = sheet.line({
    [item]: { role: "label", value: output.label },
    [cell]: { role: "hyperlink", value: output.address, link: cellOf(output) },
    [value]: { role: "stated", value: output.value, format: formatOf(output) },
    [note]: {
      role: "note",
      value: formulaText(output).replace("Held", "In the run, with all inputs as they were. Holds"),
    },
  });
  const base = recorded[value];
  const now = sheet.line({
    [item]: { role: "label", value: "Now" },
    [value]: { role: "link", formula: f`${cellOf(output)}`, format: formatOf(output) },
    [note]: { role: "note", value: "The same cell, live." },
  })[value];
  if (!base || !now) throw new Error("The output has no cell");
  sheet.line({
    [item]: { role: "label", value: "The record is up to date" },
    [value]: { role: "check", formula: f`IF(${now}=${base},"OK",${words("Model changed since")})` },
    [note]: {
      role: "note",
      value: "Run the analysis again when the model has changed: this sheet doesn't follow it.",
    },
  });
  for (const remark of remarks)
    sheet.line({ [item]: { role: "note", value: "Remark" }, [note]: { role: "note", value: remark } });
  sheet.skip();
  return base;
}
