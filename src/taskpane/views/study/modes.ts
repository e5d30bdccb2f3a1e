import type { CellPlace, RunDone } from "../../../excel";
import type { Engine } from "../../computing/engine";
import type { Asking, Opened, Questions, Shown, SimulationPlan } from "../../computing/questions";
import { Computing, isObstacle, type Obstacle } from "./computing";
import { uncertaintyOf } from "./distributions";
import type { Entries } from "./entries";
import { say } from "./messages";
import { byDistance, type ProofPoint } from "./proof";
import { prove } from "./proving";
import { Running, type Readings } from "./running";
import type { Door } from "./setup";
import type { Mode, Outcome, Provenance, StudyState } from "./state";
import {
  drawnFrom,
  evenly,
  gridOutcomes,
  gridPoints,
  gridValues,
  recordedCell,
  remarksOn,
  tornadoBars,
  tornadoPoints,
} from "./steps";

/** Trials that Excel is asked for, one by one, where the engine can't. */
const SLOW_TRIALS = 1000;

/** Everything that a mode's outcome is made of. */
export interface Work {
  mode: Mode;
  entries: Entries;
  inputs: CellPlace[];
  outputs: CellPlace[];
  /** The inputs' values, as things are. */
  current: number[];
  readings: Readings;
}

/** What was computed at points, and how. */
interface Computed {
  base: readonly Shown[];
  results: readonly (readonly Shown[])[];
  how: Provenance;
}

/** How each mode comes to its outcome: computed here and proven, or where that can't be, by Excel. Knows no DOM. */
export class Modes extends Running {
  protected readonly computing: Computing;
  /** What was proven of the outcome of a mode: only that follows edits. */
  protected readonly followed: { [M in Mode]?: { text: string; cells: string } } = {};

  constructor(
    workbook: Door,
    engine: Engine,
    protected readonly now: () => Date = () => new Date(),
  ) {
    super(workbook);
    this.computing = new Computing(workbook.runs, engine);
  }

  protected async opened({ inputs, outputs }: Work): Promise<Obstacle | Opened> {
    const options = { signal: this.abort.signal };
    const read = await this.computing.read(outputs, options);
    if (isObstacle(read)) return read;
    const opened = await this.computing.open(inputs, outputs, options);
    if (!isObstacle(opened)) this.noteIdle(opened, inputs);
    return opened;
  }

