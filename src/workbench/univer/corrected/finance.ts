import { IFunctionService, type BaseValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { monthsOn } from "./dates";
import { attempt, correct, each, lifted } from "./define";
import {
  argument,
  CellError,
  constant,
  strict,
  toNumber,
  valueObject,
  type Argument,
  type Plain,
} from "./values";

const sameDayOn = monthsOn(false);

/** The numbers among cells; texts and truth values are passed over, errors aren't. */
function numbersIn(given: Argument): number[] {
  const cells = given.rows.flat();
  const wrong = cells.find((v) => v instanceof CellError);
  if (wrong) throw new CellError(wrong.code);
  if (!given.many) return cells.map(toNumber);
  return cells.filter((v) => typeof v === "number");
}

/** What flows are worth together, and how that changes with the rate. */
function worthAt(flows: readonly number[], times: readonly number[], rate: number): [number, number] {
  let [value, slope] = [0, 0];
  flows.forEach((flow, i) => {
    const worth = flow / (1 + rate) ** times[i]!;
    value += worth;
    slope -= (times[i]! * worth) / (1 + rate);
  });
  return [value, slope];
}

/** The rate at which flows are worth nothing together; Newton's way to the last digit, from Excel's first guess. */
function internalRate(flows: readonly number[], times: readonly number[], guess: number): number {
  if (!flows.some((x) => x > 0) || !flows.some((x) => x < 0)) throw new CellError("#NUM!");
  let rate = guess;
  for (let step = 0; step < 200; step++) {
    const [value, slope] = worthAt(flows, times, rate);
    if (value === 0) return rate;
    const next = rate - value / slope;
    if (!Number.isFinite(next)) break;
    // Beyond a loss of everything nothing is defined: half the way there.
    const kept = next <= -1 ? (rate - 1) / 2 : next;
    if (Math.abs(kept - rate) <= 1e-15 * Math.max(1, Math.abs(kept))) return kept;
    rate = kept;
  }
  throw new CellError("#NUM!");
}

/**
 * XIRR by halving, which ends some eight digits in: from 0 to the guess, doubled until the rate lies below, or from −1 to
 * minus the guess. It ends where the step is short and the flows balance but for a part of the first.
 */
function datedRate(flows: readonly number[], times: readonly number[], guess: number): number {
  const exact = internalRate(flows, times, guess);
  if (guess <= 0 || (exact <= 0 && exact > -guess)) return exact;
  let [from, to] = exact > 0 ? [0, guess] : [-1, -guess];
  while (exact > 0 && to < exact) to *= 2;
  const end = Math.sign(worthAt(flows, times, to)[0]);
  const unit = Math.max(1, to);
  for (let step = 0; step < 100; step++) {
    const middle = (from + to) / 2;
    const [value] = worthAt(flows, times, middle);
    if ((to - from) / 2 <= 1e-8 * unit && Math.abs(value) <= 2e-8 * Math.abs(flows[0]!))
      return Math.abs(middle - exact) < 1e-7 * unit ? middle : exact;
    if (Math.sign(value) === end) to = middle;
    else from = middle;
  }
  return exact;
}

function dated(values: Argument, dates: Argument): [flows: number[], times: number[]] {
  const [flows, days] = [values, dates].map(({ rows }) => rows.flat().map(strict)) as [number[], number[]];
  const first = Math.trunc(days[0]!);
  const times = days.map((day) => (Math.trunc(day) - first) / 365);
  if (flows.length !== days.length || first < 1 || times.some((time) => time < 0))
    throw new CellError("#NUM!");
  return [flows, times];
}

/** Depreciation at a rate that Excel rounds to three places. */
function fixedDeclining(...given: Plain[]): number {
  const [cost, salvage, life, period, month = 12] = given.map(toNumber) as [
    number,
    number,
    number,
    number,
    number?,
  ];
  const [months, at] = [Math.trunc(month), period > 0 ? Math.max(1, Math.trunc(period)) : 0];
  // The months that the first year lacks are a year of their own at the end.
  const years = life + (months < 12 ? 1 : 0);
  if (cost < 0 || salvage < 0 || life <= 0 || at <= 0 || at > years || months < 1 || months > 12)
    throw new CellError("#NUM!");
  if (cost === 0) return 0;
  const rate = Math.round((1 - (salvage / cost) ** (1 / life)) * 1000) / 1000;
  let amount = (cost * rate * months) / 12;
  let total = amount;
  for (let year = 2; year <= Math.min(at, life); year++) {
    amount = (cost - total) * rate;
    total += amount;
  }
  return at > life ? ((cost - total) * rate * (12 - months)) / 12 : amount;
}

/** What is paid is worth something at the start, what is earned at the end. */
function modifiedRate(flows: readonly number[], financing: number, investing: number): number {
  let [paid, earned] = [0, 0];
  flows.forEach((flow, i) => {
    if (flow < 0) paid -= flow / (1 + financing) ** i;
    else if (flow > 0) earned += flow * (1 + investing) ** (flows.length - 1 - i);
  });
  if (paid === 0 || flows.length < 2) throw new CellError("#DIV/0!");
  return (earned / paid) ** (1 / (flows.length - 1)) - 1;
}

/** A treasury bill runs for a year at most, whose last day is the same one a year later. */
const bill =
  (result: (amount: number, days: number) => number) =>
  (settlement: Plain, maturity: Plain, given: Plain): number => {
    const [from, to, amount] = [settlement, maturity, given].map(strict) as [number, number, number];
    const days = Math.floor(to) - Math.floor(from);
    if (amount <= 0 || days <= 0 || Math.floor(to) > sameDayOn(from, 12)) throw new CellError("#NUM!");
    return result(amount, days);
  };

/** Texts and empty cells are passed over: then there are more dates than values. */
function refuseUndated(engine: Engine): void {
  const executor = engine.get(IFunctionService).getExecutor("XNPV");
  const calculate = executor.calculate.bind(executor);
  executor.calculate = (...given: BaseValueObject[]) => {
    const values = given[1] && argument(given[1]);
    const days = given[2] && argument(given[2]).rows.flat();
    const lacks = (v: Plain) => !(typeof v === "number" || v instanceof CellError);
    return (values?.many && values.rows.flat().some(lacks)) ||
      days?.some((day) => typeof day === "number" && day < 1)
      ? valueObject(new CellError("#NUM!"))
      : calculate(...given);
  };
}

/** Univer takes a constant that is left out (`LINEST(y,x,,TRUE)`) for FALSE. */
function takeConstant(engine: Engine, name: string, place: number): void {
  const executor = engine.get(IFunctionService).getExecutor(name);
  const calculate = executor.calculate.bind(executor);
  executor.calculate = (...given: BaseValueObject[]) =>
    calculate(
      ...given.map((v, i) => (i === place && !v.isReferenceObject() && v.isNull() ? valueObject(true) : v)),
    );
}

const guessed = (guess: Plain): number => (guess === null ? 0.1 : toNumber(guess));

/**
 * Defects: IRR ends seven digits in, XIRR with other digits than Excel's; DB and MIRR refuse what Excel computes; XNPV dates
 * texts and days before the calendar; a bill's year has the days of the year that it begins in.
 */
export function correctFinance(engine: Engine): void {
  const TEN_PERCENT = constant(0.1);
  correct(
    engine,
    "IRR",
    (values, guess = TEN_PERCENT) => {
      const flows = numbersIn(values!);
      const times = flows.map((_, time) => time);
      return lifted([guess], (at) => {
        const first = guessed(at(guess));
        return first <= -1 ? new CellError("#VALUE!") : internalRate(flows, times, first);
      });
    },
    "0%",
  );
  correct(engine, "XIRR", (values, dates, guess = TEN_PERCENT) => {
    const [flows, times] = dated(values!, dates!);
    return lifted([guess], (at) => {
      const first = guessed(at(guess));
      return first <= -1 ? new CellError("#NUM!") : datedRate(flows, times, first);
    });
  });
  correct(engine, "DB", each(fixedDeclining));
  correct(
    engine,
    "MIRR",
    (values, financing, investing) => {
      const flows = numbersIn(values!);
      return lifted([financing!, investing!], (at) =>
        attempt(() => modifiedRate(flows, toNumber(at(financing!)), toNumber(at(investing!)))),
      );
    },
    "0%",
  );
  const sum = (given: Argument): number => numbersIn(given).reduce((a, b) => a + b, 0);
  correct(
    engine,
    "PERCENTOF",
    (part, whole) => {
      const all = sum(whole!);
      return all === 0 ? new CellError("#DIV/0!") : sum(part!) / all;
    },
    "0%",
    [2, 2],
  );
  const price = bill((discount, days) => 100 * (1 - (discount * days) / 360));
  correct(
    engine,
    "TBILLPRICE",
    each((...given: [Plain, Plain, Plain]) => {
      const found = price(...given);
      return found < 0 ? new CellError("#NUM!") : found;
    }),
  );
  correct(engine, "TBILLYIELD", each(bill((price, days) => (((100 - price) / price) * 360) / days)));
  refuseUndated(engine);
  for (const [name, place] of [
    ["LINEST", 2],
    ["LOGEST", 2],
    ["TREND", 3],
    ["GROWTH", 3],
  ] as const)
    takeConstant(engine, name, place);
}
