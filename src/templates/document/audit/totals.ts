import { ALIGNMENT } from "../../../evidence/document/alignment";
import { BENCHMARKS } from "../../../evidence/document/benchmarks";
import { CONCLUSION } from "../../../evidence/document/conclusion";
import type { CostTable } from "../../../evidence/document/cost-table";
import { DATA_QUALITY } from "../../../evidence/document/data-quality";
import { PHI_FORMULA } from "../../../evidence/document/phi-formula";
import { TOTALS_70B } from "../../../evidence/document/totals-70b";
import { TOTALS_7B } from "../../../evidence/document/totals-7b";
import { f, list, type Expr } from "../../../sheets/formula";
import { GOLDEN_WEIGHT, MT_BENCH_FLOOR, MT_BENCH_TOP } from "../readings";
import { added, auditing, type AuditRow, type AuditTools } from "./row";

/** Rows 24 to 30: the totals. */
export function totalRows(tools: AuditTools): AuditRow[] {
  const { functions, value, judged, shown } = auditing(tools);
  const sums = (table: CostTable) => {
    const baseline = added(table.rows.map((row) => value(row.baseline)));
    const optimized = added(table.rows.map((row) => value(row.optimized)));
    const rates = table.rows.map((row) => functions.savingsRate(value(row.baseline), value(row.optimized)));
    return {
      baseline,
      optimized,
      savings: functions.savings(baseline, optimized),
      rate: functions.savingsRate(baseline, optimized),
      rates: list(rates),
    };
  };
  const large = sums(TOTALS_70B);
  const small = sums(TOTALS_7B);
  const data = TOTALS_70B.rows.find((row) => row.id === "data")!;
  const curation = added(DATA_QUALITY.rows.map((row) => value(row.cost)));
  return [
    judged("24", "70B, baseline in total", TOTALS_70B.total.baseline, large.baseline),
    judged("25", "70B, after in total", TOTALS_70B.total.optimized, large.optimized),
    judged("26.1", "70B, savings in total", TOTALS_70B.headline.savings, large.savings),
    judged("26.2", "70B, savings rate", TOTALS_70B.headline.rate, large.rate),
    shown(
      "26.3",
      "70B, lowest rate of a row",
      TOTALS_70B.section,
      "percent",
      f`MIN(${large.rates})`,
      "Evaluation.",
    ),
    shown(
      "26.4",
      "70B, highest rate of a row",
      TOTALS_70B.section,
      "percent",
      f`MAX(${large.rates})`,
      "Alignment.",
    ),
    judged(
      "27",
      "Data curation, after: cost in the data section",
      data.optimized,
      curation,
      "The data section invests $20K: another scope, or another amount. The document doesn't say.",
    ),
    judged(
      "28.1",
      "7B, baseline in total",
      TOTALS_7B.total.baseline,
      small.baseline,
      "This table has no evaluation row.",
    ),
    judged("28.2", "7B, after in total", TOTALS_7B.total.optimized, small.optimized),
    judged(
      "29.1",
      "7B, savings in total",
      TOTALS_7B.headline.savings,
      small.savings,
      "621,500: rounded it would be $622K.",
    ),
    judged("29.2", "7B, savings rate", TOTALS_7B.headline.rate, small.rate),
    shown(
      "30",
      "What the totals call ROI",
      TOTALS_70B.section,
      "percent",
      large.rate,
      "A savings rate: the totals leave out the investment that a return divides by.",
    ),
  ];
}

/** Rows 31 to 33: benchmarks. */
export function benchmarkRows(tools: AuditTools): AuditRow[] {
  const { cell, value, judged } = auditing(tools);
  const { rows, average } = BENCHMARKS;
  const gain = (row: (typeof rows)[number]) => f`${value(row.optimized)}-${value(row.baseline)}`;
  const scored = rows.filter((row) => row.baseline.unit === "score");
  const shares = rows.filter((row) => !scored.includes(row)).map(gain);
  const mean = (others: readonly Expr[]) => f`AVERAGE(${list([...shares, ...others])})`;
  const floor = cell(MT_BENCH_FLOOR);
  const top = cell(MT_BENCH_TOP);
  const mtBench = rows.find((row) => row.id === "mtBench")!;
  return [
    ...rows.map((row, i) =>
      judged(
        `31.${i + 1}`,
        `${row.benchmark}, gain`,
        row.gain,
        gain(row),
        "",
        row.gain.unit === "score" ? "+0.0;-0.0;0.0" : undefined,
      ),
    ),
    judged("32.1", "Average of the five percent rows", average, mean([]), "18.6%."),
    judged(
      "32.2",
      "Average of all six, MT-Bench out of 10",
      average,
      mean(scored.map((row) => f`(${gain(row)})/${top}`)),
      "18.8%.",
    ),
    judged(
      "32.3",
      "Average of all six, MT-Bench out of its span",
      average,
      mean(scored.map((row) => f`(${gain(row)})/(${top}-${floor})`)),
      "19.2%.",
    ),
    judged(
      "32.4",
      "Average of all six, unscaled",
      average,
      f`AVERAGE(${list([...shares.map((share) => f`100*(${share})`), ...scored.map(gain)])})/100`,
      "15.8%: the one reading under which +19% doesn't hold.",
    ),
    judged(
      "33",
      "MT-Bench after: SimPO, which the totals pay for",
      mtBench.optimized,
      value(ALIGNMENT.simpo.score),
      "6.5 is DPO's mark, 6.7 SimPO's: the benchmarks and the totals are of two different runs.",
    ),
  ];
}

