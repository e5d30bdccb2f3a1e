import { TRAINING_SPEED } from "../../evidence/document/training-speed";
import { f, type CellRef, type Expr } from "../../sheets/formula";
import type { Lines } from "../../sheets/lines";
import type { Sheet, TableRef } from "../../sheets/sheet";
import type { Verdicts } from "../../sheets/verdict";
import { NOT_JUDGED, said } from "../../sheets/verdict-words";
import { assumption } from "./assumptions";

const HOURS = assumption("trainingSpeed.hours", "Hours to adopt the tools", 0, "hours", "enter your own");
const RATE = assumption("trainingSpeed.rate", "Cost of an hour", 0, "moneyPerHour", "enter your own");

interface ReadingsOf {
  readonly sheet: Sheet;
  readonly verdicts: Verdicts;
  readonly table: TableRef;
  readonly days: CellRef;
  readonly runCost: CellRef;
  readonly combined: CellRef;
}

/** How fast all optimizations are together: their product, Amdahl's law by their shares of the run, and as stated. */
export function trainingReadings({ sheet, verdicts, table, days, runCost, combined }: ReadingsOf) {
  const { units, functions } = sheet.context;
  const money = units.money.format;
  const times = units.times.format;
  sheet.heading("All of them together: three readings");
  sheet.headers({
    item: "Reading",
    unit: "Unit",
    speedup: "Speedup",
    alone: "Days",
    sequence: "Cost of a run",
    fair: "Saved a run",
    stated: "Document states",
    verdict: "Verdict",
    note: "Note",
    ...verdicts.headers,
  });
  const reading = (label: string, note: string, speedup: Expr) =>
    sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: `x; days; ${units.money.label}` },
      speedup: { role: "formula", formula: speedup, format: times },
      alone: { role: "formula", formula: f`${days}/${sheet.here("speedup")}`, format: units.days.format },
      sequence: { role: "formula", formula: f`${runCost}/${sheet.here("speedup")}`, format: money },
      fair: { role: "formula", formula: functions.savings(runCost, sheet.here("sequence")), format: money },
      note: { role: "note", value: note },
      ...verdicts.line(TRAINING_SPEED.total.speedup, "speedup", times),
    });
  const product = reading(
    "Independent: product of all",
    "Each one speeds up the whole run, whatever the others do.",
    functions.stack(table.column("speedup")),
  );
  reading(
    "Each on its own part (Amdahl)",
    "By the shares of the run in the table, which are assumptions until measured.",
    functions.stack(table.column("speedup"), table.column("share")),
  );
  const stated = reading("As stated", "The printed 10x, or the measured value entered above.", combined);
  return { product, stated };
}

interface ReturnOf {
  readonly lines: Lines;
  readonly devCost: CellRef;
  /** Saving of a run. */
  readonly saved: Expr;
}

/** The return on what it takes to adopt the tools, which the document calls infinite. */
export function trainingReturn({ lines, devCost, saved }: ReturnOf): CellRef {
  const hours = lines.input({
    quantity: HOURS,
    note: "Assumption: 0 until you enter yours. The tools are free, adopting them is not.",
  });
  const rate = lines.input({
    quantity: RATE,
    note: "Assumption: 0 until you enter yours.",
  });
  const investment = lines.formula({
    label: "Investment",
    unit: "money",
    formula: f`${devCost}+${hours}*${rate}`,
  });
  return lines.judged({
    label: "Return on investment",
    unit: "times",
    formula: f`IF(${investment}=0,"undefined",(${saved}-${investment})/${investment})`,
    stated: "Infinite",
    verdict: f`IF(${investment}>=0,${said("differs")},${said(NOT_JUDGED)})`,
    note: "“Infinite (open source tools)”: at an investment of 0 there is no ratio, and at any above 0 it is finite.",
  });
}
