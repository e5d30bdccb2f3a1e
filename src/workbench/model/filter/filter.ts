/** The filter of one column of a table. */
import { declareApi } from "../../protocol/members";
import { finite, text } from "../arguments";
import type { Context } from "../context";
import { Part } from "../part";
import { checkCriteria } from "./criteria";
import { criteriaOf, setCriteria, type FilterTarget } from "./filters";
import type { FilterCriteria } from "./types";

const FILTER = declareApi("Filter", {
  "1.2": {
    read: "criteria",
    call: `apply applyBottomItemsFilter applyBottomPercentFilter applyCellColorFilter applyCustomFilter
      applyDynamicFilter applyFontColorFilter applyIconFilter applyTopItemsFilter applyTopPercentFilter
      applyValuesFilter clear`,
  },
});

export class Filter extends Part<{ x: Context; target: FilterTarget; column: number }> {
  readonly api = FILTER;

  get criteria(): FilterCriteria | null {
    return criteriaOf(this.of.x, this.of.target, this.of.column);
  }
  private set(criteria: FilterCriteria | null): Promise<void> {
    return setCriteria(this.of.x, this.of.target, this.of.column, criteria);
  }
  apply(criteria: unknown): Promise<void> {
    return this.set(checkCriteria(criteria));
  }
  applyBottomItemsFilter(count: unknown): Promise<void> {
    return this.apply({ filterOn: "BottomItems", criterion1: String(finite(count)) });
  }
  applyBottomPercentFilter(percent: unknown): Promise<void> {
    return this.apply({ filterOn: "BottomPercent", criterion1: String(finite(percent)) });
  }
  applyTopItemsFilter(count: unknown): Promise<void> {
    return this.apply({ filterOn: "TopItems", criterion1: String(finite(count)) });
  }
  applyTopPercentFilter(percent: unknown): Promise<void> {
    return this.apply({ filterOn: "TopPercent", criterion1: String(finite(percent)) });
  }
  applyCellColorFilter(color: unknown): Promise<void> {
    return this.apply({ filterOn: "CellColor", color });
  }
  applyFontColorFilter(color: unknown): Promise<void> {
    return this.apply({ filterOn: "FontColor", color });
  }
  applyIconFilter(icon: unknown): Promise<void> {
    return this.apply({ filterOn: "Icon", icon });
  }
  applyCustomFilter(criteria1: unknown, criteria2?: unknown, oper?: unknown): Promise<void> {
    return this.apply({
      filterOn: "Custom",
      criterion1: text(criteria1),
      criterion2: criteria2,
      operator: oper ?? "And",
    });
  }
  applyDynamicFilter(dynamicCriteria: unknown): Promise<void> {
    return this.apply({ filterOn: "Dynamic", dynamicCriteria });
  }
  applyValuesFilter(values: unknown): Promise<void> {
    return this.apply({ filterOn: "Values", values });
  }
  clear(): Promise<void> {
    return this.set(null);
  }
}
