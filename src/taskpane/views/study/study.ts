import type { PickedCell } from "../../../excel";
import { coalesced } from "../../coalesced";
import { numberText } from "../../number-text";
import { isObstacle } from "./computing";
import { readEntries, trialsThatFit, type Entries } from "./entries";
import { say } from "./messages";
import { parseNumber } from "./numbers";
import { noticeOf, type Work } from "./proven";
import type { Readings } from "./running";
import type { Mode, Outcome } from "./state";
import { Writing } from "./writing";

/** Inputs that are found for who picks none. */
const FOUND = 10;

/** What both views do: compute the user's model and follow edits. Knows no DOM. */
export class Study extends Writing {
  private mayHaveMoved = false;

  /** Checks, asks what has to be asked, computes, and has Excel compute some of it too. */
  async run(): Promise<void> {
    if (this.store.state.task) return;
    this.abort = new AbortController();
    const { mode } = this.store.state;
    this.store.update({ findings: [], notice: null });
    if (!this.usable()) return;
    if (this.store.state.inputs.length === 0 && !(await this.findInputs())) return;
    this.mayHaveMoved = false;
    const readings = await this.check();
    // What nobody has typed stands around what the cells hold by now.
    const entries = readings && this.usable();
    if (!entries) return;
    const work = this.workOf(mode, entries, readings);
    this.store.update({ task: { kind: "computing" } });
    const opened = await this.opened(work);
    const outcome = await this.computed(work, opened);
    if (!outcome) return;
    this.keep(outcome);
    const proven = this.store.state.unfinished.length === 0;
    if (this.store.state.task) this.finish(proven ? this.store.state.notice : say.notBack);
    if (this.mayHaveMoved) await this.follow();
  }

  private usable(): Entries | null {
    const { entries, problems } = readEntries(this.store.state);
    this.store.update({ problems });
    return problems.length ? null : entries;
  }

  private workOf(mode: Mode, entries: Entries, readings: Readings): Work {
    return {
      mode,
      entries,
      readings,
      inputs: entries.inputs.map(({ setting }) => setting.cell.place),
      outputs: this.store.state.outputs.map(({ place }) => place),
      current: readings.inputs.map(({ value }) => value),
    };
  }

  private keep(outcome: Outcome): void {
    const { outcomes, sheets } = this.store.state;
    const { [outcome.mode]: _old, ...others } = sheets;
    this.store.update({ outcomes: { ...outcomes, [outcome.mode]: outcome }, sheets: others });
    if (outcome.how.here) this.followed[outcome.mode] = { text: outcome.how.text, cells: this.cells() };
    else delete this.followed[outcome.mode];
  }

  /** Which cells are set up: what was proven of others says nothing of these. */
  private cells(): string {
    const { inputs, outputs } = this.store.state;
    return JSON.stringify([inputs.map(({ cell }) => cell.address), outputs.map(({ address }) => address)]);
  }

  /** The inputs that move the first output most, for who picks none. */
  async findInputs(): Promise<boolean> {
    const { outputs } = this.store.state;
    const [first] = outputs;
    if (!first || this.store.state.task) return false;
    this.store.update({ task: { kind: "checking" } });
    const places = outputs.map(({ place }) => place);
    const read = await this.computing.read(places);
    const levers = isObstacle(read) ? read : await this.computing.levers(places, FOUND);
    if (isObstacle(levers)) {
      this.finish(levers.kind === "instead" ? say.findNone(levers.why) : noticeOf(levers));
      return false;
    }
    const described = await this.workbook.runs.describe(levers);
    if (described.kind === "failed") {
      this.finish(say.failed(described.problem));
      return false;
    }
    const { inputs } = this.store.state;
    const fresh = described.cells.filter(
      ({ address }) => !inputs.some(({ cell }) => cell.address === address),
    );
    this.store.update({ inputs: [...inputs, ...this.settingsFor(fresh)] });
    this.finish(fresh.length ? say.found(fresh.length, first.label) : say.nothingMoves(first.label));
    return fresh.length > 0;
  }

