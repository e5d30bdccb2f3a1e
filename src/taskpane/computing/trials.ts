import { histogram } from "../../core/uncertainty/summary";
import {
  achieved,
  dependence,
  drivers,
  expectedShortfall,
  matrixOf,
  meanHalfWidth,
  percentile,
  percentileHalfWidth,
  probabilityBelow,
  Simulation,
  sorted,
  summary,
  type Dependence,
  type Model,
  type Sorted,
  type TrialMemory,
} from "../../engine";
import type { OutputSummary, Shown, Simulated, SimulationPlan, StopRule } from "./questions";
import { pointsOf } from "./points";

/** Says how far one question is, and lets others have their turn; false: nobody waits for the answer any more. */
export type Going = (done: number, total: number) => Promise<boolean>;

/** Trials after which the stop rule is looked at. */
const ROUND = 10_000;
/** How long others wait for their turn. */
const TURN_MS = 40;
/** Ranks of more trials than this say nothing more. */
const MOST_RANKED = 50_000;
const PERCENTILES = [1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 99].map(
  (percent) => percent / 100,
);

/** Draws and results, whoever has computed them. */
type Sample = Pick<Simulation, "trials" | "inputs" | "outputs" | "drawsOf" | "results">;

/** What was asked for, and how it is carried out. */
interface Asked extends Dependence {
  asked: readonly (readonly number[])[];
}

/** @throws {RangeError} for what is no matrix of correlations */
function askedFor(wanted: SimulationPlan["dependence"], inputs: number): Asked | null {
  if (!wanted) return null;
  const asked = "matrix" in wanted ? wanted.matrix : matrixOf(inputs, wanted.strengths);
  return { asked, ...dependence(asked) };
}

/** @throws what doesn't make a distribution, or a matrix of correlations */
export function simulating(model: Model, plan: SimulationPlan, memory?: TrialMemory): Simulating {
  const { inputs, seed, sampling } = plan;
  const asked = askedFor(plan.dependence, inputs.length);
  const common = { model, inputs, seed, sampling };
  const simulation = new Simulation({ ...common, order: asked?.order }, memory);
  return new Simulating(model, simulation, asked && new Simulation(common, memory), asked);
}

/** The draws alone, a row each, for whoever computes the results elsewhere. */
export function drawn({ dependence: wanted, inputs, seed, sampling, trials }: SimulationPlan): number[][] {
  const model = { outputs: [], run: () => undefined };
  const order = askedFor(wanted, inputs.length)?.order;
  const simulation = new Simulation({ model, inputs, seed, sampling, order });
  const blocks = simulation.more(trials);
  while (!blocks.next().done);
  return Array.from({ length: trials }, (_, trial) => simulation.inputs.map((column) => column[trial]!));
}

/** Results that Excel has computed, a row each. */
export function adopted(
  draws: readonly (readonly number[])[],
  shown: readonly (readonly Shown[])[],
  wanted: SimulationPlan["dependence"],
): Trials {
  const column = <Cell>(rows: readonly (readonly Cell[])[], i: number) => rows.map((row) => row[i]!);
  const inputs = (draws[0] ?? []).map((_, i) => Float64Array.from(column(draws, i)));
  const failed = (shown[0] ?? []).map(() => new Map<string, number>());
  const outputs = failed.map((why, i) =>
    Float64Array.from(column(shown, i), (value) => {
      if (typeof value === "number") return value;
      why.set(String(value), (why.get(String(value)) ?? 0) + 1);
      return NaN;
    }),
  );
  const sample = {
    trials: draws.length,
    inputs,
    outputs,
    drawsOf: (i: number) => inputs[i]!,
    results: (i: number) => ({ values: outputs[i]!, failed: failed[i]! }),
  };
  return new Trials(sample, askedFor(wanted, inputs.length));
}

/** The trials of a simulation, and what is asked of them. */
export class Trials {
  protected ordered: (Sorted | undefined)[] = [];

  constructor(
    protected readonly sample: Sample,
    private readonly dependence: Asked | null,
  ) {}

  report(settled = false): Simulated {
    const { sample } = this;
    const outputs = sample.outputs.map((_, i) => summarized(sample, i, this.sorted(i)));
    const inputs = sample.inputs.map((_, i) => sample.drawsOf(i).subarray(0, MOST_RANKED));
    return {
      trials: sample.trials,
      settled,
      outputs,
      independent: null,
      dependence: this.dependence && {
        asked: this.dependence.asked.map((line) => [...line]),
        used: this.dependence.matrix.map((line) => [...line]),
        moved: this.dependence.moved,
        achieved: achieved(inputs),
      },
      drivers: sample.outputs.map((_, i) =>
        drivers(inputs, sample.results(i).values.subarray(0, MOST_RANKED)),
      ),
      extremes: [],
    };
  }

  percentile(output: number, share: number): { value: number; halfWidth: number } {
    const trials = this.sorted(output);
    return { value: percentile(trials, share), halfWidth: percentileHalfWidth(trials, share) };
  }

  probabilityBelow(output: number, limit: number): number {
    return probabilityBelow(this.sorted(output), limit);
  }

  shortfall(output: number, share: number): number {
    return expectedShortfall(this.sorted(output), share);
  }

