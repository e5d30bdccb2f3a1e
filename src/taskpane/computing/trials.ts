import { histogram } from "../../core/uncertainty/summary";
import {
  achieved,
  dependence,
  drivers,
  expectedShortfall,
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
} from "../../engine";
import type { OutputSummary, Simulated, SimulationPlan, StopRule } from "./questions";
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

/** The trials of a simulation, and what is asked of them. */
export class Trials {
  private readonly simulation: Simulation;
  private readonly independent: Simulation | null;
  private readonly dependence: Dependence | null;
  private ordered: (Sorted | undefined)[] = [];

  /** @throws what doesn't make a distribution, or a matrix of correlations */
  constructor(
    private readonly model: Model,
    { correlations, inputs, seed, sampling }: SimulationPlan,
  ) {
    this.dependence = correlations && dependence(correlations);
    this.simulation = new Simulation({ model, inputs, seed, sampling, order: this.dependence?.order });
    this.independent = this.dependence && new Simulation({ model, inputs, seed, sampling });
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

  private report(settled: boolean): Simulated {
    const { simulation, independent, model } = this;
    const outputs = model.outputs.map((_, i) => summarized(simulation, i, this.sorted(i)));
    const inputs = simulation.inputs.map((_, i) => simulation.drawsOf(i).subarray(0, MOST_RANKED));
    return {
      trials: simulation.trials,
      settled,
      outputs,
      independent:
        independent &&
        model.outputs.map((_, i) => summarized(independent, i, sorted(independent.results(i).values))),
      dependence: this.dependence && {
        used: this.dependence.matrix.map((line) => [...line]),
        moved: this.dependence.moved,
        achieved: achieved(inputs),
      },
      drivers: model.outputs.map((_, i) =>
        drivers(inputs, simulation.results(i).values.subarray(0, MOST_RANKED)),
      ),
      extremes: this.extremes(),
    };
  }

  /** What Excel is asked to compute as well: where a model is likeliest to turn. */
  private extremes(): Simulated["extremes"] {
    const { simulation, model } = this;
    const { values } = simulation.results(0);
    const [least, middle, greatest] = [0, 0.5, 1].map((share) => {
      const trials = this.sorted(0).values;
      const wanted = trials[Math.round(share * (trials.length - 1))];
      return wanted === undefined ? 0 : values.indexOf(wanted);
    });
    const draws = simulation.inputs.map((_, i) => simulation.drawsOf(i));
    const trialAt = (trial: number) => draws.map((column) => column[trial] ?? 0);
    const end = (better: (a: number, b: number) => boolean) =>
      draws.map((column) => column.reduce((best, value) => (better(value, best) ? value : best)));
    const points = [
      end((a, b) => a < b),
      end((a, b) => a > b),
      ...[least, greatest, middle].map((trial) => trialAt(trial ?? 0)),
      ...Array.from({ length: OTHER_TRIALS }, (_, i) =>
        trialAt(Math.floor((simulation.trials * (i + 0.5)) / OTHER_TRIALS)),
      ),
    ];
    const results = pointsOf(model, points);
    return points.map((point, i) => ({ point, results: results[i] ?? [] }));
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
    const draws = this.simulation.drawsOf(input);
    const { values } = this.simulation.results(output);
    const step = Math.max(1, Math.ceil(draws.length / most));
    return Array.from({ length: Math.ceil(draws.length / step) }, (_, i): [number, number] => [
      draws[i * step]!,
      values[i * step]!,
    ]).filter(([, value]) => !Number.isNaN(value));
  }

  /** The first trials, a row each. */
  table(most: number): { inputs: number[][]; outputs: number[][] } {
    const rows = Math.min(most, this.simulation.trials);
    const cut = (columns: Float64Array[]) =>
      Array.from({ length: rows }, (_, trial) => columns.map((column) => column[trial]!));
    return {
      inputs: cut(this.simulation.inputs),
      outputs: cut(this.model.outputs.map((_, i) => this.simulation.results(i).values)),
    };
  }

  draws(most: number): Float64Array[] {
    return this.simulation.inputs.map((_, i) => this.simulation.drawsOf(i).slice(0, most));
  }

  private sorted(output: number): Sorted {
    return (this.ordered[output] ??= sorted(this.simulation.results(output).values));
  }
}

const OTHER_TRIALS = 4;

function summarized(simulation: Simulation, output: number, trials: Sorted): OutputSummary | null {
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
