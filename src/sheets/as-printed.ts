import { f, list, type CellRef, type Expr } from "./formula";
import type { CellSpec, FrameColumn } from "./specs";

/** Helper columns of a sheet that judges the document: its inputs as they were printed, and whether they still are. */
export const PRINTED_COLUMNS: readonly FrameColumn[] = [
  { key: "printed", width: 18, helper: true },
  { key: "changed", width: 12, helper: true },
];
/** Where the answer stands, below the columns' heading. */
export const FLAG_ROW = 1;
const FIRST_ROW = 3;

interface Printed {
  readonly cell: CellRef;
  readonly printed: number;
  readonly format?: string;
}

/** Where nothing is taken in, nothing has changed. */
const TRUE: Expr = { render: () => "1=1" };

/** A cell of one of the two columns. */
type At = (key: "printed" | "changed", row: number) => CellRef;

/** What stands in the two columns. `elsewhere`: the inputs of other sheets are as printed. */
export function printedInputs(
  inputs: readonly Printed[],
  at: At,
  elsewhere?: Expr,
): { row: number; printed: CellSpec; changed?: CellSpec }[] {
  const column = f`${at("changed", FIRST_ROW)}:${at("changed", FIRST_ROW + inputs.length - 1)}`;
  const own = inputs.length > 0 ? f`COUNTIF(${column},"same")=ROWS(${column})` : undefined;
  return [
    { row: 0, printed: { role: "heading", value: "Inputs as printed" } },
    {
      row: FLAG_ROW,
      printed: { role: "label", value: "All of them" },
      changed: {
        role: "formula",
        formula: f`IF(AND(${list([own ?? elsewhere ?? TRUE, own && elsewhere])}),"yes","no")`,
      },
    },
    ...inputs.map(({ cell, printed, format }, i) => ({
      row: FIRST_ROW + i,
      printed: { role: "stated" as const, value: printed, ...(format !== undefined && { format }) },
      // An input that was deleted is an error.
      changed: {
        role: "formula" as const,
        formula: f`IFERROR(IF(${cell}=${at("printed", FIRST_ROW + i)},"same","changed"),"changed")`,
      },
    })),
  ];
}
