import { figuresOf, type Figure } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.dataQuality);

export interface DataQualityRow {
  readonly id: string;
  readonly component: string;
  readonly cost: Figure;
  readonly gain: Figure;
  /** What the gain is measured in, as printed beside it. */
  readonly metric: string;
  readonly roi: Figure;
}

function row(
  id: string,
  component: string,
  metric: string,
  cost: [string, number],
  gain: [string, number],
  roi: [string, number],
): DataQualityRow {
  const at = `dataQuality.${id}`;
  return {
    id,
    component,
    metric,
    cost: figure(`${at}.cost`, `${component}, cost`, ...cost, "money", 1e3),
    gain: figure(`${at}.gain`, `${component}, quality gain`, ...gain, "points", 0.01),
    roi: figure(`${at}.roi`, `${component}, ROI`, ...roi, "percent", 0.01),
  };
}

export const DATA_QUALITY = {
  section: SECTIONS.dataQuality,
  rows: [
    row("classifier", "FineWeb-Edu classifier", "MMLU", ["$10K", 10e3], ["+13% MMLU", 0.13], ["1300%", 13]),
    row(
      "deduplication",
      "Deduplication pipeline",
      "quality",
      ["$5K", 5e3],
      ["+8% quality", 0.08],
      ["800%", 8],
    ),
    row("mixing", "Data mixing optimizer", "diverse", ["$5K", 5e3], ["+5% diverse", 0.05], ["500%", 5]),
  ],
  total: row("total", "Total", "overall", ["$20K", 20e3], ["+26% overall", 0.26], ["1300%", 13]),
  payback: figure("dataQuality.payback", "Payback", "1 week of saved training compute", 1, "weeks", 1),
} as const;
