import { ACCELERATORS, type Accelerator } from "../../../evidence/hardware";
import { MODELS, type ModelShape } from "../../../evidence/models";
import type { Source } from "../../../evidence/source";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { UnitStyle } from "../../../sheets/numbers";
import { ABOVE_0, oneOf, optional } from "../../../sheets/rules";
import { lookup } from "./expressions";
import { InputTable, type InputColumn } from "./input-table";
import type { OwnModelSheet } from "./own-model";
import type { DecisionUnits } from "./units";

const KNOWN = optional(ABOVE_0, "not known");
const OWN_ROW = "Fill in this row for one that isn't listed.";

interface EvidenceColumn<Row> {
  readonly header: string;
  readonly unit: keyof DecisionUnits;
  readonly value: (row: Row) => number | undefined;
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
  readonly columns: Readonly<Record<Column, EvidenceColumn<Row>>>;
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

type ShapeColumn = "parameters" | "active" | "layers" | "width" | "kvHeads" | "headSize";
const SHAPES: Evidence<ModelShape, ShapeColumn> = {
  what: "Model",
  heading: "Models",
  own: "Own model",
  rows: MODELS,
  columns: {
    parameters: { header: "Parameters", unit: "parameters", value: (m) => m.parameters },
    active: { header: "Active parameters", unit: "parameters", value: (m) => m.active },
    layers: { header: "Layers", unit: "layers", value: (m) => m.layers },
    width: { header: "Width", unit: "values", value: (m) => m.width },
    kvHeads: { header: "KV heads", unit: "whole", value: (m) => m.kvHeads },
    headSize: { header: "Head size", unit: "values", value: (m) => m.headSize },
  },
};

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
          const { header, value } = evidence.columns[column];
          const { format } = this.unit(column);
          return [column, { header, format, rule: KNOWN, value: (row?: Row) => row && value(row) }];
        }),
      ) as Record<Column, InputColumn<Row | undefined, Column>>,
      rows: [...evidence.rows, undefined],
      note: (row) =>
        row ? `${row.note} ${row.source.publication}; read ${row.source.read}.`.trim() : OWN_ROW,
    });
  }

  /** The input that chooses. */
  choose(value: string): void {
    const { what, own, rows } = this.evidence;
    const { form, units } = this.model;
    this.chosen = form.input({
      label: what,
      unit: units.word,
      value,
      choices: [...rows.map(({ name }) => name), own],
      note: "From the table below, whose last row is for your own.",
      rule: oneOf(this.table.items),
    });
  }

  /** A figure of the chosen row, shown among the inputs and checked like them. */
  input(column: Column, label: string, note: string): CellRef {
    return this.model.form.input({
      label,
      unit: this.unit(column),
      formula: this.of(column),
      note,
      rule: { ...ABOVE_0, asks: "not known: fill it in in the table below" },
    });
  }

  /** A figure of the chosen row; a dash where nothing is chosen. */
  of(column: Column): Expr {
    if (!this.chosen) throw new Error("Nothing has been chosen");
    return f`IFERROR(${lookup(this.table.column(column), this.chosen, this.table.items)},"–")`;
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
export const chooseModel = (model: OwnModelSheet, name: string, columns: readonly ShapeColumn[]) =>
  new Choice(model, SHAPES, name, columns);
