import type { CellContent } from "../insertions/fingerprint";
import { roomFor } from "../talk/budget";
import { realClock, type Clock } from "../talk/clock";
import type { Features } from "../talk/features";
import { explain, problem, type Problem } from "../talk/problem";
import { newToken } from "../talk/records/kind";
import { run } from "../talk/run";
import { addressOf } from "./cells";
import type { Finding } from "./findings";
import { queryModel } from "./model";
import { putBack, type Restored } from "./put-back";
import { Outputs } from "./outputs";
import type { RunOptions, RunRequest, RunResult, StepResult } from "./results";
import { Talk, type Step } from "./talk";

interface Measured {
  base: StepResult[];
  results: StepResult[][];
  millisecondsPerStep: number;
  /** The outputs are what they are when the inputs are back; false where they may come later. */
  immediate: boolean;
  /** What the outputs showed before, where they show something else with nothing changed. */
  drifted: CellContent[] | null;
}
type Ending =
  | { kind: "measured"; measured: Measured }
  | { kind: "cancelled" | "edited" | "ended" | "elsewhere" }
  | { kind: "refused"; findings: Finding[] }
  | { kind: "blocked"; problem: Problem };

/**
 * Runs the user's own model: writes the inputs of each step, lets Excel calculate, reads the outputs, and puts every
 * input back, whatever happens. Before the first change a journal is written into the workbook; it goes when the inputs
 * are back, so that whoever opens the workbook after a crash can restore them.
 */
export async function runModel(
  request: RunRequest,
  features: Features,
  options: RunOptions = {},
  clock: Clock = realClock,
): Promise<RunResult> {
  const started = performance.now();
  let requests = 0;
  let talk: Talk | null = null;
  let originals: CellContent[] = [];
  let ending: Ending | { kind: "threw"; error: unknown };
  try {
    ending = await run(async (context): Promise<Ending> => {
      const answer = queryModel(context, request, features, true);
      requests++;
      await context.sync();
      const reading = answer();
      const against = reading.findings.filter(
        ({ level }) => level === "stop" || (level === "ask" && !request.agreed),
      );
      if (against.length) return { kind: "refused", findings: against };
      if (options.signal?.aborted) return { kind: "cancelled" };
      originals = reading.inputs.map((input) => input?.content ?? "");
      const begun = new Talk(context, request, reading, newToken(), () => requests++);
      const full = roomFor(reading.settings, begun.journal);
      if (full) return { kind: "blocked", problem: full };
      talk = begun;
      const outputs = new Outputs(talk, clock, reading.errorsPass, options.signal);
      return carryOut(talk, outputs, request.steps, options);
    });
  } catch (error) {
    ending = { kind: "threw", error };
  }
  if (ending.kind === "refused") return ending;
  if (ending.kind === "blocked") return { kind: "failed", problem: ending.problem, restored: true };

  const back = await restore(talk, () => (requests += 2));
  const restored = back !== null;
  switch (ending.kind) {
    case "threw":
      return { kind: "failed", problem: explain(ending.error), restored };
    case "cancelled":
    case "ended":
      return { kind: "cancelled", restored };
    case "elsewhere":
      return { kind: "failed", problem: problem("unfinished-run"), restored };
    case "edited":
      return { kind: "edited", cells: back?.edited ?? editedCells(talk), restored };
    case "measured": {
      const { measured } = ending;
      const { base, immediate, drifted, ...found } = measured;
      const shown = base.slice(0, request.outputs.length).find((value) => typeof value !== "number");
      if (shown !== undefined)
        return {
          kind: "failed",
          problem: explain({ code: "NotANumber", message: `The output shows ${shown}.` }),
          restored,
        };
      const numbers = base as number[];
      const after = immediate ? back?.outputs : drifted;
      const other = after?.find((value, i) => typeof value === "number" && value !== numbers[i]);
      return {
        kind: "done",
        ...found,
        base: numbers,
        originals,
        restored,
        edited: back?.edited ?? [],
        drift: typeof other === "number" ? other : null,
        requests,
        milliseconds: performance.now() - started,
      };
    }
  }
}

async function carryOut(
  talk: Talk,
  outputs: Outputs<Step>,
  steps: readonly Step[],
  { onProgress, signal, enough }: RunOptions,
): Promise<Ending> {
  const total = steps.length;
  onProgress?.({ done: 0, total, millisecondsPerStep: 0 });

  /** One step, if nobody has meddled by then. */
  const taken = async (step: Step, take: () => Promise<CellContent[]>): Promise<StepResult[] | Ending> => {
    const look = talk.look();
    talk.note(step);
    const values = await take();
    const against = await look();
    if (against) return { kind: against };
    return signal?.aborted ? { kind: "cancelled" } : values.map(resultOf);
  };

  const begun = performance.now();
  const every = firstValues(steps);
  const base = await taken(every, () => outputs.begin(every, []));
  if (!Array.isArray(base)) return base;
  const results: StepResult[][] = [];
  const perStep = () => (performance.now() - begun) / (results.length + 1);
  for (const step of steps) {
    if (signal?.aborted) return { kind: "cancelled" };
    const result = await taken(step, () => outputs.take(step));
    if (!Array.isArray(result)) return result;
    results.push(result);
    onProgress?.({ done: results.length, total, millisecondsPerStep: perStep() });
    if (enough?.(results.length)) break;
  }
  return {
    kind: "measured",
    measured: {
      base,
      results,
      millisecondsPerStep: perStep(),
      immediate: outputs.immediate,
      drifted: outputs.drifted,
    },
  };
}

/** Puts the inputs back; tries once more, since an answer that was lost says nothing about the request. */
async function restore(talk: Talk | null, counted: () => void): Promise<Restored | null> {
  if (!talk) return { edited: [], gone: [], outputs: [] };
  const { journal, overwritten, watched } = talk;
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      counted();
      return await run((context) => putBack(context, journal, overwritten, watched));
    } catch {
      // The journal is still in the workbook: the pane offers to restore from it.
    }
  }
  return null;
}

const editedCells = (talk: Talk | null): string[] =>
  [...(talk?.overwritten.keys() ?? [])].flatMap((i) => {
    const input = talk?.journal.inputs[i];
    return input ? [addressOf(input)] : [];
  });

/** For each input the first value that any step gives it. */
function firstValues(steps: readonly Step[]): (number | null)[] {
  const width = steps[0]?.length ?? 0;
  return Array.from({ length: width }, (_, i) => steps.find((step) => step[i] != null)?.[i] ?? null);
}

function resultOf(value: CellContent): StepResult {
  if (typeof value === "number") return value;
  return value === "" ? "(empty)" : String(value);
}
