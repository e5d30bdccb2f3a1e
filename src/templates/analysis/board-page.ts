import { CellRef, f, list, words, type Expr } from "../../sheets/formula";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import { Sheet } from "../../sheets/sheet";
import { ANALYSIS_TAB, analysisPlan, PART, SWING } from "./page";
import { NOT_BORNE_OUT } from "../../sheets/verdict-words";

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

/** A claim that is not borne out, and where its parts stand. */
export interface BoardClaim {
  sheet: string;
  row: number;
  columns: { claim: number; printed: number; computed: number; verdict: number };
  formats: { printed: string; computed: string };
}

export interface BoardRecord {
  /** In the order of their tabs. */
  sheets: readonly BoardSheet[];
  claims: readonly BoardClaim[];
  /** "2026-11-26" */
  date: string;
  /** Where the figures of the inserted templates come from, each once. */
  sources: readonly string[];
}

export const BOARD_KEY = "board-page";
/** What is asked of the workbook's tables of claims: their headers, by the sheets that have them. */
export const CLAIM_TABLES = [
  { claim: "About", printed: "As printed", computed: "Computed", verdict: "Verdict" },
  { claim: "Claim", printed: "As printed", computed: "Computed", verdict: "Verdict" },
  { claim: "Claim", printed: "Document states", computed: "Computed", verdict: "Verdict" },
] as const;
/** More would not stay on one page. */
export const MOST_CLAIMS = 8;
const MOST_FIGURES = 5;
const MOST_INPUTS = 3;
const MOST_LOSSES = 3;
const MOST_OTHERS = 6;
/** Characters of a claim, as its column holds them. */
const MOST_PRINTED = f`20`;

/** The label under which a sheet's sentence is among its figures. */
const ANSWER = "Answer";
const STATUS = new Set(["Inputs", "Checks", ANSWER]);
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

const found = ({ figures }: BoardSheet, label: string) => figures.find((figure) => figure.label === label);
const answers = (sheet: BoardSheet) => found(sheet, ANSWER) !== undefined;
const rank = ({ key }: BoardSheet) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);

/** The sheet whose answer leads; undefined where nothing is inserted that answers. What a run recorded leads nothing. */
export function leading(sheets: readonly BoardSheet[]): BoardSheet | undefined {
  return sheets
    .filter((sheet) => [...STATUS].every((label) => found(sheet, label)))
    .sort((one, other) => rank(one) - rank(other))[0];
}

/** One page to decide by, of live links to what the workbook's other sheets say. */
export function boardPage(record: BoardRecord, options: PlanOptions): WorkbookPlan {
  return analysisPlan(BOARD_KEY, "Board page", options, (context) => {
    const sheet = new Sheet(context, {
      key: BOARD_KEY,
      name: "Board page",
      tabColor: ANALYSIS_TAB,
      onePage: true,
      columns: [
        { key: "item", width: 62 },
        { key: "value", width: 22 },
        { key: "computed", width: 22 },
        { key: "verdict", width: 14 },
        { key: "from", width: 54 },
      ],
    });
    const main = leading(record.sheets);
    if (!main) throw new Error("Nothing in the workbook has an answer");
    layOut(new Page(sheet), main, record);
    return sheet;
  });
}

/** A figure with the sheet that shows it. */
interface Shown {
  readonly from: BoardSheet;
  readonly figure: BoardFigure;
}

const figuresThat = (sheets: readonly BoardSheet[], wanted: (figure: BoardFigure, key: string) => boolean) =>
  sheets.flatMap((from): Shown[] =>
    from.figures.filter((figure) => wanted(figure, from.key)).map((figure) => ({ from, figure })),
  );

