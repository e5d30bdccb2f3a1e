import { CalcError } from "../errors";
import { messages } from "../messages";

/** As Excel's XNPV and XIRR count. */
const DAYS_PER_YEAR = 365;

export interface DatedFlow {
  /** From the first date. */
  year: number;
  flow: number;
}

/**
 * Flows with their years from the first date. A row of zeros is no row; times of day don't count, as in Excel.
 * @param dates serial numbers
 * @throws {CalcError} "num" for a date that is none, or lies before the first one
 */
export function yearsFrom(flows: ArrayLike<number>, dates: ArrayLike<number>): DatedFlow[] {
  const dated: DatedFlow[] = [];
  let first = 1;
  for (let i = 0; i < flows.length; i++) {
    if (flows[i] === 0 && dates[i] === 0) continue;
    const day = Math.floor(dates[i]!);
    if (day < first) throw new CalcError("num", messages.dateTooEarly);
    if (dated.length === 0) first = day;
    dated.push({ year: (day - first) / DAYS_PER_YEAR, flow: flows[i]! });
  }
  return dated;
}