  private noteIdle({ idle }: Opened, inputs: readonly CellPlace[]): void {
    const { findings, inputs: settings } = this.store.state;
    const cells = idle.flatMap((i) => {
      const found = settings.find(({ cell }) => cell.place === inputs[i]);
      return found ? [found.cell.address] : [];
    });
    if (cells.length) this.store.update({ findings: [...findings, say.idle(cells)] });
  }

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
    const rangeOf = (i: number): [number, number] => {
      const { low = 0, high = 0 } = entries.inputs[i]?.values ?? {};
      return [Math.min(low, high), Math.max(low, high)];
    };
    const range = rangeOf(solved);
    const asked = { base: current, input: solved, range, output: 0, target };
    const reached = isObstacle(opened) ? opened : await this.asked("reach", asked);
    if (isObstacle(reached)) return this.stopped(reached, say.onlyHere);
    const values = along === null ? [] : evenly(...rangeOf(along), entries.points);
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
    if (isObstacle(frontier)) return this.stopped(frontier, say.onlyHere);
    const at = (value: number) => current.map((own, i) => (i === solved ? value : own));
    const roots = reached.roots.length ? reached.roots : reached.nearest ? [reached.nearest.input] : [];
    const found = await this.atPoints(work, opened, [...roots.slice(0, 8), ...range].map(at), []);
    if (!found?.how.here) return null;
    const { inputs, outputs } = this.recorded(work, found.base);
    const [input, output] = [inputs[solved], outputs[0]];
    const other = along === null ? undefined : inputs[along];
    if (!input || !output) return null;
    return {
      mode: "target",
      how: found.how,
      output,
      input,
      range,
      target,
      roots: reached.roots,
      nearest: reached.nearest,
      frontier: other ? { input: other, points: frontier } : null,
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

  /** The outputs at points: here and proven, or where that can't be, by Excel. */
  private async atPoints(
    work: Work,
    opened: Obstacle | Opened,
    points: number[][],
    further: number[][],
    live = false,
  ): Promise<Computed | null> {
    const { inputs, outputs, current } = work;
    let obstacle: Obstacle | null = isObstacle(opened) ? opened : null;
    if (!isObstacle(opened)) {
      const all = await this.asked("points", { points: [current, ...points, ...further] });
      if (isObstacle(all)) obstacle = all;
      else {
        const [base = [], ...results] = all;
        const toProve = [...further, ...points].map((point, i): ProofPoint => ({
          point,
          results: results[(i + points.length) % results.length] ?? [],
        }));
        const proof = await this.proven(
          work,
          opened,
          base,
          [...toProve.slice(0, further.length), ...byDistance(toProve.slice(further.length), base[0])],
          live,
          { what: `${points.length} cases`, proven: (proven) => say.casesProven(points.length, proven) },
        );
        if (!proof) return null;
        if ("how" in proof) return { base: this.shownBy(outputs), results, how: proof.how };
        obstacle = proof;
      }
    }
    if (live || !obstacle || obstacle.kind !== "instead") return this.stopped(obstacle);
    if (work.mode === "target") return this.stopped(obstacle, say.onlyHere);
    if (!(await this.agreesToExcel(obstacle, points.length))) return null;
    const run = await this.inExcel({ inputs, outputs, steps: points });
    return (
      run && { base: run.base, results: run.results, how: this.byExcel(run, points.length, obstacle.why) }
    );
  }

  /** Has Excel compute some of it too. Null: the run was stopped, which has been said. */
  private async proven(
    { inputs, outputs, mode }: Work,
    { drawing }: Opened,
    base: readonly Shown[],
    points: readonly ProofPoint[],
    live: boolean,
    words: { what: string; proven: (points: number) => string },
  ): Promise<{ how: Provenance } | (Obstacle & { kind: "instead" }) | null> {
    const how = (text: string, remarks: string[] = []) => ({
      how: { text, here: true, at: this.now(), remarks },
    });
    if (live) return how(say.follows(this.followed[mode]?.text ?? ""));
    if (drawing.length) return how(say.drawsItself(words.what, drawing));
    const { signal } = this.abort;
    this.running(points.length, true);
    const onProgress = ({ done }: { done: number }) => this.progressed(done, null);
    const { runs } = this.workbook;
    const proof = await prove(runs, this.computing, { inputs, outputs, base, points, signal, onProgress });
    if (proof.kind === "ended") return this.ended(proof.result);
    if (proof.kind === "changed") {
      this.finish(say.changedMeanwhile);
      return null;
    }
    if (proof.kind === "differs") return { kind: "instead", why: proof.why, offer: false };
    if (!proof.run.restored) await this.unrestored();
    return how(words.proven(proof.points), remarksOn(proof.run));
  }

  /** What Excel itself shows of the outputs, which is what the engine computes. */
  private shownBy(outputs: readonly CellPlace[]): Shown[] {
    return outputs.map((output) => this.computing.valueOf(output) as Shown);
  }

  private async unrestored(): Promise<void> {
    this.store.update({ task: null });
    await this.start();
    this.store.update({ task: { kind: "computing" } });
  }

  private byExcel(run: RunDone, steps: number, why: string): Provenance {
    return { text: say.byExcel(steps, why), here: false, at: this.now(), remarks: remarksOn(run) };
  }

  /** What isn't known here is offered; what differs goes on by itself, as the result says. */
  private async agreesToExcel(
    { why, offer }: Obstacle & { kind: "instead" },
    steps: number,
  ): Promise<boolean> {
    if (!offer) return true;
    this.store.update({ task: null });
    return this.ask({ kind: "slow", why, steps, milliseconds: null });
  }

  protected stopped(
    obstacle: Obstacle | null,
    inWords = (why: string) => say.failed({ message: `${why}.` }),
  ): null {
    const notice = obstacle && (obstacle.kind === "instead" ? inWords(obstacle.why) : noticeOf(obstacle));
    this.finish(notice);
    return null;
  }

  protected asked<Name extends Asking>(asking: Name, asked: Questions[Name]["asked"]) {
    return this.computing.ask(asking, asked, { signal: this.abort.signal });
  }

  protected drawing<Name extends "simulate" | "more">(
    asking: Name,
    asked: Questions[Name]["asked"],
    total: number,
  ) {
    const progress = (done: number, all: number) => {
      const { task } = this.store.state;
      if (task?.kind !== "drawing" || !task.cancelling)
        this.store.update({ task: { kind: "drawing", done, total: all, cancelling: false } });
    };
    progress(0, total);
    return this.computing.ask(asking, asked, { signal: this.abort.signal, onProgress: progress });
  }

  private recorded({ entries, readings }: Work, base: readonly Shown[]) {
    const value = (shown: Shown | undefined) => (typeof shown === "number" ? shown : 0);
    return {
      inputs: entries.inputs.map(({ setting }, i) =>
        recordedCell(setting.cell, readings.inputs[i]?.content ?? "", readings.inputs[i]?.value ?? 0),
      ),
      outputs: this.store.state.outputs.map((output, i) =>
        recordedCell(output, readings.outputs[i]?.content ?? "", value(base[i])),
      ),
    };
  }
}

export function noticeOf(obstacle: Obstacle): StudyState["notice"] {
  switch (obstacle.kind) {
    case "instead":
      return say.failed({ message: `${obstacle.why}.` });
    case "failed":
      return say.failed(obstacle.problem);
    case "unfit":
      return say.failed({ message: obstacle.message });
    case "cancelled":
      return say.cancelled(true);
  }
}
