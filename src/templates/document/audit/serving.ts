import { INFERENCE } from "../../../evidence/document/inference";
import { SUMMARY } from "../../../evidence/document/summary";
import { f } from "../../../sheets/formula";
import { GPU_PRICE, MARKET_GPU_PRICE, MONTH_DAYS } from "../readings";
import { auditing, type AuditRow, type AuditTools } from "./row";

/** Rows 20 to 23: inference. */
export function inferenceRows(tools: AuditTools): AuditRow[] {
  const { cell, functions, value, judged, shown } = auditing(tools);
  const { section, baseline, vllm, int4, speculative, tensorrt, monthly } = INFERENCE;
  const steps = [vllm, int4, speculative, tensorrt];
  const first = value(baseline.cost);
  const days = cell(MONTH_DAYS);
  const requests = value(monthly.requests);
  const month = value(SUMMARY[4]!.before);
  const tokens = f`(${month}*1000000/(${requests}*${days}*${first}))`;
  const demand = f`${requests}*${tokens}/(24*3600)`;
  return [
    ...steps.map((row, i) =>
      judged(
        `20.${i + 1}`,
        `${row.step}, cost saved`,
        row.saved!,
        functions.savingsRate(first, value(row.cost)),
      ),
    ),
    ...[baseline, ...steps].map((row, i) =>
      judged(
        `21.${i + 1}`,
        `${row.step}, cost at one GPU price`,
        row.cost,
        functions.tokenCost(cell(GPU_PRICE), value(row.throughput)),
        "One price of $0.36 per GPU-hour fits all five.",
      ),
    ),
    shown(
      "21.6",
      "GPU price that the last row implies",
      section,
      "moneyPerGpuHour",
      f`${value(tensorrt.cost)}*${value(tensorrt.throughput)}*3600/1000000`,
      "$0.3564: the printed $0.33 is a third of a dollar, cut off.",
      tools.finePrice,
    ),
    shown(
      "21.7",
      "Baseline cost at a market price",
      section,
      "moneyPerMillionTokens",
      functions.tokenCost(cell(MARKET_GPU_PRICE), value(baseline.throughput)),
      "$55.56 at $2 per GPU-hour, where the document prints $10.",
    ),
    shown(
      "22.1",
      "Tokens a request",
      section,
      "tokensPerRequest",
      tokens,
      "Not printed: follows from $50K a month at $10 per 1M tokens.",
    ),
    judged(
      "22.2",
      "Savings a month, $10 → $1 per 1M tokens",
      monthly.savings,
      functions.savings(
        functions.inferenceCost(requests, tokens, first, days),
        functions.inferenceCost(requests, tokens, value(int4.cost), days),
      ),
      "At 166.7 tokens a request over 30 days, with the INT4 step and not the last one.",
    ),
    shown(
      "23.1",
      "Tokens a second at 1M requests a day",
      section,
      "tokensPerSecond",
      demand,
      "On average; a peak needs more.",
    ),
    shown(
      "23.2",
      "Streams at the baseline",
      section,
      "count",
      f`${demand}/${value(baseline.throughput)}`,
      "193 streams of 10 tok/s.",
    ),
    shown(
      "23.3",
      "Streams after the last step",
      section,
      "count",
      f`${demand}/${value(tensorrt.throughput)}`,
      "6.4 streams of 300 tok/s.",
    ),
  ];
}