  /** Evenly from all trials. */
  scatter(input: number, output: number, most: number): [number, number][] {
    const draws = this.sample.drawsOf(input);
    const { values } = this.sample.results(output);
    const step = Math.max(1, Math.ceil(draws.length / most));
    return Array.from({ length: Math.ceil(draws.length / step) }, (_, i): [number, number] => [
      draws[i * step]!,
      values[i * step]!,
    ]).filter(([, value]) => !Number.isNaN(value));
  }

  /** The first trials, a row each. */
  table(most: number): { inputs: number[][]; outputs: number[][] } {
    const rows = Math.min(most, this.sample.trials);
    const cut = (columns: Float64Array[]) =>
      Array.from({ length: rows }, (_, trial) => columns.map((column) => column[trial]!));
    return {
      inputs: cut(this.sample.inputs),
      outputs: cut(this.sample.outputs.map((_, i) => this.sample.results(i).values)),
    };
  }

  draws(most: number): Float64Array[] {
    return this.sample.inputs.map((_, i) => this.sample.drawsOf(i).slice(0, most));
  }

  /** Ends them for good. @returns what of their memory may be written over */
  release(): Float64Array[] {
    return [];
  }

  protected sorted(output: number): Sorted {
    return (this.ordered[output] ??= sorted(this.sample.results(output).values));
  }
}

/** The same, which can go on. */
export class Simulating extends Trials {
  constructor(
    private readonly model: Model,
    private readonly simulation: Simulation,
    private readonly independent: Simulation | null,
    asked: Asked | null,
  ) {
    super(simulation, asked);
  }

  async more(trials: number, stop: StopRule | null, going: Going): Promise<Simulated> {
    const total = trials * (this.independent ? 2 : 1);
    let done = 0;
    let settled = false;
    let turn = performance.now();
    /** Ends early when nobody wants it any more: what is computed holds. */
    const advance = async (simulation: Simulation, count: number): Promise<boolean> => {
      const [from, first] = [simulation.trials, done];
      for (const reached of simulation.more(count)) {
        done = first + reached - from;
        if (performance.now() - turn < TURN_MS) continue;
        if (!(await going(done, total))) return false;
        turn = performance.now();
      }
      return true;
    };
    const before = this.simulation.trials;
    const round = stop ? ROUND : trials;
    this.ordered = [];
    for (let left = trials; left > 0 && !settled; left -= round) {
      if (!(await advance(this.simulation, Math.min(round, left)))) break;
      this.ordered = [];
      settled = stop !== null && this.isSettled(stop);
    }
    if (this.independent) await advance(this.independent, this.simulation.trials - before);
    return this.report(settled);
  }

  override release(): Float64Array[] {
    return [...this.simulation.release(), ...(this.independent?.release() ?? [])];
  }

  private isSettled({ of, within }: StopRule): boolean {
    return this.model.outputs.every((_, output) => {
      const { values } = this.simulation.results(output);
      const trials = this.sorted(output);
      if (trials.values.length === 0) return true;
      const [value, width] =
        of === "mean"
          ? [summary(trials, []).mean, meanHalfWidth(values)]
          : [percentile(trials, of), percentileHalfWidth(trials, of)];
      return width <= within * Math.abs(value);
    });
  }

  override report(settled = false): Simulated {
    const { independent, model } = this;
    return {
      ...super.report(settled),
      independent:
        independent &&
        model.outputs.map((_, i) => summarized(independent, i, sorted(independent.results(i).values))),
      extremes: this.extremes(),
    };
  }

  /** What Excel is asked to compute as well: where a model is likeliest to turn. */
  private extremes(): Simulated["extremes"] {
    const { simulation, model } = this;
    const { values } = simulation.results(0);
    const ordered = this.sorted(0).values;
    const results = [0, 1, 0.5].map((share) =>
      values.indexOf(ordered[Math.round(share * (ordered.length - 1))] ?? NaN),
    );
    const draws = simulation.inputs.map((_, i) => simulation.drawsOf(i));
    const trials = [...results, ...draws.flatMap(ends)].filter((trial) => trial >= 0);
    const points = [...new Set(trials)].map((trial) => draws.map((column) => column[trial]!));
    const shown = pointsOf(model, points);
    return points.map((point, i) => ({ point, results: shown[i] ?? [] }));
  }
}

/** Where the least and the greatest value stand. */
function ends(column: Float64Array): number[] {
  let [least, greatest] = [0, 0];
  for (let i = 1; i < column.length; i++) {
    if (column[i]! < column[least]!) least = i;
    if (column[i]! > column[greatest]!) greatest = i;
  }
  return [least, greatest];
}

function summarized(simulation: Sample, output: number, trials: Sorted): OutputSummary | null {
  const { values, failed } = simulation.results(output);
  if (trials.values.length === 0) return null;
  const { count, mean, standardDeviation, minimum, maximum, belowZero, percentiles } = summary(
    trials,
    PERCENTILES,
  );
  return {
    count,
    failed: [...failed],
    mean,
    standardDeviation: Number.isFinite(standardDeviation) ? standardDeviation : 0,
    minimum,
    maximum,
    belowZero,
    halfWidth: meanHalfWidth(values),
    percentiles: PERCENTILES.map((share, i) => ({ share, value: percentiles[i]! })),
    bins: histogram(trials.values, binsFor(count)),
  };
}

/** Sturges' rule: log₂ n + 1 bins (H. A. Sturges, "The choice of a class interval", JASA 21, 1926), within what a chart shows. */
const binsFor = (count: number) => Math.min(24, Math.max(6, Math.ceil(Math.log2(count) + 1)));
