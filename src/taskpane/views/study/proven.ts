import type { CellPlace, RunDone } from "../../../excel";
import type { Engine } from "../../computing/engine";
import type { Asking, Opened, Questions, Shown } from "../../computing/questions";
import { Computing, isObstacle, type Obstacle } from "./computing";
import type { Entries } from "./entries";
import { Keeping } from "./keeping";
import { say } from "./messages";
import { byDistance, type ProofPoint } from "./proof";
import { prove } from "./proving";
import type { Readings } from "./running";
import type { Door } from "./setup";
import type { Mode, Provenance, StudyState } from "./state";
import { recordedCell, remarksOn } from "./steps";

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
interface AtPoints {
  base: readonly Shown[];
  results: readonly (readonly Shown[])[];
  how: Provenance;
}

/** What every mode is made of: outputs computed here and proven, or where that can't be, by Excel. Knows no DOM. */
export abstract class Proven extends Keeping {
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

  /** The outputs at points: here and proven, or where that can't be, by Excel. */
  protected async atPoints(
    work: Work,
    opened: Obstacle | Opened,
    points: number[][],
    further: number[][],
    live = false,
  ): Promise<AtPoints | null> {
    const found = await this.atPointsHere(work, opened, points, further, live);
    if (!found || !isObstacle(found)) return found;
    if (live || found.kind !== "instead") return this.stopped(found);
    if (!(await this.agreesToExcel(found, points.length))) return null;
    const { inputs, outputs } = work;
    const run = await this.inExcel({ inputs, outputs, steps: points });
    return run && { base: run.base, results: run.results, how: this.byExcel(run, points.length, found.why) };
  }

  /** The outputs at points, proven; or why that can't be. */
  protected async atPointsHere(
    work: Work,
    opened: Obstacle | Opened,
    points: number[][],
    further: number[][],
    live = false,
  ): Promise<AtPoints | Obstacle | null> {
    if (isObstacle(opened)) return opened;
    const { outputs, current } = work;
    const all = await this.asked("points", { points: [current, ...points, ...further] });
    if (isObstacle(all)) return all;
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
    return proof && "how" in proof ? { base: this.shownBy(outputs), results, how: proof.how } : proof;
  }

  /** Has Excel compute some of it too. Null: the run was stopped, which has been said. */
  protected async proven(
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
  protected shownBy(outputs: readonly CellPlace[]): Shown[] {
    return outputs.map((output) => this.computing.valueOf(output) as Shown);
  }

  private async unrestored(): Promise<void> {
    this.store.update({ task: null });
    await this.start();
    this.store.update({ task: { kind: "computing" } });
  }

  protected byExcel(run: RunDone, steps: number, why: string): Provenance {
    return { text: say.byExcel(steps, why), here: false, at: this.now(), remarks: remarksOn(run) };
  }

  /** What isn't known here is offered; what differs goes on by itself, as the result says. */
  protected async agreesToExcel(
    { why, offer }: Obstacle & { kind: "instead" },
    steps: number,
  ): Promise<boolean> {
    if (!offer) return true;
    this.store.update({ task: null });
    return this.ask({ kind: "slow", why, steps, milliseconds: null });
  }

  protected stopped(obstacle: Obstacle | null): null {
    this.finish(obstacle && noticeOf(obstacle));
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

  protected recorded({ entries, readings }: Work, base: readonly Shown[]) {
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
