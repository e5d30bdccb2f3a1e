import type { Engine } from "../engine";
import { correctArrays } from "./arrays";
import { correctConditional } from "./conditional";
import { correctDates } from "./dates";
import { correctFinance } from "./finance";
import { limitCounting } from "./limits";
import { correctLogic } from "./logic";
import { correctLookup } from "./lookup";
import { correctRounding } from "./rounding";
import { correctTexts, mendNumbersInTexts } from "./texts";
import { correctXlookup } from "./xlookup";

/** Functions of Univer 0.25.1 that give other results than Excel saved in workbooks, in Excel's own way. */
export function correctFunctions(engine: Engine): void {
  mendNumbersInTexts();
  correctArrays(engine);
  correctConditional(engine);
  correctDates(engine);
  correctFinance(engine);
  limitCounting(engine);
  correctLogic(engine);
  correctLookup(engine);
  correctRounding(engine);
  correctTexts(engine);
  correctXlookup(engine);
}
