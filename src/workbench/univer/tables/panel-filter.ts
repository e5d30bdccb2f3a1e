/** What Univer's filter panel asks for, in Excel's words. */
import { TABLE_FILTER_EMPTY_VALUE } from "@univerjs/sheets-table";
import type { FilterCriteria } from "../../model/port";
import { EPOCH, MONTHS, MS_PER_DAY } from "../../values/calendar";

/** A column's filter as Univer keeps it. */
export type PanelFilter =
  | { filterType: "manual"; values: (string | number)[] }
  | { filterType: "condition"; filterInfo: Condition };

interface Condition {
  conditionType: "string" | "number" | "date" | "logic";
  compareType: string;
  expectedValue?: Operand | Operand[];
}

type Operand = string | number | Date | undefined;

const SIGNS: Record<string, string> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
  after: ">",
  afterOrEqual: ">=",
  before: "<",
  beforeOrEqual: "<=",
};

const TEXTS: Record<string, (text: string) => string> = {
  contains: (text) => `=*${text}*`,
  notContains: (text) => `<>*${text}*`,
  startsWith: (text) => `=${text}*`,
  endsWith: (text) => `=*${text}`,
};

export function criteriaOf(filter: PanelFilter): FilterCriteria {
  if (filter.filterType === "manual") {
    const values = filter.values.map((v) => (v === TABLE_FILTER_EMPTY_VALUE ? "" : String(v)));
    return { filterOn: "Values", values };
  }
  const { conditionType, compareType, expectedValue } = filter.filterInfo;
  const operand = (value: Operand): string =>
    conditionType === "date" && value !== undefined ? String(serialOf(new Date(value))) : String(value ?? "");
  const [first, second] = (Array.isArray(expectedValue) ? expectedValue : [expectedValue]).map(operand);
  switch (compareType) {
    case "between":
      return { filterOn: "Custom", criterion1: `>=${first}`, criterion2: `<=${second}`, operator: "And" };
    case "notBetween":
      return { filterOn: "Custom", criterion1: `<${first}`, criterion2: `>${second}`, operator: "Or" };
    case "topN":
      return { filterOn: "TopItems", criterion1: first! };
    case "above":
      return { filterOn: "Dynamic", dynamicCriteria: "AboveAverage" };
    case "below":
      return { filterOn: "Dynamic", dynamicCriteria: "BelowAverage" };
  }
  const sign = SIGNS[compareType];
  const text = TEXTS[compareType];
  if (sign || text)
    return { filterOn: "Custom", criterion1: text ? text(first!) : `${sign}${first}`, operator: "And" };
  return {
    filterOn: "Dynamic",
    dynamicCriteria: period(compareType) as FilterCriteria["dynamicCriteria"] & string,
  };
}

/** "thisWeek" is ThisWeek, "q1" the first quarter of any year, "m2" any February, which office.js spells its own way. */
function period(name: string): string {
  const [, kind, n] = /^([qm])(\d+)$/.exec(name) ?? [];
  const month = MONTHS[Number(n) - 1];
  if (kind === "q") return `AllDatesInPeriodQuarter${n}`;
  if (kind === "m") return `AllDatesInPeriod${month === "February" ? "Februray" : month}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The day that was picked, as the user's calendar has it. */
function serialOf(date: Date): number {
  return (Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - EPOCH) / MS_PER_DAY;
}

/** What the panel shows of criteria that an add-in has set: the values, or that there are some. */
export function filterOf({ filterOn, values = [] }: FilterCriteria): PanelFilter {
  const texts = filterOn === "Values" ? values.filter((v) => typeof v === "string") : [];
  return { filterType: "manual", values: texts.map((text) => text || TABLE_FILTER_EMPTY_VALUE) };
}
