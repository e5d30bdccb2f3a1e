import type { SheetPlan } from "../../sheets/plan";
import { MISSED } from "../talk/features";
import { altTextStep, chartStep } from "./charts";
import { freezeSteps, gridlineSteps, printSteps, sizeSteps } from "./layout";
import { conditionalSteps, validationSteps } from "./rules";
import type { WriterOptions } from "./options";
import type { SheetStep } from "./step";
import { styleSteps } from "./styles";

/** Something that a sheet can do without: how it looks, what it checks, a chart. */
export interface Look {
  /** What a user misses without it, in the words of a message. */
  what: string;
  steps: SheetStep[];
  /** The chart that it adds. */
  chart?: string;
}

/**
 * Everything that comes after the content, what depends on nothing first. Charts come last of all: lines and points
 * without values refuse their formats, and by then the formulas are calculated.
 */
export function looksOf(plan: SheetPlan, { styles, features, rangeOf }: WriterOptions): Look[] {
  const looks: Look[] = [
    { what: "colours and borders of cells", steps: styleSteps(plan, styles, features) },
    { what: "widths of columns and heights of rows", steps: sizeSteps(plan, features) },
    { what: "headings that stay in sight", steps: freezeSteps(plan) },
    { what: MISSED.gridlines, steps: gridlineSteps(features) },
    { what: MISSED.print, steps: printSteps(plan, features) },
    { what: MISSED.validation, steps: validationSteps(plan, features) },
    { what: "colours of checks", steps: conditionalSteps(plan, features) },
    ...plan.charts.map((chart) => ({
      what: `the chart “${chart.title}”`,
      steps: [chartStep(chart, features, rangeOf)],
      chart: chart.name,
    })),
    { what: MISSED.alternativeText, steps: plan.charts.flatMap((chart) => altTextStep(chart, features)) },
  ];
  return looks.filter(({ steps }) => steps.length > 0);
}
