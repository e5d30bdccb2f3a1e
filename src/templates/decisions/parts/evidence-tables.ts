import { ACCELERATORS, type Accelerator } from "../../../evidence/hardware";
import type { Source } from "../../../evidence/source";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { UnitStyle } from "../../../sheets/numbers";
import { ABOVE_0, AT_LEAST_0, oneOf, optional, upTo, WHOLE, type Rule } from "../../../sheets/rules";
import { lookup } from "./expressions";
import { InputTable, type InputColumn, type OfRow } from "./input-table";
import { MODEL_HEADERS, type ModelColumn } from "./model-columns";
import { MODEL_ROWS, type ModelRow } from "./models";
import type { OwnModelSheet } from "./own-model";
import type { DecisionUnits } from "./units";

const KNOWN = optional(ABOVE_0, "not known");
const OWN_ROW = "Fill in this row for one that isn't listed.";

interface EvidenceColumn<Row, Column extends string> {
  readonly header: string;
  readonly unit: keyof DecisionUnits;
  readonly value: (row: Row) => number | undefined;
  /** What a row may hold, where an empty cell says that there is none of it: the input then shows 0. */
  readonly rule?: (of: OfRow<Column>) => Rule;
}

interface Named {
  readonly name: string;
  readonly note: string;
  readonly source: Source;
}

interface Evidence<Row extends Named, Column extends string> {
  /** Of the choice, and of the table's first column. */
  readonly what: string;
  readonly heading: string;
  /** A row for what the evidence lacks. */
  readonly own: string;
  readonly rows: readonly Row[];
  readonly columns: Readonly<Record<Column, EvidenceColumn<Row, Column>>>;
}

type HardwareColumn = "bf16" | "fp8" | "memory" | "bandwidth";
const HARDWARE: Evidence<Accelerator, HardwareColumn> = {
  what: "Accelerator",
  heading: "Accelerators: one GPU, speeds without sparsity",
  own: "Own accelerator",
  rows: ACCELERATORS,
  columns: {
    bf16: { header: "BF16, TFLOP/s", unit: "tflops", value: (a) => a.bf16.tflops },
    fp8: { header: "FP8, TFLOP/s", unit: "tflops", value: (a) => a.fp8?.tflops },
    memory: { header: "Memory, GB", unit: "gigabytes", value: (a) => a.memoryGb },
    bandwidth: { header: "Bandwidth, GB/s", unit: "bandwidth", value: (a) => a.bandwidthGbs },
  },
};

const shown = (column: ModelColumn, unit: keyof DecisionUnits): EvidenceColumn<ModelRow, ModelColumn> => ({
  header: MODEL_HEADERS[column],
  unit,
  value: (row) => row[column],
});
const NO_WINDOW = "every layer sees all tokens";
const NO_LATENT = "it keeps keys and values";

const SHAPES: Evidence<ModelRow, ModelColumn> = {
  what: "Model",
  heading: "Models",
  own: "Own model",
  rows: MODEL_ROWS,
  columns: {
    parameters: shown("parameters", "parameters"),
    active: shown("active", "parameters"),
    layers: shown("layers", "layers"),
    attention: shown("attention", "values"),
    kvHeads: shown("kvHeads", "whole"),
    headSize: shown("headSize", "values"),
    windowLayers: {
      ...shown("windowLayers", "layers"),
      rule: (of) => optional(upTo(WHOLE, of("layers"), "a whole number, up to the layers"), NO_WINDOW),
    },
    window: {
      ...shown("window", "tokens"),
      rule: (of) =>
        neededIf(of("windowLayers"), ABOVE_0, "a number above 0, for the layers with a window", NO_WINDOW),
    },
    // No model has both, and no formula counts both.
    latent: {
      ...shown("latent", "values"),
      rule: (of) => ({
        ...optional(ABOVE_0, NO_LATENT),
        asks: "a number above 0, in a model without windows",
        good: (cell) =>
          f`IF(ISBLANK(${cell}),1=1,IF(ISNUMBER(${cell}),AND(${cell}>0,SUM(${of("windowLayers")})=0)))`,
      }),
    },
    rope: {
      ...shown("rope", "values"),
      rule: (of) =>
        neededIf(of("latent"), AT_LEAST_0, "a number, 0 or more, beside the latent vector", NO_LATENT),
    },
  },
};

/** A figure that another one asks for, and that is empty without it. SUM takes a text, which its own rule names, for nothing. */
function neededIf(other: Expr, rule: Rule, asks: string, empty: string): Rule {
  return {
    ...optional(rule, empty),
    asks,
    good: (cell) => f`IF(ISBLANK(${cell}),SUM(${other})=0,${rule.good(cell)})`,
  };
}

/** Published figures of which an input chooses a row. The table stands below the inputs that read it. */
class Choice<Row extends Named, Column extends string> {
  private readonly table: InputTable<Row | undefined, Column>;
  private chosen: CellRef | undefined;

  constructor(
    private readonly model: OwnModelSheet,
    private readonly evidence: Evidence<Row, Column>,
    name: string,
    /** Those that the model reads, from left to right. */
    columns: readonly Column[],
  ) {
    this.table = new InputTable(model, {
      name,
      kind: "source",
      what: evidence.what,
      unit: "see header",
      label: (row) => row?.name ?? evidence.own,
      columns: Object.fromEntries(
        columns.map((column) => {
          const { header, value, rule = () => KNOWN } = evidence.columns[column];
          const { format } = this.unit(column);
          return [column, { header, format, rule, value: (row?: Row) => row && value(row) }];
        }),
      ) as Record<Column, InputColumn<Row | undefined, Column>>,
      rows: [...evidence.rows, undefined],
      note: (row) =>
        row ? `${row.note} ${row.source.publication}; read ${row.source.read}.`.trim() : OWN_ROW,
    });
  }

  /** The input that chooses. */
  choose(value: string): CellRef {
    const { what } = this.evidence;
    const { form, units } = this.model;
    this.chosen = form.input({
      label: what,
      unit: units.word,
      value,
      choices: { cells: () => this.table.range("item") },
      note: "From the table below, whose last row is for your own.",
      rule: oneOf(this.table.items),
    });
    return this.chosen;
  }

  /** Where its rows' figures were read. */
  get sources(): readonly Source[] {
    return this.evidence.rows.map(({ source }) => source);
  }

  /** A figure of the chosen row, shown among the inputs and checked like them. */
  input(column: Column, label: string, note: string): CellRef {
    return this.model.form.input({
      label,
      unit: this.unit(column),
      formula: this.of(column),
      note,
      rule: this.evidence.columns[column].rule
        ? AT_LEAST_0
        : { ...ABOVE_0, asks: "not known: fill it in in the table below" },
    });
  }

  /** A figure of the chosen row, 0 where it is empty; a dash where nothing is chosen. */
  of(column: Column): Expr {
    if (!this.chosen) throw new Error("Nothing has been chosen");
    return f`IFERROR(0+${lookup(this.table.column(column), this.chosen, this.table.items)},"–")`;
  }

  lay(): void {
    this.table.lay(this.evidence.heading);
  }

  private unit(column: Column): UnitStyle {
    return this.model.units[this.evidence.columns[column].unit];
  }
}

export const chooseHardware = (model: OwnModelSheet, name: string, columns: readonly HardwareColumn[]) =>
  new Choice(model, HARDWARE, name, columns);
export const chooseModel = (model: OwnModelSheet, name: string, columns: readonly ModelColumn[]) =>
  new Choice(model, SHAPES, name, columns);
