import { IFunctionService, NumberValueObject, type BaseValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";

const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar after February 1900, which had 29 days in it. */
const EPOCH = Date.UTC(1899, 11, 30);

/**
 * Defect: EDATE from 31 January by one month is 2 or 3 March.
 * Mend: a day that the month doesn't have is its last day, as in Excel.
 */
export function mendEndOfMonth(engine: Engine): void {
  const edate = engine.get(IFunctionService).getExecutor("EDATE");
  const calculate = edate.calculate.bind(edate);
  edate.calculate = (start: BaseValueObject, months: BaseValueObject) => {
    const result = calculate(start, months);
    const single = (v: BaseValueObject): BaseValueObject | undefined =>
      v?.isArray()
        ? (v as any).getRowCount() * (v as any).getColumnCount() === 1
          ? (v as any).getFirstCell()
          : undefined
        : v;
    const [from, by] = [single(start), single(months)];
    const first = single(result);
    if (!from || !by || !first || first.isError()) return result;
    const date = new Date(EPOCH + Math.floor(Number(from.getValue())) * DAY_MS);
    const month = date.getUTCMonth() + Math.floor(Number(by.getValue()));
    const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const day = Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last));
    return NumberValueObject.create((day - EPOCH) / DAY_MS, first.getPattern());
  };
}
