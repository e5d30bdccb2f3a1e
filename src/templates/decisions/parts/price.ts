import { PRICE_SHELF_LIFE_DAYS, type PriceExample } from "../../../evidence/prices";
import type { Source } from "../../../evidence/source";
import { f, type CellRef } from "../../../sheets/formula";
import type { UnitStyle } from "../../../sheets/numbers";
import { ABOVE_0, DATE, WHOLE, type Rule } from "../../../sheets/rules";
import { excelDay } from "./expressions";
import type { OwnModelSheet } from "./own-model";

/** Something that was true on a day. */
interface Dated {
  readonly label: string;
  readonly asOf: CellRef;
}

interface DatedPrice extends Dated {
  readonly price: CellRef;
}

/**
 * A price of a million tokens. Price lists also have those of one token: a millionth of it would make a bill of nothing.
 * No provider asks for less than a hundredth of a cent a million, unless it is for free.
 */
export const perMillionTokens = (rule: Rule): Rule => ({
  ...rule,
  asks: `${rule.asks}, for a million tokens`,
  good: (cell) => f`IF(${rule.good(cell)},IF(ISNUMBER(${cell}),OR(${cell}=0,${cell}*100*100>=1),1=1))`,
});

/** A price and the day for which it holds. The example is dated; the user's own takes its place. */
export function priceInput(
  { form, units }: OwnModelSheet,
  label: string,
  unit: UnitStyle,
  { amount, what, asOf, source }: PriceExample,
  rule: Rule = ABOVE_0,
): DatedPrice {
  const price = form.input({
    label,
    unit,
    value: amount,
    note: `Example: ${what}, ${source.publication}.`,
    rule,
  });
  const day = form.input({
    label: `${label}: as of`,
    unit: units.date,
    value: excelDay(asOf),
    note: "The day on which you asked for the price.",
    rule: DATE,
  });
  return { label, price, asOf: day };
}

const FIGURES = "Published figures";

/** How old figures may be and on which day the sheet is read; gives back what lays out how long each stays fresh. */
export function figureAges(
  model: OwnModelSheet,
  prices: readonly Dated[],
  /** Of the published figures that the sheet begins with. */
  sources: readonly Source[],
): () => void {
  const { form, units } = model;
  const asOf = form.input({
    label: `${FIGURES}: as of`,
    unit: units.date,
    value: excelDay(sources.map(({ read }) => read).sort()[0] ?? ""),
    note: "When the first of them was read; type today's once you have checked them.",
    rule: DATE,
  });
  const shelfLife = form.input({
    label: "A figure stays fresh for",
    unit: units.calendarDays,
    value: PRICE_SHELF_LIFE_DAYS,
    note: "Prices and speeds move fast: after so many days the sheet asks for fresh ones.",
    rule: WHOLE,
  });
  const today = form.input({
    label: "Today",
    unit: units.date,
    formula: f`TODAY()`,
    note: "Excel's own date; type a date over it to see the sheet as of that day.",
    rule: DATE,
  });
  return () => {
    const left = form.sheet.here("value");
    for (const { label, asOf: day } of [...prices, { label: FIGURES, asOf }])
      form.result(
        `${label}: fresh for`,
        units.calendarDays,
        f`${shelfLife}-(${today}-${day})`,
        "An old figure is said among the checks; the results still show what it gives.",
        {
          check: {
            good: f`AND(${left}>=0,${left}<=${shelfLife})`,
            asks: "ask for a fresh one: it is old, or of a day ahead",
          },
        },
      );
  };
}
