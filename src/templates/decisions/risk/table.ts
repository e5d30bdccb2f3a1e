import { SECTIONS } from "../../../evidence/document/sections";
import { TOTALS_70B } from "../../../evidence/document/totals-70b";
import type { BuildContext } from "../../../sheets/context";
import { f } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableColumn, TableRef } from "../../../sheets/sheet";
import { checkOf } from "../parts/entries";
import { guarded } from "../parts/expressions";
import { rankOf } from "./tornado";
import type { DecisionUnits } from "../parts/units";
import { sourceOf } from "../../document/figures";

const RANKS: readonly TableColumn[] = [
  { key: "place", header: "Row", role: "formula", format: "0", formula: (row) => row.rowNumber },
  { key: "rank", header: "Rank of the swing", role: "formula", format: "0", formula: rankOf },
];

/** Low and high savings rates by category of the 70B table; the likely rate is the table's own. */
const RANGES: Readonly<Record<string, readonly [low: number, high: number, note: string]>> = {
  training: [
    1 - 1 / 3,
    1 - 1 / 16.2,
    `Low: Flash Attention alone, 3x; high: the product of all four speed-ups, 16.2x (${sourceOf({ section: SECTIONS.trainingSpeed })}).`,
  ],
  data: [0.6, 0.95, "Low and high are assumptions."],
  fineTuning: [
    0.87,
    0.93,
    `Low: Unsloth, 87%; high: QLoRA, 93% (${sourceOf({ section: SECTIONS.fineTuning })}).`,
  ],
  alignment: [0.9, 0.97, `Low: DPO, 90%; high: ORPO, 97% (${sourceOf({ section: SECTIONS.alignment })}).`],
  evaluation: [0.5, 0.9, "Low and high are assumptions."],
  inference: [
    0.75,
    0.97,
    `Low: vLLM alone, 75%; high: the whole ladder, 97% (${sourceOf({ section: SECTIONS.inference })}).`,
  ],
};

/** Categories with their range of savings rates, the PERT mean and deviation of each, and a check. */
export function riskTable(context: BuildContext, sheet: Sheet, units: DecisionUnits): TableRef {
  const plain = context.options.dialect === "plain";
  const money = units.money.format;
  const percent = units.percent.format;
  const rate = (value: number): CellSpec => ({
    role: "input",
    value,
    format: percent,
    validity: "signedShare",
  });
  // PERT weighs the likely value four times: the mean of six values, with a variance of (μ−a)(b−μ)/7.
  const six = (row: TableRef) => {
    const likely = row.this("likely");
    return f`${row.this("low")},${likely},${likely},${likely},${likely},${row.this("high")}`;
  };
  const mean = (row: TableRef) => f`AVERAGE(${six(row)})`;
  return sheet.table({
    name: "Risk_by_category",
    columns: [
      { key: "item", header: "Category", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "baseline", header: "Baseline", role: "input", format: money },
      { key: "low", header: "Low", role: "input", format: percent },
      { key: "likely", header: "Likely", role: "input", format: percent },
      { key: "high", header: "High", role: "input", format: percent },
      {
        key: "expected",
        header: "Expected saving",
        role: "formula",
        format: money,
        formula: (row) => guarded(row.this("check"), f`${row.this("baseline")}*${mean(row)}`),
      },
      {
        key: "deviation",
        header: "Standard deviation",
        role: "formula",
        format: money,
        formula: (row) =>
          guarded(
            row.this("check"),
            f`${row.this("baseline")}*SQRT((${mean(row)}-${row.this("low")})*(${row.this("high")}-${mean(row)})/(1+COUNT(${six(row)})))`,
          ),
      },
      {
        key: "swing",
        header: "Swing",
        role: "formula",
        format: money,
        formula: (row) =>
          guarded(row.this("check"), f`${row.this("baseline")}*(${row.this("high")}-${row.this("low")})`),
      },
      { key: "check", header: "Check", role: "check", formula: rowCheck },
      { key: "note", header: "Note and source", role: "note" },
      ...(plain ? RANKS : []),
    ],
    rows: TOTALS_70B.rows.map((row) => {
      const range = RANGES[row.id];
      if (!range) throw new Error(`No range for ${row.id}`);
      const [low, high, note] = range;
      return {
        item: row.category,
        unit: context.options.currency,
        baseline: { role: "input", value: row.baseline.value, format: money, validity: "nonNegative" },
        low: rate(low),
        likely: rate(1 - row.optimized.value / row.baseline.value),
        high: rate(high),
        note: `Likely: ${row.baseline.printed} → ${row.optimized.printed}. ${note}`,
      } as const;
    }),
  });
}

function rowCheck(row: TableRef) {
  const [low, likely, high] = [row.this("low"), row.this("likely"), row.this("high")];
  const baseline = row.this("baseline");
  return checkOf([
    [f`AND(ISNUMBER(${baseline}),ISNUMBER(${low}),ISNUMBER(${likely}),ISNUMBER(${high}))`, "Numbers, please"],
    [f`${baseline}>=0`, "Baseline: 0 or more"],
    [f`${low}<=${likely}`, "Low is above likely"],
    [f`${likely}<=${high}`, "Likely is above high"],
    [f`${high}<=1`, "At most 100%"],
  ]);
}
