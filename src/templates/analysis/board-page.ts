import { CellRef, f, list, type Expr } from "../../sheets/formula";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import { Sheet } from "../../sheets/sheet";
import { ANALYSIS_TAB, analysisPlan } from "./page";

/** A figure that an inserted sheet shows, where it stands now. */
interface BoardFigure {
  label: string;
  row: number;
  column: number;
  /** Number format code. */
  format: string;
}

export interface BoardSheet {
  key: string;
  name: string;
  /** Of the insertion that the sheet belongs to. */
  title: string;
  figures: readonly BoardFigure[];
}

export interface BoardRecord {
  /** In the order of their tabs. */
  sheets: readonly BoardSheet[];
  /** "2026-11-26" */
  date: string;
  /** Where the figures of the inserted templates come from, each once. */
  sources: readonly string[];
}

export const BOARD_KEY = "board-page";
/** The label under which a sheet's sentence is among its figures. */
const ANSWER = "Answer";
const STATUS = new Set(["Inputs", "Checks", ANSWER]);
const MOST_FIGURES = 5;
const MOST_INPUTS = 3;
/** Which sheet's answer is the decision, where several answer: one's own models before the document's. */
const FIRST = [
  "business-case",
  "savings-case",
  "risk",
  "training-run",
  "serving",
  "summary",
  "training-70b",
  "startup-7b",
];

const found = ({ figures }: BoardSheet, ...labels: string[]) =>
  figures.find(({ label }) => labels.includes(label));
const answers = (sheet: BoardSheet) => found(sheet, ANSWER) !== undefined;
const rank = ({ key }: BoardSheet) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);

/** The sheet whose answer leads; undefined where nothing is inserted that answers. */
export function leading(sheets: readonly BoardSheet[]): BoardSheet | undefined {
  return sheets.filter(answers).sort((one, other) => rank(one) - rank(other))[0];
}

/** One page to decide by, of live links to what the workbook's other sheets say. */
export function boardPage(record: BoardRecord, options: PlanOptions): WorkbookPlan {
  return analysisPlan(BOARD_KEY, "Board page", options, (context) => {
    const sheet = new Sheet(context, {
      key: BOARD_KEY,
      name: "Board page",
      tabColor: ANALYSIS_TAB,
      columns: [
        { key: "item", width: 36 },
        { key: "value", width: 22 },
        { key: "from", width: 82 },
      ],
    });
    const main = leading(record.sheets);
    if (!main) throw new Error("Nothing in the workbook has an answer");
    layOut(sheet, main, record);
    return sheet;
  });
}

function layOut(sheet: Sheet, main: BoardSheet, { sheets, date, sources }: BoardRecord): void {
  const others = sheets.filter((one) => one !== main);
  sheet.text("title", `${main.title}: for decision`);
  sheet.text("purpose", `As of ${date}. Every figure is a live link to its cell.`);
  sheet.band(sheet.reserve(1), { role: "answer", formula: cellOf(main, found(main, ANSWER)!) });
  sheet.skip();

  const block = (title: string, item: string, value: string) => {
    sheet.heading(title);
    sheet.headers({ item, value, from: "From" });
  };
  const line = (label: string, from: BoardSheet, figure: BoardFigure) => {
    const refs = sheet.line({
      item: { role: "label", value: label },
      value: { role: "link", formula: cellOf(from, figure), format: figure.format },
      from: { role: "hyperlink", value: from.name, link: cellOf(from, figure), indent: 1 },
    });
    sheet.keyFigure(label, refs.value);
  };
  const nothing = (said: string) => sheet.line({ item: { role: "remark", value: said } });

  block("Key figures", "Figure", "Value");
  for (const figure of main.figures.filter(({ label }) => !STATUS.has(label)).slice(0, MOST_FIGURES))
    line(figure.label, main, figure);
  line("Inputs complete", main, found(main, "Inputs")!);
  line("Checks hold", main, found(main, "Checks")!);

  sheet.skip();
  block("What matters most, and the risk", "Input, or chance", "Swing, chance");
  const swings = sheets.flatMap((from) =>
    from.key === "sensitivity"
      ? from.figures.filter(({ label }) => label.startsWith(SWING)).map((figure) => ({ from, figure }))
      : [],
  );
  for (const { from, figure } of swings.slice(0, MOST_INPUTS))
    line(figure.label.slice(SWING.length), from, figure);
  if (swings.length === 0) nothing("Which inputs matter most isn't known: no sensitivity has been run.");
  const losses = sheets.flatMap((from) =>
    from.figures.filter(({ label }) => LOSS.test(label)).map((figure) => ({ from, figure })),
  );
  for (const { from, figure } of losses) line(figure.label, from, figure);
  if (losses.length === 0) nothing("The probability of a loss is not known: no simulation has been run.");

  sheet.skip();
  block("Claims that are not borne out", "Table of claims", "Claims");
  const audits = sheets.flatMap((from) => {
    const counts = from.figures.filter(({ label }) => NOT_BORNE_OUT.includes(label));
    return counts.length > 0 ? [{ from, counts }] : [];
  });
  for (const { from, counts } of audits) {
    const [first] = counts as [BoardFigure];
    if (counts.length === 1) line(from.name, from, first);
    else {
      const sum: Expr = f`${list(
        counts.map((figure) => cellOf(from, figure)),
        "+",
      )}`;
      sheet.line({
        item: { role: "label", value: from.name },
        value: { role: "formula", formula: sum, format: "0" },
        from: { role: "hyperlink", value: from.name, link: cellOf(from, first), indent: 1 },
      });
    }
  }
  if (audits.length === 0) nothing("No claims have been audited in this workbook.");

  // What a workbook takes in is no answer.
  const further = others.filter((one) => answers(one) && one.key !== "inputs");
  if (further.length > 0) {
    sheet.skip();
    sheet.heading("What the other sheets answer");
    for (const other of further)
      sheet.line({
        item: { role: "hyperlink", value: other.name, link: cellOf(other, found(other, ANSWER)!) },
        value: { role: "link", formula: cellOf(other, found(other, ANSWER)!) },
      });
  }

  sheet.skip();
  sheet.heading("Sources");
  for (const source of sources) sheet.line({ item: { role: "source", value: source } });
  sheet.line({
    item: { role: "mode", value: "Formulas: plain links, no add-in needed for this page itself." },
  });
}

const SWING = "Swing by ";
const LOSS = /^probability (?:below 0|of (?:a )?loss)/i;
const NOT_BORNE_OUT = ["Rows not borne out", "Verdicts: differs", "Verdicts: fails"];

const cellOf = ({ name }: BoardSheet, { row, column }: BoardFigure): CellRef =>
  new CellRef({ name }, () => ({ row, column }));
