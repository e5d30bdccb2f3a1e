import { f, LateRef, words, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { NEWTON_STEPS, newtonStart, newtonStep } from "../parts/checkpoints";
import { costFunctions } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import type { TrainingInputs } from "./inputs";

export interface TrainingResults {
  readonly flops: CellRef;
  readonly useful: CellRef;
  readonly hours: CellRef;
  readonly days: CellRef;
  readonly compute: CellRef;
  readonly cost: CellRef;
  readonly perMillion: CellRef;
  /** Lays out how plain formulas come to the best interval. */
  readonly steps: () => void;
}

export function trainingResults(model: OwnModelSheet, inputs: TrainingInputs): TrainingResults {
  const { form, units, dialect } = model;
  const { parameters, tokens, layers, attention, sequence, windowLayers, window } = inputs;
  const { peak, mfu, gpus, perHour } = inputs;
  const functions = costFunctions(dialect, inputs.constants);
  form.heading("Results", "Result");
  const seen = form.result(
    "Tokens that a layer sees",
    units.tokens,
    f`((${layers}-${windowLayers})*${sequence}+${windowLayers}*MIN(${sequence},${window}))/${layers}`,
    "Of a sequence, on average over the layers: no more than its window where one has it.",
  );
  const flops = form.result(
    "Operations",
    units.flop,
    functions.trainFlops(parameters, tokens, layers, attention, seen),
    "6 per parameter and token; 12 × layers × width × tokens seen for attention.",
  );
  form.result(
    "of which attention",
    units.percent,
    f`1-${functions.trainFlops(parameters, tokens)}/${flops}`,
    "Small for short sequences, large for long ones.",
  );
  const { useful, steps } = usefulShare(model, inputs);
  const work = form.result(
    "GPU-hours of work",
    units.gpuHours,
    functions.trainHours(flops, peak, mfu),
    "Operations by the speed that is reached.",
  );
  const hours = form.result(
    "GPU-hours billed",
    units.gpuHours,
    f`${work}/${useful}`,
    "With what failures, checkpoints and restarts take.",
  );
  const days = form.result(
    "Days on all GPUs",
    units.days,
    f`${functions.trainDays(flops, gpus, peak, mfu)}/${useful}`,
    "GPU-hours billed by GPUs, a day having 24 hours.",
  );
  const compute = form.result(
    "Compute",
    units.money,
    f`${functions.trainCost(flops, peak, mfu, perHour)}/${useful}`,
    "GPU-hours billed × price.",
  );
  const energy = form.result(
    "Energy",
    units.money,
    f`${hours}*${inputs.power}*${inputs.tariff}`,
    "GPU-hours billed × kW × price.",
  );
  const cost = form.result(
    "Cost in all",
    units.money,
    f`${compute}+${energy}+${inputs.data}+${inputs.people}`,
    "Compute, energy, data and people.",
    { total: true },
  );
  const perMillion = form.result(
    "Cost per million tokens",
    units.moneyPerMillionTokens,
    f`${cost}/${tokens}*1000000`,
    "Of training, not of serving.",
  );
  form.result(
    "Two ways to the cost of compute",
    units.money,
    f`ROUND(${days}*24*${gpus}*${perHour}-${compute},0)`,
    "Days × 24 × GPUs × price, less compute: 0.",
    { check: { good: f`${form.sheet.here("value")}=0`, asks: "they differ" } },
  );
  inputs.ages();
  return { flops, useful, hours, days, compute, cost, perMillion, steps };
}

/** Share of the time that is work: what failures leave of it (Daly 2006). */
function usefulShare(
  model: OwnModelSheet,
  inputs: TrainingInputs,
): Pick<TrainingResults, "useful" | "steps"> {
  const { form, dialect, units } = model;
  const { gpus, betweenFailures, save, restart, interval } = inputs;
  const ifFailing = (result: Expr, otherwise: Expr = words("–")) =>
    f`IF(ISBLANK(${betweenFailures}),${otherwise},${result})`;
  const failing = form.result(
    "Between failures, all GPUs",
    units.fineHours,
    ifFailing(f`${betweenFailures}/${gpus}`),
    "One GPU that fails stops the run.",
  );
  const plainBest = new LateRef();
  const best = dialect === "addin" ? call("ROI_CHECKPOINT_INTERVAL", failing, save) : plainBest;
  const every = form.result(
    "Work between checkpoints",
    units.fineHours,
    ifFailing(f`IF(ISBLANK(${interval}),${best},${interval})`),
    "As typed in, or as long as loses least.",
  );
  const useful = form.result(
    "Useful share of the time",
    units.percent,
    ifFailing(costFunctions(dialect, inputs.constants).goodput(failing, save, restart, every), f`1`),
    "The rest goes into checkpoints, lost work and restarts.",
  );
  const steps = () => {
    if (dialect === "plain") plainBest.settle(newton(model, failing, save, ifFailing));
  };
  return { useful, steps };
}

/** Lays out the steps to the best interval; gives it back. */
function newton(
  { sheet, form, units }: OwnModelSheet,
  failing: Expr,
  save: Expr,
  ifFailing: (result: Expr) => Expr,
): Expr {
  sheet.heading("The best work between checkpoints, by Newton's steps");
  const of = (label: string, result: Expr) =>
    form.result(label, units.factor, ifFailing(result), "As a share of the time between failures.");
  const saving = f`${save}/${failing}`;
  let share = of("Start", newtonStart(saving));
  for (let i = 1; i <= NEWTON_STEPS; i++) share = of(`Step ${i}`, newtonStep(share, saving));
  sheet.skip();
  return f`${failing}*${share}`;
}
