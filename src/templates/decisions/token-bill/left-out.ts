import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { TableRef } from "../../../sheets/sheet";
import type { OwnModelSheet } from "../parts/own-model";
import { meanRequest, type Rates, type Workload } from "./cost";
import { ratesOf } from "./prices";
import { weightOf, type Volume } from "./workload";

interface LeftOut {
  /** How many times the bill a bill without the cache's prices would be. */
  readonly uncached: CellRef;
}

/** What the bill of the model in use comes out wrong by when one of its lines isn't told apart. */
export function leftOut(
  { form, units, context, sheet }: OwnModelSheet,
  volume: Volume,
  prices: TableRef,
): LeftOut {
  const { dialect } = context.options;
  const { money, percent } = units;
  const { work, requests, days, months, reasoning } = volume;
  const monthly = { ...money, label: `${money.label} a month` };
  const none = f`0`;
  const first = (key: string) => f`INDEX(${prices.column(key)},1)`;
  const rates = ratesInUse({ form, units }, work, ratesOf(first));
  sheet.skip();
  const bill = first("month");
  const billOf = (changes: Partial<Workload>, at: Rates = rates): Expr =>
    f`${requests}*${days}*${meanRequest(dialect, { ...work, ...changes }, at)}`;
  const wrong = (label: string, left: Expr, note: string) =>
    form.result(label, monthly, f`${left}-${bill}`, note);

  form.heading("What leaving a line out would have cost, model in use", "Wrong by");
  const uncached = form.result(
    "Bill without cache prices",
    units.times,
    f`IF(${bill}>0,(${billOf({ hit: none, written: none })})/${bill},"–")`,
    "All input at the price of fresh input, by the bill.",
  );
  wrong(
    "Cached reads left out",
    billOf({ hit: none }),
    "What was read from the cache, at the price of fresh input.",
  );
  wrong(
    "Cached writes left out",
    billOf({ written: none }),
    "What was written to the cache, at the price of fresh input.",
  );
  wrong(
    "Reasoning left out",
    billOf({ output: f`(${work.output}-${reasoning})` }),
    "The answers alone: most is missing where a model thinks long.",
  );
  wrong("Batches left out", billOf({ batched: none }), "Every request at once.");
  wrong(
    "Long ones at plain price",
    billOf({}, { ...rates, rise: () => ({ input: f`1`, output: f`1` }) }),
    "As if no limit made them dearer.",
  );
  wrong("Long requests left out", billOf({ longShare: none }), "As if every request had the mean input.");
  wrong(
    "Output at the price of input",
    billOf({}, { ...rates, output: rates.input }),
    "One price for all tokens, as many calculators have it.",
  );
  form.result(
    "Growth left out",
    money,
    f`${bill}*${months}-${bill}*${weightOf(volume)}`,
    "The first month, as often as there are months, less all months.",
  );
  sheet.skip();
  form.heading("When a cache pays", "Result");
  const [input, read, write] = [rates.input, rates.read, rates.write];
  form.result(
    "Hit rate from which it pays",
    percent,
    f`IF(${read}<${input},MAX(0,${work.written}*(${write}-${input})/(${input}-${read})),"never")`,
    "Where the extra price of what is written is earned back by what is read.",
  );
  form.result(
    "The cache saves",
    monthly,
    f`${billOf({ hit: none, written: none })}-${bill}`,
    "A bill without a cache, less the bill.",
  );
  form.result(
    "Long ones pass the limit by",
    units.tokens,
    f`IF(ISNUMBER(${first("from")}),${work.longInput}-${first("from")},"–")`,
    "A request that stays below a model's limit costs the plain price.",
  );
  return { uncached };
}

/** The first row of the prices is the model in use: what each of its tokens costs, told once for all lines that follow. */
function ratesInUse(
  { form, units }: Pick<OwnModelSheet, "form" | "units">,
  work: Workload,
  rates: Rates,
): Rates {
  const { moneyPerMillionTokens: money, percent, times } = units;
  form.heading("Prices of the model in use", "Price");
  const [short, long] = [rates.rise(work.input), rates.rise(work.longInput)];
  const input = form.result("Fresh input", money, rates.input, "Of the first row.");
  const read = form.result("Cached read", money, rates.read, "As fresh input where the row has none.");
  const write = form.result("Cached write", money, rates.write, "As fresh input where the row has none.");
  const output = form.result("Output", money, rates.output, "Reasoning is billed as output.");
  const batch = form.result("In a batch", percent, rates.batch, "Of the price.");
  const line = (label: string, rise: Expr) =>
    form.result(label, times, rise, "Dearer above the model's limit.");
  const [shortIn, shortOut] = [
    line("Input of a mean request", short.input),
    line("Its output", short.output),
  ];
  const [longIn, longOut] = [
    line("Input of a long request", long.input),
    line("Its output, long", long.output),
  ];
  return {
    input,
    read,
    write,
    output,
    batch,
    rise: (tokens) =>
      tokens === work.longInput ? { input: longIn, output: longOut } : { input: shortIn, output: shortOut },
  };
}
