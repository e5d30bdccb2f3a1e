import type { Reach } from "../../../engine";
import type { RunDone } from "../../../excel";
import type { Asking, Opened, Questions, Shown, SimulationPlan } from "../../computing/questions";
import { isObstacle, type Obstacle } from "./computing";
import { uncertaintyOf } from "./distributions";
import type { Entries } from "./entries";
import { say } from "./messages";
import { noticeOf, Proven, type Work } from "./proven";
import { searched } from "./search";
import type { Outcome, Provenance } from "./state";
import { drawnFrom, evenly, gridOutcomes, gridPoints, gridValues, tornadoBars, tornadoPoints } from "./steps";

/** Trials that Excel is asked for, one by one, where the engine can't. */
const SLOW_TRIALS = 1000;
/** Steps that a search in Excel takes, about. */
const SEARCHED = 30;

const rangeOf = ({ inputs }: Entries, i: number): [number, number] => {
  const { low = 0, high = 0 } = inputs[i]?.values ?? {};
  return [Math.min(low, high), Math.max(low, high)];
};

/** The inputs as they are, the one that is looked for at a value. */
const solvedAt = ({ entries, current }: Work, value: number): number[] =>
  current.map((own, i) => (i === entries.solved ? value : own));

/** How each mode comes to its outcome. Knows no DOM. */
export abstract class Modes extends Proven {
  protected async computed(work: Work, opened: Obstacle | Opened): Promise<Outcome | null> {
    switch (work.mode) {
      case "tornado":
        return this.tornado(work, opened);
      case "two-way":
        return this.grid(work, opened);
      case "target":
        return this.target(work, opened);
      case "simulation":
        return this.simulation(work, opened);
    }
  }

  protected async tornado(work: Work, opened: Obstacle | Opened, live = false): Promise<Outcome | null> {
    const points = tornadoPoints(work.entries, work.current);
    const ends = [0, 1].map((end) =>
      work.entries.inputs.map(({ values }) => (end ? values.high : values.low)),
    );
    const found = await this.atPoints(work, opened, points, ends, live);
    if (!found) return null;
    const { inputs, outputs } = this.recorded(work, found.base);
    return {
      mode: "tornado",
      how: found.how,
      outputs: outputs.map((output, i) => ({
        output,
        bars: tornadoBars(work.entries, inputs, found.results, i),
      })),
    };
  }

  private async grid(work: Work, opened: Obstacle | Opened): Promise<Outcome | null> {
    const values = gridValues(work.entries, work.current);
    const found = await this.atPoints(work, opened, gridPoints(work.entries, work.current), []);
    if (!found) return null;
    const { inputs, outputs } = this.recorded(work, found.base);
    const [down, across] = inputs;
    if (!down || !across) return null;
    return {
      mode: "two-way",
      how: found.how,
      rows: { input: down, values: values[0] ?? [] },
      columns: { input: across, values: values[1] ?? [] },
      outputs: outputs.map((output, i) => ({ output, outcomes: gridOutcomes(values, found.results, i) })),
    };
  }

  private async target(work: Work, opened: Obstacle | Opened): Promise<Outcome | null> {
    const { entries, current } = work;
    const { solved, along, target } = entries;
    const range = rangeOf(entries, solved);
    const asked = { base: current, input: solved, range, output: 0, target };
    const reached = isObstacle(opened) ? opened : await this.asked("reach", asked);
    if (isObstacle(reached)) return this.targetInExcel(work, reached);
    const values = along === null ? [] : evenly(...rangeOf(entries, along), entries.points);
    const frontier =
      along === null
        ? []
        : await this.asked("frontier", {
            base: current,
            along: { input: along, values },
            solved: { input: solved, range },
            output: 0,
            target,
          });
    if (isObstacle(frontier)) return this.targetInExcel(work, frontier);
    const roots = reached.roots.length ? reached.roots : reached.nearest ? [reached.nearest.input] : [];
    const points = [...roots.slice(0, 8), ...range].map((value) => solvedAt(work, value));
    const found = await this.atPointsHere(work, opened, points, []);
    if (!found) return null;
    return isObstacle(found)
      ? this.targetInExcel(work, found)
      : this.targetOutcome(work, found.how, found.base, reached, frontier);
  }

