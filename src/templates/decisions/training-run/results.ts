import { f, LateRef, words, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
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
  const { parameters, tokens, layers, width, sequence, peak, mfu, gpus, perHour } = inputs;
  const functions = costFunctions(dialect, inputs.constants);
  form.heading("Results", "Result");
  const flops = form.result(
    "Operations",
    units.flop,
    functions.trainFlops(parameters, tokens, layers, width, sequence),
    "6 per parameter and token; 12 × layers × width × sequence a token for attention.",
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

/** From the start that Daly's equation asks for these suffice for twelve digits. */
const STEPS = 5;

/**
 * The best work between checkpoints, for plain formulas: as a share u of the time between failures it solves
 * -ln(1 - u) - u = d, where d is what saving takes of that time. Both starts lie above it, from where Newton's steps
 * only fall.
 */
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
  let share = of("Start", f`MIN(SQRT((1+1)*${saving}),1-EXP(-${saving}-1))`);
  for (let i = 1; i <= STEPS; i++)
    share = of(`Step ${i}`, f`${share}+(${share}+LN(1-${share})+${saving})*(1-${share})/${share}`);
  sheet.skip();
  return f`${failing}*${share}`;
}
