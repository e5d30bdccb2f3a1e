import { CHECKPOINT_SOURCE, CHECKPOINT_STATEMENTS } from "../../../evidence/failures";
import { f, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { NEWTON_STEPS, newtonStart, newtonStep } from "../parts/checkpoints";
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
