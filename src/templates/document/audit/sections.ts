import { DATA_QUALITY } from "../../../evidence/document/data-quality";
import { SECTIONS } from "../../../evidence/document/sections";
import { SUMMARY } from "../../../evidence/document/summary";
import { TOTALS_70B } from "../../../evidence/document/totals-70b";
import { TRAINING_SPEED } from "../../../evidence/document/training-speed";
import { f, list } from "../../../sheets/formula";
import { NOT_JUDGED, said } from "../../../sheets/verdict-words";
import { CURATION_BASE } from "../readings";
import { added, auditing, type AuditRow, type AuditTools } from "./row";

/** Rows 1 to 5: the executive summary. */
export function summaryRows(tools: AuditTools): AuditRow[] {
  const { functions, value, judged, shown } = auditing(tools);
  const [training, speed, quality, cost, serving] = SUMMARY.map((row) => ({
    ...row,
    b: value(row.before),
    o: value(row.after),
  })) as [Headline, Headline, Headline, Headline, Headline];
  const section = SECTIONS.summary;
  const faster = functions.speedup(speed.b, speed.o, "rate");
  return [
    judged(
      "1",
      "Training, 100 → 10 days",
      training.improvement,
      functions.speedup(training.b, training.o, "time"),
    ),
    judged("2", "Inference, 10 → 300 tok/s", speed.improvement, faster),
    judged(
      "3.1",
      "MMLU, 45% → 62%",
      quality.improvement,
      f`${quality.o}-${quality.b}`,
      "Percentage points, not percent.",
    ),
    shown(
      "3.2",
      "MMLU gain relative to the baseline",
      section,
      "percent",
      f`(${quality.o}-${quality.b})/${quality.b}`,
      "37.8%: what +17% is not.",
    ),
    judged("4", "Training cost, $10M → $1M", cost.improvement, functions.savingsRate(cost.b, cost.o)),
    judged(
      "5.1",
      "Inference cost, $50K → $5K a month",
      serving.improvement,
      functions.savingsRate(serving.b, serving.o),
    ),
    shown(
      "5.2",
      "Inference cost a month at the stated 30x",
      section,
      "moneyPerMonth",
      f`${serving.b}/${faster}`,
      "At one price per GPU-hour, 30x the throughput gives $1,667 a month.",
    ),
    shown(
      "5.3",
      "Inference cost saved at the stated 30x",
      section,
      "percent",
      functions.timeSavings(faster),
      "96.7%. The printed 90% are the INT4 row's, at 10x: the summary's 30x and 90% are two different steps.",
    ),
  ];
}

/** Rows 6 to 10: data quality. */
export function dataRows(tools: AuditTools): AuditRow[] {
  const { cell, functions, value, judged, shown } = auditing(tools);
  const { rows, total, payback, section } = DATA_QUALITY;
  const costs = rows.map((row) => value(row.cost));
  const gains = rows.map((row) => value(row.gain));
  const cost = added(costs);
  const gain = added(gains);
  const base = cell(CURATION_BASE);
  const weekly = f`${value(TOTALS_70B.rows[0]!.baseline)}/${value(SUMMARY[0]!.before)}*7`;
  const percent = "0%";
  return [
    judged(
      "6.1",
      "Quality gains, added up",
      total.gain,
      gain,
      "A sum of unlike metrics: MMLU points, “quality”, “diverse”.",
    ),
    shown(
      "6.2",
      "Quality gains, compounded",
      section,
      "points",
      f`(${list(
        gains.map((g) => f`(1+${g})`),
        "*",
      )})-1`,
      "28.1%: if each gain builds on the one before.",
    ),
    ...rows.map((row, i) =>
      judged(
        `7.${i + 1}`,
        `${row.component}, ROI as points × 100%`,
        row.roi,
        f`${gains[i]!}*100`,
        "Holds, as a score: not money over money. The total then is 2600% (9.1).",
        percent,
      ),
    ),
    ...rows.map((row, i) =>
      judged(
        `7.${i + 4}`,
        `${row.component}, ROI as points per $10K × 100%`,
        row.roi,
        f`${gains[i]!}*100/${costs[i]!}*${base}`,
        "All three hold only if each component costs $10K, and then the total is $30K.",
        percent,
      ),
    ),
    judged("8", "Cost in total", total.cost, cost),
    judged("9.1", "Total ROI as points × 100%", total.roi, f`${gain}*100`, "2600%.", percent),
    judged(
      "9.2",
      "Total ROI as points per $10K × 100%",
      total.roi,
      f`${gain}*100/(${cost})*${base}`,
      "Holds, but under this reading rows 2 and 3 (7.5, 7.6) don't.",
      percent,
    ),
    judged(
      "10.1",
      "Payback at the whole training spend",
      payback,
      functions.payback(cost, f`(${weekly})`),
      "$20K is 4.8 hours of a spend of $100K a day.",
    ),
    shown(
      "10.2",
      "Share of the spend at which payback takes 1 week",
      section,
      "percent",
      f`${cost}/(${weekly})`,
      "Holds if curation saves $20K a week, 2.9% of the spend.",
    ),
  ];
}

/** Rows 11 to 14: training speed. */
export function trainingRows(tools: AuditTools): AuditRow[] {
  const { functions, value, judged, shown, fairShares } = auditing(tools);
  const { rows, total, roi, section } = TRAINING_SPEED;
  const speedups = rows.map((row) => value(row.speedup));
  const product = f`(${list(speedups, "*")})`;
  const combined = value(total.speedup);
  const cost = value(TOTALS_70B.rows[0]!.baseline);
  const saved = f`${cost}*${functions.timeSavings(combined)}`;
  const invested = added(rows.map((row) => value(row.devCost)));
  return [
    judged("11.1", "Speedups, multiplied", total.speedup, product, "16.2x if each speeds up the whole run."),
    shown(
      "11.2",
      "Stack efficiency at the stated 10x",
      section,
      "percent",
      f`LN(${combined})/LN(${product})`,
      "10x holds if 82.7% of the product (ln 10 / ln 16.2) is realised.",
    ),
    judged(
      "12.1",
      "Savings a run, rows added up",
      total.savings,
      added(rows.map((row) => value(row.savings))),
      "$8.6M, printed with one digit.",
    ),
    judged("12.2", "Savings a run, from 10x alone", total.savings, saved, "$10M × (1 − 1/10)."),
    ...rows.map((row, i) =>
      judged(
        `13.${i + 1}`,
        `${row.optimization}, fair share of the saving`,
        row.savings,
        fairShares[i]!,
        "Shapley share of the $9M at 10x: the printed savings come near it.",
      ),
    ),
    shown(
      "13.5",
      "Savings of each alone, added up",
      section,
      "money",
      added(speedups.map((s) => f`${cost}*${functions.timeSavings(s)}`)),
      "$19.4M, more than the whole run costs: the savings of each alone don't add up.",
    ),
    {
      number: "14",
      claim: "ROI at an investment of $0",
      section,
      unit: "times",
      computed: f`IF(${invested}=0,"undefined",(${saved}-${invested})/${invested})`,
      words: { text: INFINITE, verdict: f`IF(${invested}>=0,${said("differs")},${said(NOT_JUDGED)})` },
      reading: `“${roi.text}”: a zero divisor gives no ratio. Any ROI needs the hours it takes to adopt the tools.`,
    },
  ];
}

const INFINITE = "Infinite";

type Headline = (typeof SUMMARY)[number] & Record<"b" | "o", ReturnType<AuditTools["cell"]>>;
