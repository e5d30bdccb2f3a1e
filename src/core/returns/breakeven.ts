import { CalcError } from "../errors";
import { messages, requireNonNegative } from "../messages";

/**
 * Units after which a fixed cost is repaid by a lower unit cost: fixed / (before − after).
 * @param fixedCost      [money], ≥ 0
 * @param unitCostBefore [money per unit]
 * @param unitCostAfter  [money per unit]
 * @returns units
 * @throws {CalcError} "na" unless the unit cost falls, "num" when the fixed cost is negative
 */
export function breakeven(fixedCost: number, unitCostBefore: number, unitCostAfter: number): number {
  requireNonNegative("fixedCost", fixedCost);
  if (!(unitCostBefore > unitCostAfter)) throw new CalcError("na", messages.noUnitSaving);
  return fixedCost / (unitCostBefore - unitCostAfter);
}
