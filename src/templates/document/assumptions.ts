import type { UnitId } from "../../evidence/figure";
import type { Quantity } from "../../sheets/context";

/** A number that the document doesn't state and a sheet needs. The sheet says so, and the user sets it. */
export function assumption(id: string, label: string, value: number, unit: UnitId, why: string): Quantity {
  return { id: `assumption.${id}`, label, value, unit, source: `Assumption, not in the document: ${why}` };
}
