/** Many trials of a model: a batch at a time, so that whoever runs it can show progress, stop, and go on later. */
import { BLOCK } from "../evaluate/block";
import { CellError } from "../values/cell-error";
import { Column } from "../values/column";
import type { Lane, Scalar } from "../values/value";
import type { Model } from "../block/model";
import { latinHypercube } from "./latin-hypercube";
import { TrialMemory } from "./trial-memory";
import { sourceOf, type Source, type Uncertainty } from "./input";

export interface Plan {
  readonly model: Pick<Model, "outputs" | "run">;
  /** One for each of the model's inputs. */
  readonly inputs: readonly Uncertainty[];
  readonly seed: number;
  readonly sampling: "plain" | "latin hypercube";
  /** Puts the draws of a batch in another order, so that they rise and fall together. */
  readonly order?: ((columns: Float64Array[]) => readonly Float64Array[]) | undefined;
}

/** The results of one output, NaN in the trials that gave no number. */
export interface Results {
  readonly values: Float64Array;
  /** How many trials gave an error, by its name, or no number at all ("text"). */
  readonly failed: ReadonlyMap<string, number>;
}

const NONE = new Float64Array(0);

export class Simulation {
  /** The draws of each input and the results of each output, in order. */
  readonly inputs: Float64Array[];
  readonly outputs: Float64Array[];
  private readonly failed: Map<string, number>[];
  private readonly sources: readonly Source[];
  private batches = 0;
  private released = false;
  trials = 0;

  constructor(
    private readonly plan: Plan,
    private readonly memory = new TrialMemory(),
  ) {
    this.inputs = plan.inputs.map(() => NONE);
    this.outputs = plan.model.outputs.map(() => NONE);
    this.failed = plan.model.outputs.map(() => new Map());
    this.sources = plan.inputs.map((input, i) => sourceOf(input, plan.seed, i, memory));
  }

  /** Ends it for good. @returns its draws and results, for another to be written over them */
  release(): Float64Array[] {
    const columns = [...this.inputs, ...this.outputs];
    this.inputs.fill(NONE);
    this.outputs.fill(NONE);
    this.released = true;
    this.trials = 0;
    return columns;
  }

  /**
   * Adds trials to those that there are. Yields after each block of them: the caller may stop there for good, and what was
   * computed so far holds.
   */
  *more(trials: number): Generator<number, void, void> {
    const first = this.trials;
    const drawn = this.draw(trials);
    // Draws of a loop that was left early belong to no trial.
    this.inputs.forEach((column, i) => (this.inputs[i] = this.joined(column.subarray(0, first), drawn[i]!)));
    this.outputs.forEach((column, i) => (this.outputs[i] = this.grown(column, first + trials)));
    for (let from = 0; from < trials && !this.released; from += BLOCK) {
      const count = Math.min(BLOCK, trials - from);
      const block = drawn.map((column) => column.subarray(from, from + count));
      this.plan.model.run(block, count, (outputs, at, size) => this.take(outputs, first + from + at, size));
      this.trials = first + from + count;
      yield this.trials;
    }
  }

  results(output: number): Results {
    return { values: this.outputs[output]!.subarray(0, this.trials), failed: this.failed[output]! };
  }

  drawsOf(input: number): Float64Array {
    return this.inputs[input]!.subarray(0, this.trials);
  }

  private joined(before: Float64Array, after: Float64Array): Float64Array {
    if (before.length === 0) return after;
    const all = this.grown(before, before.length + after.length);
    all.set(after, before.length);
    return all;
  }

  private grown(before: Float64Array, length: number): Float64Array {
    const all = this.memory.take(length);
    all.set(before);
    return all;
  }

  private draw(trials: number): readonly Float64Array[] {
    const { plan } = this;
    this.batches++;
    const columns =
      plan.sampling === "plain"
        ? this.sources.map((source) => source.next(trials))
        : plan.inputs.map((input, i) => latinHypercube(input, trials, plan.seed, i, this.batches));
    return plan.order?.(columns) ?? columns;
  }

  private take(outputs: readonly Lane[], first: number, count: number): void {
    for (const [i, output] of outputs.entries()) {
      const values = this.outputs[i]!;
      if (output instanceof Column && !output.others && !output.logical) {
        values.set(output.numbers.subarray(0, count), first);
        continue;
      }
      for (let trial = 0; trial < count; trial++) {
        const value = output instanceof Column ? output.at(trial) : output;
        values[first + trial] = this.number(value, this.failed[i]!);
      }
    }
  }

  private number(value: Scalar, failed: Map<string, number>): number {
    if (typeof value === "number") return value;
    // A yes or no counts as 1 or 0, so that its mean is a probability.
    if (typeof value === "boolean") return Number(value);
    const why = value instanceof CellError ? value.code : "text";
    failed.set(why, (failed.get(why) ?? 0) + 1);
    return NaN;
  }
}
