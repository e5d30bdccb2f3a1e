import type { Engine } from "../engine";
import { correct, each, lifted } from "./define";
import { CellError, toNumber, type Argument, type Plain } from "./values";

/** The numbers among cells; texts and truth values are passed over, errors aren't. */
function numbersIn(given: Argument): number[] {
  const cells = given.rows.flat();
  const wrong = cells.find((v) => v instanceof CellError);
  if (wrong) throw new CellError(wrong.code);
  if (!given.many) return cells.map(toNumber);
  return cells.filter((v) => typeof v === "number");
}

/** The rate at which flows are worth nothing together; Newton's way to the last digit, from Excel's first guess. */
function internalRate(flows: readonly number[], guess: number): number {
  if (guess <= -1) throw new CellError("#VALUE!");
  if (!flows.some((x) => x > 0) || !flows.some((x) => x < 0)) throw new CellError("#NUM!");
  let rate = guess;
  for (let step = 0; step < 200; step++) {
    let [value, slope] = [0, 0];
    flows.forEach((flow, t) => {
      const worth = flow / (1 + rate) ** t;
      value += worth;
      slope -= (t * worth) / (1 + rate);
    });
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

/** Depreciation at a rate that Excel rounds to three places. */
function fixedDeclining(...given: Plain[]): number {
  const [cost, salvage, life, period, month = 12] = given.map(toNumber) as [
    number,
    number,
    number,
    number,
    number?,
  ];
  const [months, at] = [Math.trunc(month), Math.trunc(period)];
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

/** Defects: IRR ends seven digits in, DB refuses what Excel computes. */
export function correctFinance(engine: Engine): void {
  const TEN_PERCENT: Argument = { rows: [[0.1]], height: 1, width: 1, many: false, reference: null };
  correct(
    engine,
    "IRR",
    (values, guess = TEN_PERCENT) => {
      const flows = numbersIn(values!);
      return lifted([guess], (at) => internalRate(flows, at(guess) === null ? 0.1 : toNumber(at(guess))));
    },
    "0%",
  );
  correct(engine, "DB", each(fixedDeclining));
}
