import type { Comparison, Figure } from "../evidence/figure";
import type { BuildContext } from "./context";
import { f, list, words, type CellRef, type Expr } from "./formula";
import type { CellSpec, FrameColumn, Sheet, TableColumn, TableRef } from "./sheet";
import { said } from "./verdict-words";

/** ROI_VERDICT's own limits: equal to 1e-12, and "about" within a tenth. */
const EQUAL_WITHIN = 1e-12;
const ABOUT_WITHIN = 0.1;

/** How a printed figure asks to be compared, in words: "=" alone in a cell could be taken for a formula. */
const COMPARISONS: Record<Comparison, string> = {
  "=": "equal",
  "<": "below",
  ">": "above",
  "<=": "at most",
  ">=": "at least",
  "~": "about",
};

type Helper = "value" | "step" | "comparison";

const HELPER_HEADERS: Record<Helper, string> = {
  value: "Stated value",
  step: "Printed to the nearest",
  comparison: "Comparison",
};

interface VerdictOptions {
  /** Begins the keys of the columns, where a row has several verdicts. */
  readonly set?: string;
  /** Some of the figures are printed with <, >, + or ~. */
  readonly comparisons?: boolean;
  /** The verdict of a table's row of which nothing is stated; nothing when left out. */
  readonly unstated?: string;
  /** The printed number as a column also with the add-in, for a chart. */
  readonly statedNumbers?: boolean;
}

/**
 * What the document states, and whether the computed value bears it out. The add-in reads the printed text. Plain
 * Excel can't, so there the printed number, the step of its digits and its comparison stand in helper columns.
 */
export class Verdicts {
  readonly statedKey: string;
  readonly verdictKey: string;
  private readonly plain: boolean;
  private readonly set: string;
  private sheet!: Sheet;
  private limits!: Limits;

  constructor(
    context: BuildContext,
    private readonly options: VerdictOptions = {},
  ) {
    this.plain = context.options.dialect === "plain";
    this.set = options.set ?? "";
    this.statedKey = `${this.set}stated`;
    this.verdictKey = `${this.set}verdict`;
  }

  /** Called once the sheet's frame exists; several sets of one sheet share the first one's limits. */
  attach(sheet: Sheet, first?: Verdicts): void {
    this.sheet = sheet;
    this.limits = first?.limits ?? placeLimits(sheet, this.frame, this.options.comparisons ?? false);
  }

  /** Helper columns, right of the printed page. */
  get frame(): FrameColumn[] {
    return this.helpers.map((helper) => ({ key: this.key(helper), width: 15, helper: true }));
  }

  /** Headers of the helper columns over lines that are no table. */
  get headers(): Record<string, string> {
    return Object.fromEntries(this.helpers.map((helper) => [this.key(helper), HELPER_HEADERS[helper]]));
  }

  /** Its header, which is also the name of a chart's series. */
  readonly numberHeader = HELPER_HEADERS.value;

  /** Key of the column that holds the printed number. */
  get numberKey(): string {
    return this.key("value");
  }

  private key(helper: Helper): string {
    return `${this.set}${helper}Helper`;
  }

  private get helpers(): readonly Helper[] {
    if (!this.plain) return this.options.statedNumbers ? ["value"] : [];
    return this.options.comparisons ? ["value", "step", "comparison"] : ["value", "step"];
  }

  /** The columns of a table that compares the column `computed` with what is printed. */
  columns(
    computed: string,
    headers: { readonly stated: string; readonly verdict: string },
    format?: string,
  ): { stated: TableColumn; verdict: TableColumn; helpers: TableColumn[] } {
    const suffix = this.set === "" ? "" : ` of ${headers.stated.toLowerCase()}`;
    const number = (row: TableRef) =>
      f`IF(${row.this(this.statedKey)}="","",ROI_VALUE(${row.this(this.statedKey)}))`;
    return {
      stated: { key: this.statedKey, header: headers.stated, role: "stated" },
      verdict: {
        key: this.verdictKey,
        header: headers.verdict,
        role: "verdict",
        formula: (row) => this.tableVerdict(row, computed),
      },
      helpers: this.helpers.map((helper) => ({
        key: this.key(helper),
        header: HELPER_HEADERS[helper] + suffix,
        role: this.plain ? (helper === "comparison" ? "inputText" : "input") : "formula",
        ...(helper !== "comparison" && format !== undefined && { format }),
        ...(!this.plain && { formula: number }),
      })),
    };
  }

  /** One more verdict on the same printed text, for another reading of it. */
  otherReading(key: string, header: string, computed: string): TableColumn {
    return { key, header, role: "verdict", formula: (row) => this.tableVerdict(row, computed) };
  }

  otherReadingLine(figure: Figure, computed: string): CellSpec {
    return { role: "verdict", formula: this.lineVerdict(figure, computed) };
  }

  private tableVerdict(row: TableRef, computed: string): Expr {
    const stated = row.this(this.statedKey);
    const cells = this.cells((key) => row.this(key), row.this(computed));
    return f`IF(${stated}="",${words(this.options.unstated ?? "")},${this.sheet.judged(this.formula(cells, this.options.comparisons ? undefined : "="))})`;
  }

  private lineVerdict(figure: Figure, computed: string, stated = this.statedKey): Expr {
    const here = (key: string) => this.sheet.here(key);
    const cells = { ...this.cells(here, here(computed)), stated: here(stated) };
    return this.sheet.judged(this.formula(cells, figure.comparison));
  }