/** Rows 34 to 37: the φ formula. */
export function formulaRows(tools: AuditTools): AuditRow[] {
  const { cell, functions, value, judged, shown } = auditing(tools);
  const { section, result, identity, investment } = PHI_FORMULA;
  const [cost, quality, time, invested] = [
    PHI_FORMULA.cost,
    PHI_FORMULA.quality,
    PHI_FORMULA.time,
    PHI_FORMULA.investment,
  ].map(value) as [Expr, Expr, Expr, Expr];
  const phi = cell(GOLDEN_WEIGHT);
  const score = (terms: [Expr, Expr, Expr], weight: Expr) => functions.phi(...terms, invested, weight);
  const all: [Expr, Expr, Expr] = [cost, quality, time];
  const once: [Expr, Expr, Expr] = [cost, quality, ZERO];
  const alone: [Expr, Expr, Expr] = [cost, ZERO, ZERO];
  const times = (number: string, claim: string, computed: Expr, reading: string) =>
    shown(number, claim, section, "times", computed, reading);
  const baseline = added(TOTALS_70B.rows.map((row) => value(row.baseline)));
  const curation = added(DATA_QUALITY.rows.map((row) => value(row.cost)));
  const twice = "Cost and time are the same 10x, counted twice.";
  return [
    judged("34.1", "φ score with 1.618", result, score(all, value(PHI_FORMULA.weight)), "322 when rounded."),
    judged("34.2", "φ score with φ in full", result, score(all, phi), "322 when rounded."),
    judged(
      "35",
      identity.label,
      identity,
      f`${phi}*${phi}+1/(${phi}*${phi})`,
      "An identity of the golden ratio.",
    ),
    times("36.1", "φ score without the time term", score(once, phi), twice),
    times("36.2", "φ score of cost savings alone", score(alone, phi), "Neither quality nor time."),
    times("36.3", "Plain ratio (weight 1), all terms", score(all, ONE), "What the weight φ adds is 61.8%."),
    times("36.4", "Plain ratio without the time term", score(once, ONE), twice),
    times("36.5", "Plain ratio of cost savings alone", score(alone, ONE), "Neither quality nor time."),
    shown(
      "37.1",
      "Investment as a share of the 70B baseline",
      section,
      "money",
      f`${invested}*${baseline}`,
      "$113,500, which no section prints.",
    ),
    judged(
      "37.2",
      "Investment: the data section's outlay over the 70B baseline",
      investment,
      f`${curation}/${baseline}`,
      "0.2%, and $0 by the training section: 0.01 is a normalised figure of no stated unit.",
      "0.00%",
    ),
  ];
}

/** Row 38: the conclusion repeats figures of the sections before it. */
export function conclusionRows(tools: AuditTools, earlier: readonly AuditRow[]): AuditRow[] {
  const { judged } = auditing(tools);
  const as = (number: string) => earlier.find((row) => row.number === number)!.computed;
  const repeat = (part: number, figure: (typeof CONCLUSION)[Repeated], number: string) =>
    judged(`38.${part}`, figure.label, figure, as(number), `As row ${number}.`);
  return [
    repeat(1, CONCLUSION.training, "1"),
    repeat(2, CONCLUSION.inference, "2"),
    repeat(3, CONCLUSION.cost, "4"),
    repeat(4, CONCLUSION.quality, "32.2"),
    repeat(5, CONCLUSION.roi, "34.2"),
  ];
}

type Repeated = Exclude<keyof typeof CONCLUSION, "section">;

const ZERO: Expr = { render: () => "0" };
const ONE: Expr = { render: () => "1" };