  /** Step by step: the one input only. */
  private async targetInExcel(work: Work, obstacle: Obstacle): Promise<Outcome | null> {
    if (obstacle.kind !== "instead") return this.stopped(obstacle);
    const { entries, inputs, outputs } = work;
    if (!(await this.agreesToExcel(obstacle, SEARCHED))) return null;
    const search = searched(rangeOf(entries, entries.solved), entries.target);
    let run: RunDone | null = null;
    let steps = 0;
    let asked = search.next([]);
    while (!asked.done) {
      run = await this.inExcel({ inputs, outputs, steps: asked.value.map((value) => solvedAt(work, value)) });
      if (!run) return null;
      steps += asked.value.length;
      asked = search.next(run.results.map(([shown]) => (typeof shown === "number" ? shown : null)));
    }
    if (!run) return null;
    const how = this.byExcel(run, steps, obstacle.why);
    const along = entries.along === null ? undefined : entries.inputs[entries.along];
    const remarks = along ? [say.noFrontier(along.setting.cell.label)] : [];
    return this.targetOutcome(
      work,
      { ...how, remarks: [...remarks, ...how.remarks] },
      run.base,
      asked.value,
      null,
    );
  }

  private targetOutcome(
    work: Work,
    how: Provenance,
    base: readonly Shown[],
    { roots, nearest }: Reach,
    frontier: Questions["frontier"]["answer"] | null,
  ): Outcome | null {
    const { solved, along, target } = work.entries;
    const { inputs, outputs } = this.recorded(work, base);
    const [input, output] = [inputs[solved], outputs[0]];
    if (!input || !output) return null;
    const other = along === null ? undefined : inputs[along];
    return {
      mode: "target",
      how,
      output,
      input,
      range: rangeOf(work.entries, solved),
      target,
      roots,
      nearest,
      frontier: other && frontier ? { input: other, points: frontier } : null,
    };
  }

  protected async simulation(work: Work, opened: Obstacle | Opened, live = false): Promise<Outcome | null> {
    const { entries, inputs: places, outputs: watched } = work;
    const plan = this.planOf(entries);
    const outcome = (
      how: Provenance,
      base: readonly Shown[],
      simulated: Questions["simulate"]["answer"],
    ): Outcome => {
      const { inputs, outputs } = this.recorded(work, base);
      return {
        mode: "simulation",
        how,
        outputs,
        inputs: entries.inputs.flatMap(({ setting, values }, i) => {
          const input = inputs[i];
          return input ? [{ input, ...drawnFrom(setting, values) }] : [];
        }),
        seed: entries.seed,
        sampling: plan.sampling,
        simulated,
      };
    };
    let obstacle: Obstacle | null = isObstacle(opened) ? opened : null;
    if (!isObstacle(opened)) {
      const simulated = await this.drawing("simulate", plan, entries.trials);
      if (isObstacle(simulated)) obstacle = simulated;
      else {
        const { trials, extremes, settled } = simulated;
        const base = extremes.length ? await this.asked("points", { points: [work.current] }) : [[]];
        if (isObstacle(base)) return this.stopped(base);
        const proof = await this.proven(work, opened, base[0] ?? [], extremes, live, {
          what: `${trials.toLocaleString()} trials`,
          proven: (points) => say.trialsProven(trials, points),
        });
        if (!proof) return null;
        if ("how" in proof) {
          const remarks = [...(settled ? [say.settled(trials)] : []), ...proof.how.remarks];
          return outcome({ ...proof.how, remarks }, this.shownBy(watched), simulated);
        }
        obstacle = proof;
      }
    }
    if (live || !obstacle || obstacle.kind !== "instead") return this.stopped(obstacle);
    const slow = { ...plan, trials: Math.min(plan.trials, SLOW_TRIALS), stop: null };
    if (!(await this.agreesToExcel(obstacle, slow.trials))) return null;
    const draws = await this.asked("draws", slow);
    if (isObstacle(draws)) return this.stopped(draws);
    const run = await this.inExcel({ inputs: places, outputs: watched, steps: draws });
    if (!run) return null;
    const { dependence } = slow;
    const simulated = await this.asked("adopt", { draws, results: run.results, dependence });
    if (isObstacle(simulated)) return this.stopped(simulated);
    return outcome(this.byExcel(run, slow.trials, obstacle.why), run.base, simulated);
  }

  private planOf({ inputs, seed, trials, stop, strengths, matrix }: Entries): SimulationPlan {
    return {
      inputs: inputs.map(({ setting, values }) =>
        uncertaintyOf(setting.distribution, values, setting.data?.values ?? []),
      ),
      seed,
      trials,
      stop,
      sampling: this.store.state.sampling,
      dependence: matrix ? { matrix } : strengths && { strengths },
    };
  }

  /** A question about the simulation that is shown. */
  question<Name extends Asking>(
    asking: Name,
    asked: Questions[Name]["asked"],
  ): Promise<Questions[Name]["answer"] | null> {
    return this.computing.ask(asking, asked).then((answer) => {
      if (!answer || typeof answer !== "object" || !isObstacle(answer)) return answer;
      this.store.update({ notice: noticeOf(answer) });
      return null;
    });
  }
}
