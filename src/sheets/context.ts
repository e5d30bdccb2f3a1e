import type { UnitId } from "../evidence/figure";
import type { CellRef, Expr } from "./formula";
import { sheetFunctions, type SheetFunctions } from "./functions";
import { NameAllocator } from "./names";
import { unitsOf, type UnitStyle } from "./numbers";
import type { PlanOptions } from "./plan";
import type { CellSpec } from "./specs";

/** A number that a sheet takes in: a figure of the document, or an assumption of ours that says so. */
export interface Quantity {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: UnitId;
  readonly source: string;
}

/** Where the inputs of a sheet stand: on the sheet itself, or wherever in the workbook their number is at home. */
export interface InputSource {
  place(quantity: Quantity): CellSpec;
}

/** What every sheet of one plan shares. */
export interface BuildContext {
  readonly options: PlanOptions;
  readonly names: NameAllocator;
  readonly units: Record<UnitId, UnitStyle>;
  readonly functions: SheetFunctions;
  readonly inputs: InputSource;
  /** The cell that chooses the scenario, where the plan has one. */
  readonly scenario?: CellRef;
  /** True while all inputs of the plan's sheets are as printed. */
  readonly asPrinted?: Expr;
}

export function buildContext(options: PlanOptions): BuildContext {
  const units = unitsOf(options.currency);
  return {
    options,
    names: new NameAllocator(options.taken),
    units,
    functions: sheetFunctions(options.dialect),
    inputs: {
      place: ({ value, unit }) => ({
        role: "input",
        value,
        printed: value,
        format: units[unit].format,
        validity: units[unit].validity,
      }),
    },
  };
}
