import { PRICE_SHELF_LIFE_DAYS, type PriceExample } from "../../../evidence/prices";
import { citation } from "../../../evidence/source";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { UnitStyle } from "../../../sheets/numbers";
import type { Sheet } from "../../../sheets/sheet";
import type { Entries, EntryColumns } from "./entries";
import { above0, atLeast0 } from "./entries";
import { excelDay } from "./expressions";
import type { DecisionUnits } from "./units";

/** The day on which the sheet is read, and how long a price stays fresh. */
export interface PriceClock {
  readonly today: CellRef;
  readonly shelfLife: CellRef;
}

export function priceClock(entries: Entries, units: DecisionUnits): PriceClock {
  const shelfLife = entries.add({
    label: "A price stays fresh for",
    unit: units.calendarDays,
    value: PRICE_SHELF_LIFE_DAYS,
    note: "Prices of GPUs and APIs move fast: after this many days the sheet asks for a fresh one.",
    checks: atLeast0,
  });
  const today = entries.add({
    label: "Today",
    unit: units.date,
    formula: f`TODAY()`,
    note: "Excel's own date; type a date over it to see the sheet as of that day.",
    checks: above0,
  });
  return { today, shelfLife };
}

/** A price and the day for which it holds. The example is dated; the user's own takes its place. */
export function priceEntry(
  entries: Entries,
  units: DecisionUnits,
  label: string,
  unit: UnitStyle,
  example: PriceExample,
): { price: CellRef; asOf: CellRef } {
  const price = entries.add({
    label,
    unit,
    value: example.amount,
    note: `Example: ${example.what}. ${example.note} ${citation(example.source)}, through ${example.source.through}.`,
    checks: above0,
  });
  const asOf = entries.add({
    label: `${label}: as of`,
    unit: units.date,
    value: excelDay(example.asOf),
    note: "The day on which you asked for the price.",
    checks: above0,
  });
  return { price, asOf };
}

/** Says whether a price is fresh. A stale price is flagged, not refused. */
export function freshness(
  sheet: Sheet,
  columns: EntryColumns,
  label: string,
  asOf: Expr,
  { today, shelfLife }: PriceClock,
): void {
  const age = f`(${today}-${asOf})`;
  sheet.line<string>({
    [columns.label]: { role: "label", value: `${label}: fresh` },
    [columns.check]: {
      role: "check",
      formula: f`IF(${asOf}>${today},"Its date lies ahead",IF(${age}>${shelfLife},"Older than "&${shelfLife}&" days","OK"))`,
    },
    [columns.note]: { role: "note", value: "An old price is flagged; the results still show what it gives." },
  });
}
