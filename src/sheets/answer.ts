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
  /** Of a chart with more to label than most. */
  readonly chartRows?: number;
}

type Chartless = Omit<AnswerColumns, "chartFrom" | "chartTo" | "chartRows">;

interface AnswerKind {
  /** What stands in the block itself, where the sheet's head has no room of its own for it. */
  readonly about?: { readonly source: string; readonly mode: string };
  /** It takes nothing in, and its figures wait for nothing. */
  readonly recorded?: true;
}

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

/** Of a label: a text constant of a formula holds 255 characters, and a line far fewer. */
const MOST_SPOKEN = 60;
const UNCOMPUTED = " can't be computed: see the row that shows an error";

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
  private readonly chartRows: number;
  private settled = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly columns: Chartless & Partial<AnswerColumns>,
    private readonly figures: number,
    private readonly kind: AnswerKind = {},
  ) {
    const { about, recorded } = kind;
    const lines = figures + (recorded ? 2 : 3) + (about ? 2 : 0);
    this.chartRows = columns.chartRows ?? CHART_ROWS;
    this.top = sheet.reserve(columns.chartFrom === undefined ? lines : Math.max(lines, this.chartRows + 1));
    this.ready = this.at(figures + 1, columns.value);
    this.holds = this.at(figures + (recorded ? 1 : 2), columns.value);
  }

  chart(chart: Omit<ChartSpec, "from" | "to" | "rows" | "top">): void {
    const { chartFrom: from, chartTo: to } = this.columns;
    if (from === undefined || to === undefined) throw new Error("The answer has no place for a chart");
    this.sheet.chart({ ...chart, from, to, rows: this.chartRows, top: this.top + 1 });
  }

  /** The result once the inputs are complete, and a dash before: never a number made of a bad input, nor a wall of errors. */
  readonly guarded = (result: Expr): Expr =>
    this.kind.recorded ? result : f`IF(${this.ready}="OK",${result},"–")`;

  /** A point of a line: none before the inputs are complete. Excel would draw a dash as 0. */
  readonly drawn = (result: Expr): Expr => f`IF(${this.ready}="OK",${result},NA())`;

  /** A result, where an error has its own row below and is told among the checks. */
  private shown(figure: Expr): Expr {
    return this.kind.recorded ? figure : this.guarded(f`IFERROR(${figure},"–")`);
  }

  settle({ sentence, figures, inputs, checks }: AnswerContent): void {
    if (this.settled || figures.length !== this.figures)
      throw new Error("The answer's place has another size");
    this.settled = true;
    const { sheet, columns } = this;
    const { about, recorded } = this.kind;
    sheet.band(this.top, {
      role: "answer",
      formula: recorded
        ? sentence
        : f`IF(${this.ready}="OK",IFERROR(${sentence},${words(UNKNOWN)}),${words(TO_MEND)}&${this.ready})`,
    });
    figures.forEach(({ label, unit, format, formula, name }, i) => {
      this.label(i + 1, label);
      this.put(i + 1, columns.unit, { role: "unit", value: unit });
      const cell = this.put(i + 1, columns.value, { role: "figure", formula: this.shown(formula), format });
      sheet.keyFigure(label, cell);
      if (name) sheet.define(name[0], cell, name[1]);
    });
    const told = new CellRef(sheet, () => ({ row: this.top, column: 0 }));
    let row = figures.length;
    const status = (label: string, formula: Expr) => {
      this.label(++row, label);
      sheet.keyFigure(label, this.put(row, columns.value, { role: "status", formula }));
    };
    if (!recorded) status("Inputs", inputs ? firstOf(inputs) : sheet.missing);
    if (!recorded) status("Checks", this.guarded(computed(figures, checks ? firstOf(checks) : sheet.broken)));
    else if (checks?.length) status("Checks", firstOf(checks));
    sheet.keyFigure("Answer", told);
    if (!about) return;
    this.put(++row, columns.label, { role: "source", value: about.source });
    this.put(++row, columns.label, { role: "mode", value: about.mode });
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

/** The first figure that can't be computed, or what else there is to say: rows that it rests on can be deleted. */
const computed = (figures: readonly KeyFigure[], otherwise: Expr): Expr =>
  figures.reduceRight<Expr>(
    (rest, { label, formula }) =>
      f`IF(ISERROR(${formula}),${words(label.slice(0, MOST_SPOKEN) + UNCOMPUTED)},${rest})`,
    otherwise,
  );

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

/** A number in a sentence as its cell shows it: "-$1,200", "12.5%", "1.4x". */
export function numberText(format: string, number: Expr): Expr {
  const [shown = ""] = format.split(";");
  const bare = shown.replace(/"[^"]*"|\[[^[\]]*\]/g, "");
  if (!/[0#]/.test(bare) || /[A-Za-z@]/.test(bare)) return f`${number}&""`;
  const percent = bare.includes("%");
  const decimals: Expr = { render: () => String(/\.([0#]+)/.exec(bare)?.[1]?.length ?? 0) };
  const scaled = percent ? f`100*${number}` : number;
  const literal = (text: string | undefined) => words(text ?? "");
  const before = /^(?:\[\$([^\]-]*)(?:-[^\]]*)?\]|"([^"]*)"|([$€£¥]))/.exec(shown);
  const after = percent ? "%" : /[0#]"([^"]*)"/.exec(shown)?.[1];
  return f`IF(ROUND(${scaled},${decimals})<0,"-","")&${literal(before?.slice(1).find(Boolean))}&FIXED(ABS(${scaled}),${decimals})&${literal(after)}`;
}
