import type { BuildContext } from "../../sheets/context";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { Sheet } from "../../sheets/sheet";
import { analysisPlan, formatOf, openRecord } from "./page";
import type { TrialsRecord } from "./record";

/** Trials of a simulation as a table: what was drawn, and what came of it. */
export function trialsSheet(record: TrialsRecord, options: PlanOptions): WorkbookPlan {
  const title = "Trials of the simulation";
  return analysisPlan("simulation-trials", title, options, (context) => layOut(context, title, record));
}

function layOut(context: BuildContext, title: string, record: TrialsRecord): Sheet {
  const { columns, rows, trials, at, computed } = record;
  const keys = columns.map((_, i) => `c${i}`);
  const sheet = openRecord(context, {
    key: "trials",
    name: "Trials",
    title,
    answers:
      rows.length < trials
        ? `The first ${rows.length.toLocaleString("en-US")} of ${trials.toLocaleString("en-US")} trials.`
        : `All ${trials.toLocaleString("en-US")} trials.`,
    at,
    computed,
    columns: [{ key: "trial", width: 12 }, ...keys.map((key) => ({ key, width: 20 }))],
  });
  const names = columns.map(({ label }, i) =>
    columns.some((other, j) => j < i && other.label === label) ? `${label} (${i + 1})` : label,
  );
  sheet.table({
    name: "Simulation_trials",
    columns: [
      { key: "trial", header: "Trial", role: "stated", format: "#,##0" },
      ...columns.map((cell, i) => ({
        key: `c${i}`,
        header: names[i] ?? "",
        role: "stated" as const,
        format: formatOf(cell),
      })),
    ],
    rows: rows.map((values, i) => ({
      trial: i + 1,
      ...Object.fromEntries(values.map((value, c) => [`c${c}`, value ?? "no number"])),
    })),
  });
  return sheet;
}
