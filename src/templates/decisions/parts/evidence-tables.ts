import { ACCELERATORS, type Accelerator } from "../../../evidence/hardware";
import { MODELS, type ModelShape } from "../../../evidence/models";
import { citation } from "../../../evidence/source";
import type { Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableColumn, TableRef } from "../../../sheets/sheet";
import type { DecisionUnits } from "./units";

/** A row in which the user describes a chip or a model that the evidence lacks. */
export const OWN_ACCELERATOR = "Own accelerator";
export const OWN_MODEL = "Own model";
const OWN_NOTE = "Fill in this row for one that isn't listed. An empty cell is unknown, and refused.";

interface EvidenceColumn<Row> {
  readonly key: string;
  readonly header: string;
  readonly format: string;
  readonly value?: (row: Row) => number | undefined;
  readonly formula?: (table: TableRef) => Expr;
}

interface EvidenceTable<Row> {
  readonly sheet: Sheet;
  readonly name: string;
  readonly keys: { readonly label: string; readonly unit: string; readonly note: string };
  readonly what: string;
  readonly own: string;
  /** What the numbers of a row are counted in; the headers say what differs. */
  readonly unit: string;
  readonly rows: readonly Row[];
  readonly label: (row: Row) => string;
  readonly note: (row: Row) => string;
  readonly columns: readonly EvidenceColumn<Row>[];
}

function evidenceTable<Row>(spec: EvidenceTable<Row>): TableRef {
  const { keys, columns } = spec;
  const number = ({ format, formula, value }: EvidenceColumn<Row>, row?: Row): CellSpec | undefined => {
    if (formula) return undefined;
    const known = row === undefined ? undefined : value?.(row);
    return { role: "input", format, validity: "nonNegative", ...(known !== undefined && { value: known }) };
  };
  const line = (label: string, note: string, row?: Row) => {
    const cells: Record<string, CellSpec | string> = {
      [keys.label]: label,
      [keys.unit]: spec.unit,
      [keys.note]: note,
    };
    for (const column of columns) {
      const cell = number(column, row);
      if (cell) cells[column.key] = cell;
    }
    return cells;
  };
  return spec.sheet.table({
    name: spec.name,
    columns: [
      { key: keys.label, header: spec.what, role: "inputText" },
      { key: keys.unit, header: "Unit", role: "unit" },
      ...columns.map(({ key, header, format, formula }): TableColumn => ({
        key,
        header,
        format,
        role: formula ? "formula" : "input",
        ...(formula && { formula }),
      })),
      { key: keys.note, header: "Note and source", role: "note" },
    ],
    rows: [...spec.rows.map((row) => line(spec.label(row), spec.note(row), row)), line(spec.own, OWN_NOTE)],
  });
}

/** Keys of the sheet's columns that take a table's columns, from left to right. */
export interface HardwareKeys {
  readonly label: string;
  readonly unit: string;
  readonly bf16: string;
  readonly fp8: string;
  readonly memory: string;
  readonly bandwidth: string;
  readonly note: string;
}

export function hardwareTable(
  sheet: Sheet,
  units: DecisionUnits,
  name: string,
  keys: HardwareKeys,
  further: readonly EvidenceColumn<Accelerator>[] = [],
): TableRef {
  return evidenceTable<Accelerator>({
    sheet,
    name,
    keys,
    what: "Accelerator",
    own: OWN_ACCELERATOR,
    unit: "of one GPU",
    rows: ACCELERATORS,
    label: (a) => a.name,
    note: (a) => `${a.note} Printed: ${a.bf16.printed}. ${citation(a.source)}.`,
    columns: [
      { key: keys.bf16, header: "BF16, TFLOP/s", format: units.tflops.format, value: (a) => a.bf16.tflops },
      { key: keys.fp8, header: "FP8, TFLOP/s", format: units.tflops.format, value: (a) => a.fp8?.tflops },
      { key: keys.memory, header: "Memory, GB", format: units.gigabytes.format, value: (a) => a.memoryGb },
      {
        key: keys.bandwidth,
        header: "Bandwidth, GB/s",
        format: units.bandwidth.format,
        value: (a) => a.bandwidthGbs,
      },
      ...further,
    ],
  });
}

/** A numeric column of the table of models. */
type ModelColumn = keyof typeof MODEL_COLUMNS;
const MODEL_COLUMNS = {
  parameters: { header: "Parameters", value: (m: ModelShape) => m.parameters },
  active: { header: "Active parameters", value: (m: ModelShape) => m.active },
  layers: { header: "Layers", value: (m: ModelShape) => m.layers },
  width: { header: "Width", value: (m: ModelShape) => m.width },
  kvHeads: { header: "KV heads", value: (m: ModelShape) => m.kvHeads },
  headSize: { header: "Head size", value: (m: ModelShape) => m.headSize },
} as const;

export function modelTable<C extends ModelColumn>(
  sheet: Sheet,
  units: DecisionUnits,
  name: string,
  keys: { readonly label: string; readonly unit: string; readonly note: string } & Readonly<
    Record<C, string>
  >,
  columns: readonly C[],
): TableRef {
  return evidenceTable<ModelShape>({
    sheet,
    name,
    keys,
    what: "Model",
    own: OWN_MODEL,
    unit: "count",
    rows: MODELS,
    label: (m) => m.name,
    note: (m) => `${m.note} ${citation(m.source)}.`,
    columns: columns.map((column) => ({
      key: keys[column],
      header: MODEL_COLUMNS[column].header,
      format: units.parameters.format,
      value: MODEL_COLUMNS[column].value,
    })),
  });
}

export const acceleratorNames = [...ACCELERATORS.map(({ name }) => name), OWN_ACCELERATOR];
export const modelNames = [...MODELS.map(({ name }) => name), OWN_MODEL];
