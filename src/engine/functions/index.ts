/** Every function that the engine knows, by the name that Excel's English has for it. */
import { SHAPES } from "./arrays/shapes";
import { SORTING } from "./arrays/sorting";
import { DATABASE } from "./database/database";
import { CALENDAR } from "./dates/calendar";
import { WORKING_DAYS } from "./dates/working-days";
import type { FunctionTable } from "./definition";
import { BESSEL } from "./engineering/bessel";
import { COMPLEX_ANALYSIS } from "./engineering/complex-analysis";
import { COMPLEX_NUMBERS } from "./engineering/complex";
import { CONVERT } from "./engineering/convert";
import { ANNUITY } from "./finance/annuity";
import { BONDS } from "./finance/bonds";
import { COUPONS } from "./finance/coupons";
import { DEPRECIATION } from "./finance/depreciation";
import { DISCOUNTS } from "./finance/discounts";
import { FLOWS } from "./finance/flows";
import { FRENCH_DEPRECIATION } from "./finance/french-depreciation";
import { ODD_PERIODS } from "./finance/odd-periods";
import { KINDS } from "./information/kinds";
import { LOGIC } from "./information/logic";
import { LOOKUPS } from "./lookup/lookups";
import { PLACES } from "./lookup/places";
import { ARITHMETIC } from "./math/arithmetic";
import { NUMBER_BASES } from "./math/bases";
import { CONDITIONAL } from "./math/conditional";
import { MATRICES } from "./math/matrices";
import { RANDOM } from "./math/random";
import { ROUNDING } from "./math/rounding";
import { SUBTOTAL } from "./math/subtotal";
import { SUMS } from "./math/sums";
import { TRIGONOMETRY } from "./math/trigonometry";
import { CONTINUOUS } from "./statistics/continuous";
import { COUNTS } from "./statistics/counts";
import { DISCRETE } from "./statistics/discrete";
import { ORDER } from "./statistics/order";
import { REGRESSION } from "./statistics/regression";
import { SPREAD } from "./statistics/spread";
import { TESTS } from "./statistics/tests";
import { NUMBER_WORDS } from "./text/number-words";
import { TEXT_PARTS } from "./text/parts";
import { PATTERNS } from "./text/patterns";

export const FUNCTIONS: FunctionTable = Object.assign(
  // A formula may name anything: not what every object has.
  Object.create(null) as FunctionTable,
  once([
    ARITHMETIC,
    ROUNDING,
    TRIGONOMETRY,
    SUMS,
    CONDITIONAL,
    MATRICES,
    NUMBER_BASES,
    RANDOM,
    SUBTOTAL,
    COUNTS,
    SPREAD,
    ORDER,
    REGRESSION,
    CONTINUOUS,
    DISCRETE,
    TESTS,
    ANNUITY,
    FLOWS,
    DEPRECIATION,
    DISCOUNTS,
    COUPONS,
    BONDS,
    ODD_PERIODS,
    FRENCH_DEPRECIATION,
    CALENDAR,
    WORKING_DAYS,
    TEXT_PARTS,
    PATTERNS,
    NUMBER_WORDS,
    LOOKUPS,
    PLACES,
    SHAPES,
    SORTING,
    DATABASE,
    BESSEL,
    COMPLEX_NUMBERS,
    COMPLEX_ANALYSIS,
    CONVERT,
    KINDS,
    LOGIC,
  ]),
);

function once(tables: readonly FunctionTable[]): FunctionTable {
  const all: Record<string, FunctionTable[string]> = {};
  for (const table of tables)
    for (const [name, definition] of Object.entries(table)) {
      if (name in all) throw new Error(`${name} is declared twice`);
      all[name] = definition;
    }
  return all;
}