  /** A table row's printed text with its helpers; empty cells for a row of which the document states nothing. */
  row(figure?: Figure, format?: string): Record<string, CellSpec> {
    const stated: CellSpec = { role: "stated", ...(figure && { value: figure.printed }) };
    return { [this.statedKey]: stated, ...(this.plain ? this.helperCells(figure, format) : {}) };
  }

  /** A line's printed text, its verdict on the cell in the column `computed`, and its helpers. */
  line(
    figure: Figure,
    computed: string,
    format?: string,
    at = { stated: this.statedKey, verdict: this.verdictKey },
  ): Record<string, CellSpec> {
    return {
      [at.stated]: { role: "stated", value: figure.printed },
      [at.verdict]: { role: "verdict", formula: this.lineVerdict(figure, computed, at.stated) },
      ...(this.plain && this.helperCells(figure, format)),
    };
  }

  private helperCells(figure?: Figure, format = "General"): Record<string, CellSpec> {
    const cells: Record<string, CellSpec> = {};
    const choices = Object.values(COMPARISONS);
    for (const helper of this.helpers) {
      cells[this.key(helper)] = !figure
        ? { role: "blank" }
        : helper === "comparison"
          ? { role: "inputText", choices, value: COMPARISONS[figure.comparison] }
          : {
              role: "input",
              format,
              value: figure[helper],
              validity: helper === "step" ? "nonNegative" : "any",
            };
    }
    return cells;
  }

  private cells(at: (key: string) => Expr, computed: Expr) {
    const helper = (kind: Helper) => (this.plain ? at(this.key(kind)) : NOTHING);
    return {
      stated: at(this.statedKey),
      computed,
      value: helper("value"),
      step: helper("step"),
      // Only where the column exists: a formula for "equal" alone doesn't read it.
      comparison: this.options.comparisons ? helper("comparison") : NOTHING,
    };
  }

  /** A computed cell within a printed range, at ROI_VERDICT's own limit. */
  between(computed: Expr, [low, high]: readonly [low: Expr, high: Expr]): Expr {
    const edge = (end: Expr) => f`${this.limits.tolerance}*MAX(ABS(${computed}),ABS(${end}))`;
    return f`IF(AND(${low}-${computed}<=${edge(low)},${computed}-${high}<=${edge(high)}),${said("holds")},${said("fails")})`;
  }

  /** `only`: the one comparison that can occur, which makes the plain formula short. */
  private formula(cells: VerdictCells, only: Comparison | undefined): Expr {
    const { limits } = this;
    if (!this.plain) return f`ROI_VERDICT(${cells.stated},${cells.computed})`;
    const { comparison } = cells;
    if (only === "=") return equalVerdict(cells, limits);
    const { computed: c, value: v } = cells;
    const is = (...kinds: Comparison[]) => {
      const tests = kinds.map((kind) => f`${comparison}=${words(COMPARISONS[kind])}`);
      return kinds.length === 1 ? list(tests) : f`OR(${list(tests)})`;
    };
    const near = f`ABS(${c}-${v})<=${limits.nearness}*ABS(${v})*(1+${limits.tolerance})`;
    const apart = f`OR(AND(${is("<", "<=")},${c}<${v}),AND(${is(">", ">=")},${c}>${v}),AND(${is("~")},${near}))`;
    const holds = f`IF(${same(cells, limits)},${is("<=", ">=", "~")},${apart})`;
    return f`IF(${is("=")},${equalVerdict(cells, limits)},IF(${holds},${said("holds")},${said("fails")}))`;
  }
}

/** The cells that hold ROI_VERDICT's limits on a plain sheet. */
interface Limits {
  readonly tolerance: Expr;
  readonly nearness: Expr;
}

interface VerdictCells {
  readonly stated: Expr;
  readonly computed: Expr;
  readonly value: Expr;
  readonly step: Expr;
  readonly comparison: Expr;
}

const NOTHING: Expr = { render: () => "" };

/**
 * Compares in steps of the last printed digit. The tolerance lifts a quotient such as 28.999999999999996, which
 * binary fractions make of 0.29 / 0.01, over the edge on which it lies.
 */
function equalVerdict(cells: VerdictCells, limits: Limits): Expr {
  const { computed: c, value: v, step: s } = cells;
  const steps = f`${c}/${s}*(1+${limits.tolerance})`;
  const printed = f`ROUND(${v}/${s},0)`;
  return f`IF(${same(cells, limits)},${said("exact")},IF(ROUND(${steps},0)=${printed},${said("rounded")},IF(TRUNC(${steps})=${printed},${said("truncated")},${said("differs")})))`;
}

function same({ computed: c, value: v }: VerdictCells, { tolerance }: Limits): Expr {
  return f`ABS(${c}-${v})<=${tolerance}*MAX(ABS(${c}),ABS(${v}))`;
}

/** Writes the limits into the helper columns of the sheet's first rows. */
function placeLimits(sheet: Sheet, helpers: FrameColumn[], about: boolean): Limits {
  const [label, value] = helpers.map((column) => sheet.columnOf(column.key));
  if (label === undefined || value === undefined) return { tolerance: NOTHING, nearness: NOTHING };
  const put = (row: number, text: string, number: number, format: string): CellRef => {
    sheet.put(row, label, { role: "label", value: text });
    return sheet.put(row, value, { role: "input", value: number, format, validity: "share" });
  };
  sheet.put(0, label, { role: "heading", value: "Verdict helpers" });
  return {
    tolerance: put(1, "Equal within", EQUAL_WITHIN, "0E+00"),
    nearness: about ? put(2, "About within", ABOUT_WITHIN, "0%") : NOTHING,
  };
}