  /** More trials of the simulation that is shown, without starting again. */
  async goOn(): Promise<void> {
    const { task, outcomes } = this.store.state;
    const known = outcomes.simulation;
    const { entries, problems } = readEntries(this.store.state);
    if (task || !known?.how.here || problems.length) return this.store.update({ problems });
    const fits = trialsThatFit(known.inputs.length, known.outputs.length);
    if (known.simulated.trials + entries.trials > fits) return this.finish(say.noMore(fits));
    this.abort = new AbortController();
    const { trials, stop } = entries;
    const simulated = await this.drawing("more", { trials, stop }, trials);
    if (isObstacle(simulated)) return void this.stopped(simulated);
    const text = known.how.text.replace(
      known.simulated.trials.toLocaleString(),
      simulated.trials.toLocaleString(),
    );
    const remarks = simulated.settled ? [say.settled(simulated.trials)] : [];
    this.keep({ ...known, simulated, how: { ...known.how, text, remarks } });
    this.finish(null);
  }

  /** From low to high as they are typed for an input, or as they would be at first. */
  rangeOf(input: number): [number, number] | null {
    const fields = this.store.state.inputs[input]?.fields;
    const [low, high] = [fields?.low, fields?.high].map((text) =>
      text === undefined ? null : parseNumber(text),
    );
    return low == null || high == null ? null : [Math.min(low, high), Math.max(low, high)];
  }

  /**
   * Computes what is shown again after somebody's edit; nothing is written into the workbook for it.
   * @param moved cells may stand elsewhere by now
   */
  follow(moved = false): Promise<void> {
    this.mayHaveMoved ||= moved;
    return this.followOnce();
  }

  private readonly followOnce = coalesced(async () => {
    const { mode, task, inputs, outputs, outcomes } = this.store.state;
    const proven = this.followed[mode];
    if (task || !outcomes[mode] || proven?.cells !== this.cells()) return;
    if (mode !== "tornado" && mode !== "simulation") return;
    if (this.mayHaveMoved) {
      const names = await this.workbook.runs.namesNow([...inputs.map(({ cell }) => cell), ...outputs]);
      if (names.kind === "failed" || this.store.state.task) return;
      this.mayHaveMoved = false;
      const [others] = names.findings;
      if (others) {
        // Excel may have told of the calculation first: what is shown may be of other cells already.
        const { [mode]: _shown, ...outcomes } = this.store.state.outcomes;
        for (const each of ["tornado", "simulation"] as const) delete this.followed[each];
        return this.store.update({ outcomes, notice: { tone: "warning", text: others.message } });
      }
    }
    this.abort = new AbortController();
    const places = outputs.map(({ place }) => place);
    const before = this.numbers();
    const read = await this.computing.readAgain(places).catch(() => null);
    if ((await this.readNumbersAgain()) || this.store.state.task) return;
    if (!read && this.numbers() === before) return;
    if (read && isObstacle(read)) return this.store.update({ notice: noticeOf(read) });
    this.moveTo((cell) => this.nowOf(cell));
    const { entries, problems } = readEntries(this.store.state);
    if (problems.length) return this.store.update({ problems });
    const work = this.workOf(mode, entries, this.readingsOf(entries));
    const opened = await this.computing.open(work.inputs, work.outputs);
    if (isObstacle(opened))
      return this.store.update({
        notice: opened.kind === "instead" ? say.changed(opened.why) : noticeOf(opened),
      });
    const outcome =
      mode === "tornado" ? await this.tornado(work, opened, true) : await this.simulation(work, opened, true);
    if (!outcome) return;
    const { outcomes: shown, notice } = this.store.state;
    // Where the edit doesn't touch it, or it was this result's own sheet, what was said stays: Excel tells of both alike.
    if (isSame(outcome, shown[mode])) return this.finish(notice);
    this.keep(outcome);
    this.followed[mode] = proven;
    this.finish(null);
  });

  /** What is taken from cells that no output depends on. */
  private numbers(): string {
    const { inputs, matrix } = this.store.state;
    return JSON.stringify([inputs.map(({ data }) => data), matrix]);
  }

  /** A cell as the engine has read it. */
  private nowOf(cell: PickedCell): PickedCell {
    const value = this.computing.valueOf(cell.place) as PickedCell["value"];
    if (value === cell.value) return cell;
    return {
      ...cell,
      value,
      text: typeof value === "number" ? numberText(value, cell.format) : String(value),
    };
  }

  private readingsOf({ inputs }: Entries): Readings {
    return {
      inputs: inputs.map(({ setting: { cell } }) => ({ content: cell.content, value: Number(cell.value) })),
      outputs: this.store.state.outputs.map(({ content }) => ({ content })),
    };
  }

  close(): void {
    this.computing.close();
  }
}

/** Whether both say the same, however they were computed. */
const isSame = (one: Outcome, other: Outcome | undefined): boolean =>
  other !== undefined && JSON.stringify({ ...one, how: null }) === JSON.stringify({ ...other, how: null });
