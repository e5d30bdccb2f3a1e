import { PRICE_SHELF_LIFE_DAYS } from "../../../evidence/prices";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import { ABOVE_0, AT_LEAST_0, optional, RATE, SHARE, upTo, WHOLE_ABOVE_0 } from "../../../sheets/rules";
import type { LateTable } from "../parts/expressions";
import type { OwnModelSheet } from "../parts/own-model";
import type { Workload } from "./cost";

/** The volume, and how it grows. */
export interface Volume {
  readonly requests: CellRef;
  readonly days: CellRef;
  readonly growth: CellRef;
  readonly months: CellRef;
  readonly shelfLife: CellRef;
  readonly reasoning: CellRef;
  readonly work: Workload;
}

export function volumeInputs({ form, units }: OwnModelSheet, prices: LateTable): Volume {
  form.heading("What you ask for", "Value");
  const perRequest = { ...units.tokens, label: "tokens a request" };
  const requests = form.input({
    label: "Requests a day",
    unit: units.requestsPerDay,
    value: 20_000,
    note: "In the first month, on a mean day.",
    rule: AT_LEAST_0,
  });
  const days = form.input({
    label: "Days a month",
    unit: units.calendarDays,
    value: 30,
    note: "Days on which requests come.",
    rule: ABOVE_0,
  });
  const growth = form.input({
    label: "Growth a month",
    unit: units.percent,
    value: 0.03,
    note: "Of the requests, from each month to the next.",
    rule: optional(RATE, "no growth"),
  });
  const months = form.input({
    label: "Months counted",
    unit: { ...units.whole, label: "months" },
    value: 12,
    note: "For the bill of all months.",
    rule: WHOLE_ABOVE_0,
  });
  const input = form.input({
    label: "Input tokens",
    unit: perRequest,
    value: 6000,
    note: "All that is sent with a request: instructions, tools, documents, the talk so far.",
    rule: AT_LEAST_0,
  });
  const hit = form.input({
    label: "Read from the cache",
    unit: units.percent,
    value: 0.7,
    note: "The hit rate: share of the input that the provider has from before. Usage pages tell it.",
    rule: optional(SHARE, "no cache"),
  });
  const written = form.input({
    label: "Written to the cache",
    unit: units.percent,
    value: 0.05,
    note: "Share of the input. Some providers ask more for it than for fresh input; others nothing.",
    // SUM takes a text, which its own row names, for nothing.
    rule: optional(upTo(SHARE, f`1-SUM(${hit})`, "a share; with the hit rate no more than 100%"), "nothing"),
  });
  const output = form.input({
    label: "Output tokens",
    unit: perRequest,
    value: 400,
    note: "Of the answer, as the reader sees it.",
    rule: AT_LEAST_0,
  });
  const reasoning = form.input({
    label: "Reasoning tokens",
    unit: perRequest,
    value: 600,
    note: "Thought before the answer: never shown, and billed as output.",
    rule: optional(AT_LEAST_0, "none"),
  });
  const batched = form.input({
    label: "In batches",
    unit: units.percent,
    value: 0.1,
    note: "Share of the requests that can wait for hours.",
    rule: optional(SHARE, "none"),
  });
  const longShare = form.input({
    label: "Long requests",
    unit: units.percent,
    value: 0.02,
    note: "Share of the requests whose input is of the next line's length.",
    rule: optional(SHARE, "none"),
  });
  const longInput = form.input({
    label: "Input of a long one",
    unit: perRequest,
    value: 300_000,
    note: "Above a model's limit (column Long from) all tokens of the request are dearer.",
    rule: optional(AT_LEAST_0, "no tokens"),
  });
  const shelfLife = form.input({
    label: "A price stays fresh for",
    unit: units.calendarDays,
    value: PRICE_SHELF_LIFE_DAYS,
    note: "After so many days the column Fresh for says that a price is old; it still counts.",
    rule: AT_LEAST_0,
  });
  form.input({
    label: "Models filled in",
    unit: units.whole,
    formula: f`COUNT(${prices.column("value")})`,
    note: "The first row of the prices is the model in use; the others stand beside it. Type below them for one more.",
    rule: { ...ABOVE_0, asks: "fill in a model in the prices below" },
  });
  const zero = (cell: CellRef): Expr => f`(${cell}+0)`;
  return {
    requests,
    days,
    growth,
    months,
    shelfLife,
    reasoning,
    work: {
      input,
      output: f`(${output}+${reasoning})`,
      hit: zero(hit),
      written: zero(written),
      longShare: zero(longShare),
      longInput: zero(longInput),
      batched: zero(batched),
    },
  };
}

/** By how much the first month is taken so that all of them come out. */
export function weightOf({ growth, months }: Volume): Expr {
  return f`IF(${growth}=0,${months},((1+${growth})^${months}-1)/${growth})`;
}
