import {
  CHECKPOINT_SOURCE,
  CHECKPOINT_STATEMENTS,
  CLUSTER_FAILURES,
  GOODPUT_STATEMENTS,
} from "../../../evidence/failures";
import { f, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { AT_LEAST_0 } from "../../../sheets/rules";
import { NEWTON_STEPS, newtonStart, newtonStep } from "../parts/checkpoints";
import type { CostFunctions } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import { CalibrationSet } from "./set";

/** How far Daly's series lies from the exact solution of his equation, which is computed [minutes]. */
const SERIES_ERROR = 0.03;

const LAST = `Step ${NEWTON_STEPS}`;

/** Work between checkpoints at which goodput is greatest. */
export function checkpointsSet(model: OwnModelSheet) {
  const { dialect, units } = model;
  type Of = (id: "hours" | "saving" | (string & {})) => Expr;
  const saving = (of: Of) => f`${of("saving")}/60/${of("hours")}`;
  return new CalibrationSet(model, {
    name: "Checkpoints_calibration",
    heading: "Work between checkpoints: the interval of the greatest goodput",
    what: "Case",
    unit: "minutes",
    format: "#,##0.0",
    inputs: {
      hours: ["Between failures, h", units.fineHours.format, (row) => row.hoursBetweenFailures],
      saving: ["Saving, minutes", "#,##0.0", (row) => row.saveMinutes],
    },
    ...(dialect === "plain" && {
      widest: true as const,
      steps: Array.from({ length: NEWTON_STEPS + 1 }, (_, i) => ({
        header: i === 0 ? "Start" : `Step ${i}`,
        format: units.factor.format,
        formula: (of: Of) =>
          i === 0 ? newtonStart(saving(of)) : newtonStep(of(i === 1 ? "Start" : `Step ${i - 1}`), saving(of)),
      })),
    }),
    computed: (of: Of) =>
      dialect === "plain"
        ? f`${of(LAST)}*${of("hours")}*60`
        : f`${call("ROI_CHECKPOINT_INTERVAL", of("hours"), f`${of("saving")}/60`)}*60`,
    rows: CHECKPOINT_STATEMENTS.map((statement, i) => ({
      ...statement,
      label: `A failure every ${statement.hoursBetweenFailures} h`,
      published: statement.minutes,
      allowed: (statement.step / 2 + SERIES_ERROR) / statement.minutes,
      note: `Printed ${statement.printed}, by his series. ${i === 0 ? `${CHECKPOINT_SOURCE.publication}; read ${CHECKPOINT_SOURCE.read}.` : ""}`.trim(),
    })),
  });
}

/** One GPU that fails stops all of them. */
export function clustersSet(model: OwnModelSheet) {
  const { gpus, gpuHours, fineHours } = model.units;
  return new CalibrationSet(model, {
    name: "Clusters_calibration",
    heading: "Hours between failures of a whole cluster",
    what: "Cluster",
    unit: fineHours.label,
    format: fineHours.format,
    inputs: {
      gpus: ["GPUs", gpus.format, (row) => row.gpus],
      each: ["GPU-hours between", gpuHours.format, (row) => row.gpuHoursBetween],
    },
    computed: (of) => f`${of("each")}/${of("gpus")}`,
    rows: CLUSTER_FAILURES.map((row) => ({
      ...row,
      label: row.what,
      published: row.hours,
      allowed: row.step / 2 / row.hours,
      note: `Printed ${row.printed}. ${row.source.publication}; read ${row.source.read}.`,
    })),
  });
}

/** Useful share of the time, where what it follows from was published with it. */
export function goodputSet(model: OwnModelSheet, { goodput }: CostFunctions) {
  const { fineHours, finePercent } = model.units;
  const minutes = "#,##0.0";
  const hoursOf = (cell: Expr) => f`${cell}/60`;
  return new CalibrationSet(model, {
    name: "Goodput_calibration",
    heading: "Useful share of the time: goodput, where saves and restarts were told",
    what: "Case",
    unit: finePercent.label,
    format: finePercent.format,
    inputs: {
      hours: ["Between failures, h", fineHours.format, (row) => row.hoursBetweenFailures],
      save: ["Saving, minutes", minutes, (row) => row.saveMinutes, AT_LEAST_0],
      restart: ["Restart, minutes", minutes, (row) => row.restartMinutes, AT_LEAST_0],
      interval: ["Work between, minutes", minutes, (row) => row.intervalMinutes],
    },
    computed: (of) =>
      goodput(of("hours"), hoursOf(of("save")), hoursOf(of("restart")), hoursOf(of("interval"))),
    rows: GOODPUT_STATEMENTS.map((row) => ({
      ...row,
      label: row.what,
      published: row.share,
      allowed: row.step / 2 / row.share,
      note: `Expected by the paper, ${row.printed}. ${row.said} ${row.source.publication}; read ${row.source.read}.`,
    })),
  });
}