function layOut(page: Page, main: BoardSheet, { sheets, claims, date, sources }: BoardRecord): void {
  const { sheet } = page;
  sheet.text("title", `${main.title}: for decision`);
  sheet.text("purpose", `As of ${date}. Every figure is a live link to its cell.`);
  sheet.band(sheet.reserve(1), { role: "answer", formula: cellOf(main, found(main, ANSWER)!) });
  sheet.skip();

  page.block("Key figures", "Figure", "Value");
  for (const figure of main.figures.filter(({ label }) => !STATUS.has(label)).slice(0, MOST_FIGURES))
    page.line(figure.label, { from: main, figure });
  page.line("Inputs complete", { from: main, figure: found(main, "Inputs")! });
  page.line("Checks hold", { from: main, figure: found(main, "Checks")! });

  sheet.skip();
  page.block("What matters most, and the risk", "Input, or chance", "Swing, chance");
  const swings = figuresThat(sheets, ({ label }, key) => key === "sensitivity" && label.startsWith(SWING));
  const parts = figuresThat(sheets, ({ label }) => label.startsWith(PART));
  const [begin, matters] = swings.length > 0 ? [SWING, swings] : [PART, parts];
  for (const shown of matters.slice(0, MOST_INPUTS)) {
    const name = shown.figure.label.slice(begin.length);
    page.line(begin === PART ? `${name}, part of the variance` : name, shown);
  }
  if (matters.length === 0) page.remark("Which inputs matter most isn't known: no sensitivity has been run.");
  const losses = figuresThat(sheets, ({ label }) => LOSS.test(label)).slice(0, MOST_LOSSES);
  for (const shown of losses) page.line(shown.figure.label, shown);
  if (losses.length === 0) page.remark("The probability of a loss is not known: no simulation has been run.");

  sheet.skip();
  unborne(page, sheets, claims);

  // What a workbook takes in is no answer.
  const further = sheets.filter((one) => one !== main && answers(one) && one.key !== "inputs");
  if (further.length > 0) {
    sheet.skip();
    sheet.heading("What the other sheets answer");
    for (const other of further.slice(0, MOST_OTHERS))
      sheet.line({
        item: { role: "hyperlink", value: other.name, link: cellOf(other, found(other, ANSWER)!) },
        value: { role: "link", formula: cellOf(other, found(other, ANSWER)!) },
      });
    if (further.length > MOST_OTHERS)
      page.remark(`And ${further.length - MOST_OTHERS} more sheets: see their first lines.`);
  }

  sheet.skip();
  sheet.heading("Sources");
  for (const source of sources) sheet.line({ item: { role: "source", value: source } });
  sheet.line({
    item: { role: "mode", value: "Formulas: plain links, no add-in needed for this page itself." },
  });
}

/** How many claims are not borne out in each table, and the first of them. */
function unborne(page: Page, sheets: readonly BoardSheet[], claims: readonly BoardClaim[]): void {
  const { sheet } = page;
  const counted = figuresThat(sheets, ({ label }) => COUNTS.includes(label));
  page.block("Claims that are not borne out", "Table of claims", "Claims");
  if (counted.length === 0) return page.remark("No claims have been audited in this workbook.");
  const totals = counted.map((shown) => page.line(shown.from.name, shown));
  if (claims.length === 0) return page.said(f`IF(${list(totals, "+")}=0,${words(ALL_BORNE_OUT)},"")`);
  sheet.headers({
    item: "Claim",
    value: "As printed",
    computed: "Computed",
    verdict: "Verdict",
    from: "From",
  });
  const verdicts = claims.map((claim) => page.claim(claim));
  const still = list(
    NOT_BORNE_OUT.map((word) => f`COUNTIF(${verdicts[0]!}:${verdicts.at(-1)!},${words(word)})`),
    "+",
  );
  const more = f`(${list(totals, "+")}-(${still}))`;
  page.said(f`IF(${more}>0,FIXED(${more},0)&${words(" more: see the tables themselves.")},"")`);
}

/** Lines of the page. */
class Page {
  constructor(readonly sheet: Sheet) {}

  block(title: string, item: string, value: string): void {
    this.sheet.heading(title);
    this.sheet.headers({ item, value, computed: "From" });
  }

  line(label: string, { from, figure }: Shown): CellRef {
    const cell = cellOf(from, figure);
    const { value } = this.sheet.line({
      item: { role: "label", value: label },
      value: { role: "link", formula: cell, format: figure.format },
      computed: { role: "hyperlink", value: from.name, link: cell, indent: 1 },
    });
    this.sheet.keyFigure(label, value);
    return value;
  }

  /** @returns the cell of its verdict */
  claim({ sheet: name, row, columns, formats }: BoardClaim): CellRef {
    const at = (column: number) => new CellRef({ name }, () => ({ row, column }));
    const printed = at(columns.printed);
    const cut = f`IF(LEN(${printed})>${MOST_PRINTED},LEFT(${printed},${MOST_PRINTED}-1)&"…",${printed})`;
    return this.sheet.line({
      item: { role: "label", formula: at(columns.claim) },
      value: { role: "stated", formula: cut, format: formats.printed },
      computed: { role: "link", formula: at(columns.computed), format: formats.computed },
      verdict: { role: "verdict", formula: at(columns.verdict) },
      from: { role: "hyperlink", value: name, link: at(columns.claim), indent: 1 },
    }).verdict;
  }

  remark(value: string): void {
    this.sheet.line({ item: { role: "remark", value } });
  }

  said(formula: Expr): void {
    this.sheet.line({ item: { role: "remark", formula } });
  }
}

const LOSS = /^probability (?:below 0|of (?:a )?loss)/i;
const COUNTS: readonly string[] = ["Rows not borne out", "Claims not borne out"];
const ALL_BORNE_OUT = "Every claim that could be judged is borne out.";

const cellOf = ({ name }: BoardSheet, { row, column }: BoardFigure): CellRef =>
  new CellRef({ name }, () => ({ row, column }));
