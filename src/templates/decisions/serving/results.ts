import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { OwnModelSheet } from "../parts/own-model";
import { costSection, type CostResults } from "./cost";
import { fleetSection, monthSection, type Fleet } from "./fleet";
import { Hours } from "./hours";
import type { ServingInputs } from "./inputs";
import { memorySection } from "./memory";
import { MeasuredRuns } from "./runs";

export interface ServingResults extends CostResults {
  readonly saving: CellRef;
  readonly fleet: Fleet;
  /** Lays out the tables that the results read. */
  readonly tables: () => void;
}

export function servingResults(model: OwnModelSheet, inputs: ServingInputs): ServingResults {
  const { sheet } = model;
  const { requests, output, highest, onDemandLimit } = inputs;
  const inputsGood = (result: Expr) => f`IF(${model.form.complete},${result},"–")`;
  const runs = new MeasuredRuns(model, inputs);
  const speed = runs.chosen(inputsGood);
  sheet.skip();
  const promptShare = memorySection(model, inputs, speed, inputsGood);
  sheet.skip();
  // Requests of an hour by those of one replica.
  const known = f`IF(ISNUMBER(${speed}),${speed}>0)`;
  const perHour = f`(${speed}/${output}*3600*${highest})`;
  const hours = new Hours(model, { requests, perHour, known, onDemandLimit });
  const fleet = fleetSection(model, inputs, hours, (result) => f`IF(${known},${result},"–")`);
  sheet.skip();
  const cost = costSection(model, inputs, speed, promptShare);
  sheet.skip();
  const saving = monthSection(model, inputs, cost, hours, fleet);
  const tables = () => {
    hours.lay();
    sheet.skip();
    runs.lay();
  };
  return { ...cost, saving, fleet, tables };
}
