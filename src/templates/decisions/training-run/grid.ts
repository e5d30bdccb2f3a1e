import { f, type CellRef } from "../../../sheets/formula";
import { AT_LEAST_0, SHARE_ABOVE_0 } from "../../../sheets/rules";
import type { CellSpec, FrameColumn } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { rectangle } from "../parts/expressions";
import { costFunctions } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import type { TrainingInputs } from "./inputs";
import type { TrainingResults } from "./results";

/** Columns of the prices, and the part of the price above that each shows at first. */
const PRICES = [
  { key: "b", name: "Low price", share: 0.5, color: SERIES.pale },
  { key: "c", name: "Price above", share: 1, color: SERIES.third },
  { key: "d", name: "High price", share: 1.5, color: SERIES.optimized },
] as const;
type PriceKey = (typeof PRICES)[number]["key"];
type LineKey = `line-${PriceKey}`;
const lineOf = (key: PriceKey): LineKey => `line-${key}`;

/** Right of the printed page: the points of the chart's lines. */
export const LINE_COLUMNS: readonly FrameColumn[] = PRICES.map(({ key }) => ({
  key: lineOf(key),
  width: 16,
  helper: true,
}));

/** In even steps, so that the chart's lines bend as the cost does. */
const MFUS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** What compute costs at other utilizations and prices. */
export function costGrid(model: OwnModelSheet, inputs: TrainingInputs, results: TrainingResults): void {
  const { sheet, units, answer, dialect } = model;
  const block = model.block("e");
  const { format, label: money } = units.money;
  const { trainCost } = costFunctions(dialect, inputs.constants);
  const byPrice = (cell: (price: (typeof PRICES)[number]) => CellSpec) =>
    Object.fromEntries(PRICES.map((price) => [price.key, cell(price)])) as Record<PriceKey, CellSpec>;
  const names = Object.fromEntries(PRICES.map(({ key, name }) => [key, name]));
  const lines = Object.fromEntries(PRICES.map(({ key, name }) => [lineOf(key), name]));

  sheet.heading("Compute at other utilizations and prices");
  sheet.headers({ item: "Item", unit: "Unit", ...names, e: "Note" });
  const percent = { role: "input", format: units.percent.format } as const;
  const shares = block.line(
    "Part of the price above",
    units.percent,
    byPrice(({ share }) => ({ ...percent, value: share, rule: AT_LEAST_0 })),
    "Prices to compare.",
  );
  const prices = block.line(
    "Price",
    units.moneyPerGpuHour,
    byPrice(({ key }) => ({
      role: "formula",
      formula: answer.guarded(f`${inputs.perHour}*${shares[key]}`),
      format: units.moneyPerGpuHour.format,
    })),
    "",
  );
  sheet.headers({ item: "Item", unit: "Unit", value: "MFU", ...names, e: "Note", ...lines });
  const mfu = sheet.here("value");
  const rows = MFUS.map((share) =>
    block.line<PriceKey | LineKey | "value">(
      "Compute at this MFU",
      units.money,
      {
        value: { ...percent, value: share, rule: SHARE_ABOVE_0 },
        ...byPrice(({ key }) => ({
          role: "formula",
          formula: answer.guarded(
            f`${trainCost(results.flops, inputs.peak, mfu, prices[key])}/${results.useful}`,
          ),
          format,
        })),
        ...(Object.fromEntries(
          PRICES.map(({ key }) => [
            lineOf(key),
            { role: "formula", formula: answer.drawn(sheet.here(key)), format },
          ]),
        ) as Record<LineKey, CellSpec>),
      },
      "",
    ),
  );
  const column = (key: LineKey | "value") => {
    const [first, last] = [rows[0], rows.at(-1)] as [Record<string, CellRef>, Record<string, CellRef>];
    return rectangle(first[key] as CellRef, last[key] as CellRef);
  };
  answer.chart({
    name: "Training cost by utilization",
    kind: "lineMarkers",
    title: "Cost of compute by utilization, at three prices",
    alternativeText:
      "Lines of the cost of compute over MFU from 20% to 60%, one for each of three prices per GPU-hour; cost falls as MFU rises.",
    categories: column("value"),
    series: PRICES.map(({ key, name, color }) => ({ name, values: column(lineOf(key)), color })),
    categoryAxis: { title: "MFU, %", format: "0%" },
    valueAxis: { title: `Compute, ${money}`, format, minimum: 0 },
    legend: "bottom",
  });
}
