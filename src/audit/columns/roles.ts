/** What the figures of a column are. */
export const COLUMN_ROLES = [
  "label",
  "unit",
  "before",
  "after",
  "cost",
  "difference",
  "rate",
  "speedup",
  "quantity",
  "text",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export const ROW_ROLES = ["item", "total", "average"] as const;
export type RowRole = (typeof ROW_ROLES)[number];

/** Of these each figure follows, or should follow, from others. */
export const isClaimed = (role: ColumnRole): boolean =>
  role === "difference" || role === "rate" || role === "speedup";
export const isMeasured = (role: ColumnRole): boolean =>
  role === "before" || role === "after" || role === "cost" || role === "quantity";

const TOTAL =
  /^\W*(?:(?:grand|sub|over-?all)[\s-]*)?(?:totals?|sum|summe|gesamt|overall|combined|all together|Σ)\b/i;
const AVERAGE = /^\W*(?:over-?all )?(?:averages?|means?|avg\b|Ø)/i;

/** A column of metrics lists unlike things: its "Total size" adds nothing up. */
const METRICS = /^(?:metrics?|measures?|kpis?|indicators?|statistics?|benchmarks?)$/i;
const ALONE = /^\W*(?:totals?|sum|overall|combined)\W*$/i;

/** @param column what the labels are called */
export function rowRoleOf(label: string, column: string): RowRole {
  if (METRICS.test(column) && !ALONE.test(label) && !AVERAGE.test(label)) return "item";
  return TOTAL.test(label) ? "total" : AVERAGE.test(label) ? "average" : "item";
}

export const WORDS = {
  /** Of what their columns hold no figure counts anything: ids, ranks, versions, years. */
  naming:
    /^(?:#|nr\.?|no\.?|.*(?:^|[\s_-])(?:#|ids?|uid|uuid|rank|year|date|quarter|release[ds]?|versions?|rev|revision|sku|isbn|serial(?: no\.?)?|phone|zip|ticket|issue|pr|commit|page|seed|published|founded|since|as of)|versions? .*)$/i,
  before:
    /\b(?:before|baselines?|original|old|current|previous|prior|existing|legacy|without|reference|fp32|tf32|serial|sequential|list price|full price|on-?demand|unoptimi[sz]ed|vanilla|today)\b/i,
  after:
    /\b(?:after|optimi[sz]ed|new|proposed|ours|target|improved|reduced|discounted|candidate|int8|int4|quanti[sz]ed|mixed precision|parallel|with|future|v\d{2,}|committed|reserved)\b/i,
  falling: /\b(?:time|latency|duration|delay|memory|size|errors?|loss)\b/i,
  rising: /\b(?:throughput|bandwidth|rate|score|accuracy|fps|tps|qps)\b|\/\s?s(?:ec)?\b/i,
  cost: /\b(?:costs?|prices?|investments?|invest|spend|spent|budgets?|up-?front|fees?|capex|opex)\b/i,
  speedup: /\b(?:speed-?\s?ups?|faster|acceleration|times as|(?:strong|weak) scaling)\b/i,
  claimed:
    /\b(?:savings?|saved|saves?|reductions?|reduced by|improvements?|improved|gains?|change|remaining|variance|cheaper|less|discounts?|decrease|increase|deltas?|differences?|diff|vs\.?|versus|relative|roi|returns?|speed-?\s?ups?|faster)\b|^% (?:of|used|change|diff)|[Δ∆]/i,
  ratio: /\bratio\b/i,
  returns: /\b(?:roi|returns?)\b/i,
  total: /^\W*(?:grand\s)?(?:totals?|sum|overall|combined)\b/i,
  mean: /^\W*(?:averages?|means?|avg)\b/i,
  largest: /^\W*(?:best|max(?:imum)?|peak|highest|largest)\b/i,
  running: /\b(?:cumulative|running|accumulated|cum\.?|to date)\b/i,
  monthly: /\b(?:monthly|per month|a month|months?|mo)\b/i,
  yearly: /\b(?:yearly|annual(?:ly)?|per year|a year|years?|yr)\b/i,
} as const;
