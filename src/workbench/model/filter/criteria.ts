/** Which cells a filter's criteria let through. */
import { HostError } from "../../protocol/errors";
import { color, finite, invalidArgument, oneOf, record, text } from "../arguments";
import type { Cell, Style } from "../port";
import { wildcards } from "../range/find";
import { inPeriod, sameDate, SPECIFICITIES, type Period } from "./dates";
import { DYNAMIC_CRITERIA, FILTER_KINDS, type FilterCriteria, type FilterDate } from "./types";

const criterion = (value: unknown): string => (typeof value === "number" ? String(value) : text(value));

/** @throws {HostError} InvalidArgument for criteria that lack what they filter on */
export function checkCriteria(value: unknown): FilterCriteria {
  const given = record(value, [
    "color",
    "criterion1",
    "criterion2",
    "dynamicCriteria",
    "filterOn",
    "icon",
    "operator",
    "subField",
    "values",
  ]);
  const filterOn = oneOf(given.filterOn, [...FILTER_KINDS, "Icon"]);
  switch (filterOn) {
    case "Values":
      if (!Array.isArray(given.values)) throw invalidArgument();
      return { filterOn, values: given.values.map(filterValue) };
    case "Custom": {
      const operator = oneOf(given.operator ?? "And", ["And", "Or"]);
      const second = given.criterion2 ?? undefined;
      return {
        filterOn,
        criterion1: criterion(given.criterion1),
        ...(second === undefined ? {} : { criterion2: criterion(second) }),
        operator,
      };
    }
    case "CellColor":
    case "FontColor":
      return { filterOn, color: color(given.color) };
    case "Dynamic":
      return { filterOn, dynamicCriteria: oneOf(given.dynamicCriteria, DYNAMIC_CRITERIA) };
    case "Icon":
      throw new HostError("NotImplemented", "The host does not filter by icons.");
    default: {
      const count = criterion(given.criterion1);
      finite(Number(count), 1, filterOn.endsWith("Percent") ? 100 : 500);
      return { filterOn, criterion1: count };
    }
  }
}

function filterValue(value: unknown): string | FilterDate {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value;
  const { date, specificity } = record(value, ["date", "specificity"]);
  return { date: text(date), specificity: oneOf(specificity, SPECIFICITIES) };
}

export interface FilteredCell {
  cell: Cell;
  style: Style;
}

/** For each cell of a column whether it stays. */
export function filterColumn(column: readonly FilteredCell[], criteria: FilterCriteria): boolean[] {
  const test = testFor(column, criteria);
  return column.map(test);
}

function testFor(column: readonly FilteredCell[], criteria: FilterCriteria): (x: FilteredCell) => boolean {
  const numbers = column.flatMap(({ cell }) => (typeof cell.value === "number" ? [cell.value] : []));
  switch (criteria.filterOn) {
    case "Values":
      return valuesTest(criteria.values ?? []);
    case "Custom":
      return customTest(criteria);
    case "CellColor":
      return ({ style }) => (style.fill ?? "#FFFFFF").toUpperCase() === criteria.color;
    case "FontColor":
      return ({ style }) => (style.color ?? "#000000").toUpperCase() === criteria.color;
    case "Dynamic": {
      const dynamic = criteria.dynamicCriteria!;
      const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
      if (dynamic === "AboveAverage") return number((n) => n > mean);
      if (dynamic === "BelowAverage") return number((n) => n < mean);
      return number((n) => inPeriod(n, dynamic as Period, new Date()));
    }
    default: {
      const size = Number(criteria.criterion1);
      // A percentage is of how many there are, and at least one.
      const count = criteria.filterOn.endsWith("Percent")
        ? Math.max(1, Math.floor((numbers.length * size) / 100))
        : size;
      const top = criteria.filterOn.startsWith("Top");
      const last = numbers
        .toSorted((a, b) => (top ? b - a : a - b))
        .slice(0, count)
        .at(-1);
      return number((n) => last !== undefined && (top ? n >= last : n <= last));
    }
  }
}

const number =
  (holds: (n: number) => boolean) =>
  ({ cell }: FilteredCell): boolean =>
    typeof cell.value === "number" && holds(cell.value);

/** What cells show, in any case; "" stands for blanks. */
function valuesTest(values: readonly (string | FilterDate)[]): (x: FilteredCell) => boolean {
  const texts = new Set(values.flatMap((v) => (typeof v === "string" ? [v.toLowerCase()] : [])));
  const dates = values.filter((v) => typeof v !== "string");
  return ({ cell }) =>
    texts.has(cell.text.toLowerCase()) ||
    (typeof cell.value === "number" &&
      dates.some(({ date, specificity }) => sameDate(cell.value as number, date, specificity)));
}

function customTest({ criterion1 = "", criterion2, operator }: FilterCriteria): (x: FilteredCell) => boolean {
  const first = comparisonTest(criterion1);
  if (criterion2 === undefined) return first;
  const second = comparisonTest(criterion2);
  return operator === "Or" ? (x) => first(x) || second(x) : (x) => first(x) && second(x);
}

/** ">50", "<>done", "=*s"; without an operator what is meant is "=". */
function comparisonTest(criterion: string): (x: FilteredCell) => boolean {
  const [, sign = "=", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
  const limit = operand.trim() === "" ? Number.NaN : Number(operand);
  if (sign === "=" || sign === "<>") {
    const pattern = new RegExp(`^(?:${wildcards(operand)})$`, "isu");
    const equal = ({ cell }: FilteredCell): boolean =>
      Number.isFinite(limit) && typeof cell.value === "number"
        ? cell.value === limit
        : pattern.test(cell.text);
    return sign === "=" ? equal : (x) => !equal(x);
  }
  const holds = (order: number): boolean =>
    sign === "<" ? order < 0 : sign === ">" ? order > 0 : sign === "<=" ? order <= 0 : order >= 0;
  if (Number.isFinite(limit)) return number((n) => holds(n - limit));
  return ({ cell }) =>
    cell.kind === "string" &&
    holds(String(cell.value).localeCompare(operand, "en", { sensitivity: "accent" }));
}
