import type { PlanOptions, WorkbookPlan } from "../../../sheets/plan";
import {
  simulationSheet,
  targetSheet,
  tornadoSheet,
  trialsSheet,
  twoWaySheet,
  type SimulationRecord,
} from "../../../templates/analysis";
import type { OutputSummary } from "../../computing/questions";
import type { Outcome, Provenance, SimulationOutcome } from "./state";

/** On a sheet of the workbook "here" would be the sheet. */
const computed = ({ text }: Provenance): string => text.replaceAll("omputed here", "omputed by Phoenix ROI");

/** An outcome as sheets, one for each output. */
export function sheetsOf(outcome: Outcome, options: PlanOptions): WorkbookPlan {
  const { how } = outcome;
  const common = { at: how.at, computed: computed(how), remarks: how.remarks };
  switch (outcome.mode) {
    case "tornado":
      return tornadoSheet(
        outcome.outputs.map(({ output, bars }) => ({ ...common, output, bars })),
        options,
      );
    case "two-way": {
      const { rows, columns, outputs } = outcome;
      return twoWaySheet(
        outputs.map(({ output, outcomes }) => ({ ...common, output, rows, columns, outcomes })),
        options,
      );
    }
    case "target":
      return targetSheet({ ...common, ...outcome }, options);
    case "simulation":
      return simulationSheet(simulationRecords(outcome), options);
  }
}

/** The trials, as far as they were asked for. */
export function trialsPlan(
  { how, inputs, outputs, simulated }: SimulationOutcome,
  rows: { inputs: number[][]; outputs: number[][] },
  options: PlanOptions,
): WorkbookPlan {
  const plain = (value: number) => (Number.isNaN(value) ? null : value);
  return trialsSheet(
    {
      at: how.at,
      computed: computed(how),
      columns: [...inputs.map(({ input }) => input), ...outputs],
      rows: rows.inputs.map((draws, i) => [...draws, ...(rows.outputs[i] ?? [])].map(plain)),
      trials: simulated.trials,
    },
    options,
  );
}

/** Of the percentiles that are known, those that a sheet lists. */
const LISTED = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];
const listed = ({ percentiles }: OutputSummary) => percentiles.filter(({ share }) => LISTED.includes(share));

function simulationRecords(outcome: SimulationOutcome): SimulationRecord[] {
  const { how, inputs, outputs, seed, sampling, simulated } = outcome;
  return outputs.flatMap((output, i): SimulationRecord[] => {
    const figures = simulated.outputs[i];
    if (!figures) return [];
    const { mean, standardDeviation, minimum, maximum, belowZero, bins, count } = figures;
    const independent = simulated.independent?.[i];
    return [
      {
        at: how.at,
        computed: computed(how),
        remarks: how.remarks,
        output,
        inputs,
        trials: simulated.trials,
        seed,
        failed: simulated.trials - count,
        mean,
        standardDeviation,
        probabilityBelowZero: belowZero,
        minimum,
        maximum,
        percentiles: listed(figures),
        bins,
        sampling: sampling === "plain" ? "plain sampling" : "Latin hypercube",
        drivers: simulated.drivers[i] ?? [],
        dependence: simulated.dependence,
        independent: independent
          ? {
              mean: independent.mean,
              standardDeviation: independent.standardDeviation,
              percentiles: listed(independent),
            }
          : null,
      },
    ];
  });
}
