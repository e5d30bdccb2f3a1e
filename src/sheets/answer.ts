import { firstOf, type Doubt } from "./doubts";
import { CellRef, f, words, type Expr } from "./formula";
import type { Sheet } from "./sheet";
import type { CellSpec, ChartSpec } from "./specs";
import { TO_MEND } from "./marks";

export interface KeyFigure {
  readonly label: string;
  readonly unit: string;
  readonly format: string;
  readonly formula: Expr;
  /** The figure's name in the workbook, and what it is. */
  readonly name?: readonly [name: string, comment: string];
}

/** Keys of the columns in which the block stands, and of those that its chart covers. */
export interface AnswerColumns {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly chartFrom: string;
  readonly chartTo: string;
}

type Chartless = Omit<AnswerColumns, "chartFrom" | "chartTo">;

interface AnswerContent {
  /** What the sheet says once its inputs are complete. */
  readonly sentence: Expr;
  readonly figures: readonly KeyFigure[];
  /** What every figure waits for; the sheet's own inputs when left out. */
  readonly inputs?: readonly Doubt[];
  /** What is said, but stops nothing; the sheet's own checks when left out. */
  readonly checks?: readonly Doubt[];
}

const UNKNOWN = "With these inputs some figure can't be computed: see the row that shows an error.";

/** Rows of a chart that can be read. */
const CHART_ROWS = 13;

/**
 * What a sheet answers, under its title: a sentence, key figures, what is missing and where, and whether all checks hold,
 * with a chart beside it. The block's place is kept when the sheet begins, and filled when all else is laid out.
 */
export class Answer {
  /** "OK" once every input is there and right; what isn't, and its cell, before. */
  readonly ready: CellRef;
  /** "OK" while all checks hold, and else what the first of them says. */
  readonly holds: CellRef;
  private readonly top: number;
  private settled = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly columns: Chartless & Partial<AnswerColumns>,
    private readonly figures: number,
    /** What stands in the block itself, where the sheet's head has no room of its own for it. */
    private readonly about?: { readonly source: string; readonly mode: string },
  ) {
    const lines = figures + (about ? 5 : 3);
    this.top = sheet.reserve(columns.chartFrom === undefined ? lines : Math.max(lines, CHART_ROWS + 1));
    this.ready = this.at(figures + 1, columns.value);
    this.holds = this.at(figures + 2, columns.value);
  }

  chart(chart: Omit<ChartSpec, "from" | "to" | "rows">): void {
    const { chartFrom: from, chartTo: to } = this.columns;
    if (from === undefined || to === undefined) throw new Error("The answer has no place for a chart");
    this.sheet.chart({ ...chart, from, to, rows: CHART_ROWS, top: this.top + 1 });
  }

  /** The result once the inputs are complete, and a dash before: never a number made of a bad input, nor a wall of errors. */
  readonly guarded = (result: Expr): Expr => f`IF(${this.ready}="OK",${result},"–")`;

  settle({ sentence, figures, inputs, checks }: AnswerContent): void {
    if (this.settled || figures.length !== this.figures)
      throw new Error("The answer's place has another size");
    this.settled = true;
    const { sheet, columns } = this;
    sheet.band(this.top, {
      role: "answer",
      formula: f`IF(${this.ready}="OK",IFERROR(${sentence},${words(UNKNOWN)}),${words(TO_MEND)}&${this.ready})`,
    });
    figures.forEach(({ label, unit, format, formula, name }, i) => {
      this.label(i + 1, label);
      this.put(i + 1, columns.unit, { role: "unit", value: unit });
      const cell = this.put(i + 1, columns.value, { role: "figure", formula: this.guarded(formula), format });
      sheet.keyFigure(label, cell);
      if (name) sheet.define(name[0], cell, name[1]);
    });
    const told = new CellRef(sheet, () => ({ row: this.top, column: 0 }));
    const status = (row: number, label: string, formula: Expr) => {
      this.label(row, label);
      sheet.keyFigure(label, this.put(row, columns.value, { role: "status", formula }));
    };
    status(figures.length + 1, "Inputs", inputs ? firstOf(inputs) : sheet.missing);
    status(
      figures.length + 2,
      "Checks",
      f`IF(${this.ready}="OK",${checks ? firstOf(checks) : sheet.broken},"–")`,
    );
    sheet.keyFigure("Answer", told);
    if (!this.about) return;
    this.put(figures.length + 3, columns.label, { role: "source", value: this.about.source });
    this.put(figures.length + 4, columns.label, { role: "mode", value: this.about.mode });
  }

  private label(row: number, value: string): void {
    this.put(row, this.columns.label, { role: "label", value });
  }

  private put(row: number, key: string, cell: CellSpec): CellRef {
    return this.sheet.put(this.top + row, this.sheet.columnOf(key), cell);
  }

  private at(row: number, key: string): CellRef {
    const position = { row: this.top + row, column: this.sheet.columnOf(key) };
    return new CellRef(this.sheet, () => position);
  }
}

/** An amount in a sentence, in the user's own separators: "-$1,200". */
export function amountText(currency: string, amount: Expr): Expr {
  const sign = /[A-Za-z.]$/.test(currency) ? `${currency} ` : currency;
  return f`IF(ROUND(${amount},0)<0,"-","")&${words(sign)}&FIXED(ABS(${amount}),0)`;
}

/** A number in a sentence, in the user's own separators: "10.0". */
export function fixedText(number: Expr, decimals: 0 | 1 = 1): Expr {
  return f`FIXED(${number},${{ render: () => String(decimals) }})`;
}

/** A share in a sentence: "12%". */
export function percentText(share: Expr, decimals: 0 | 1 = 0): Expr {
  return f`FIXED(100*${share},${{ render: () => String(decimals) }})&"%"`;
}
