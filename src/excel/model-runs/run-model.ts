import type { CellContent } from "../insertions/fingerprint";
import type { Features } from "../talk/features";
import { explain } from "../talk/problem";
import { newToken } from "../talk/records";
import { run } from "../talk/run";
import { addressOf, isBusy } from "./cells";
import type { Finding } from "./findings";
import { queryModel } from "./model";
import { putBack, type Restored } from "./restore";
import type { RunDone, RunOptions, RunRequest, RunResult, StepResult } from "./results";
import { Talk } from "./talk";

/** A request that lasts as long as this still lets Cancel and the progress bar answer. */
const REQUEST_MS = 800;
/** What one request may hold, so that it and the journal stay small. */
const MOST_STEPS = 200;
const MOST_WRITES = 2000;

type Step = RunRequest["steps"][number];

interface Measured {
  base: StepResult;
  results: StepResult[];
  pace: RunDone["pace"];
  millisecondsPerStep: number;
}
type Ending =
  | { kind: "measured"; measured: Measured }
  | { kind: "cancelled" | "edited" | "ended" }
  | { kind: "refused"; findings: Finding[] };

/**
 * Runs the user's own model: writes the inputs of each step, lets Excel calculate, reads the output, and puts every
 * input back, whatever happens. Before the first change a journal is written into the workbook; it goes when the inputs
 * are back, so that whoever opens the workbook after a crash can restore them.
 */
export async function runModel(
  request: RunRequest,
  features: Features,
  options: RunOptions = {},
  now: () => Date = () => new Date(),
): Promise<RunResult> {
  const started = performance.now();
  let requests = 0;
  let talk: Talk | null = null;
  let originals: CellContent[] = [];
  let ending: Ending | { kind: "threw"; error: unknown };
  try {
    ending = await run({ features, waitForCellEdit: true }, async (context): Promise<Ending> => {
      const answer = queryModel(context, request, features);
      requests++;
      await context.sync();
      const reading = answer();
      const against = reading.findings.filter(
        ({ level }) => level === "stop" || (level === "ask" && !request.agreed),
      );
      if (against.length) return { kind: "refused", findings: against };
      if (options.signal?.aborted) return { kind: "cancelled" };
      originals = reading.inputs.map((input) => input?.content ?? "");
      talk = new Talk(context, request, reading, features, newToken(), now, () => requests++);
      return carryOut(talk, request.steps, options);
    });
  } catch (error) {
    ending = { kind: "threw", error };
  }
  if (ending.kind === "refused") return ending;

  const back = await restore(talk, features, () => (requests += 2));
  const restored = back !== null;
  switch (ending.kind) {
    case "threw":
      return { kind: "failed", problem: explain(ending.error), restored };
    case "cancelled":
    case "ended":
      return { kind: "cancelled", restored };
    case "edited":
      return { kind: "edited", cells: back?.edited ?? editedCells(talk), restored };
    case "measured": {
      const { measured } = ending;
      const { base } = measured;
      if (typeof base !== "number")
        return {
          kind: "failed",
          problem: explain({ code: "NotANumber", message: `The output shows ${base}.` }),
          restored,
        };
      const after = back?.output;
      const drifts = measured.pace === "together" && typeof after === "number" && !isSameResult(after, base);
      return {
        kind: "done",
        ...measured,
        base,
        originals,
        restored,
        edited: back?.edited ?? [],
        drift: drifts ? after : null,
        requests,
        milliseconds: performance.now() - started,
      };
    }
  }
}

async function carryOut(talk: Talk, steps: readonly Step[], options: RunOptions): Promise<Ending> {
  const { onProgress, signal } = options;
  const total = steps.length;
  onProgress?.({ done: 0, total, millisecondsPerStep: 0 });

  // Do this model's results come within the request, or later, as those of asynchronous functions do? All inputs are
  // changed at once; if what the output shows at once is what it shows in the next request, steps can share requests.
  const probeStarted = performance.now();
  const probe = firstValues(steps);
  const look = talk.look();
  talk.note([probe]);
  talk.calculate();
  const firstBase = talk.read();
  talk.write(probe);
  const atOnce = talk.read();
  await talk.sync();
  const against = look();
  if (against) return { kind: against };
  const lookAgain = talk.look();
  const later = talk.read();
  const done = talk.isDone();
  talk.write();
  await talk.sync();
  const againstAgain = lookAgain();
  if (againstAgain) return { kind: againstAgain };
  let together = done() && !isBusy(atOnce()) && isSameResult(atOnce(), later());
  const base = together ? firstBase() : await talk.settled(signal);

  const results: StepResult[] = [];
  let perStep = (performance.now() - probeStarted) / 2;
  const begun = performance.now();
  // A request is cut to the pace of the last one; the time that is left goes by all of them, lest it jump about.
  const meanPerStep = () => (performance.now() - begun) / results.length;
  while (results.length < total) {
    if (signal?.aborted) return { kind: "cancelled" };
    const started = performance.now();
    const size = together ? chunkSize(perStep, probe.length) : 1;
    const chunk = steps.slice(results.length, results.length + size);
    const values = together ? await stepsTogether(talk, chunk) : await stepAlone(talk, chunk, signal);
    if (values === "edited" || values === "ended") return { kind: values };
    if (values === "later") {
      together = false;
      continue;
    }
    if (signal?.aborted && values.some(isBusy)) return { kind: "cancelled" };
    perStep = (performance.now() - started) / chunk.length;
    results.push(...values);
    onProgress?.({ done: results.length, total, millisecondsPerStep: meanPerStep() });
  }
  if (signal?.aborted) return { kind: "cancelled" };
  const pace = together ? "together" : "one-by-one";
  return {
    kind: "measured",
    measured: { base, results, pace, millisecondsPerStep: total ? meanPerStep() : perStep },
  };
}

/** Many steps in one request, which ends with the originals in their cells. */
async function stepsTogether(
  talk: Talk,
  steps: readonly Step[],
): Promise<StepResult[] | "edited" | "ended" | "later"> {
  const look = talk.look();
  talk.note(steps);
  const reads = steps.map((step) => {
    talk.write(step);
    return talk.read();
  });
  talk.write();
  const done = talk.isDone();
  await talk.sync();
  const against = look();
  if (against) return against;
  const values = reads.map((read) => read());
  return done() && !values.some(isBusy) ? values : "later";
}

/** One step whose results are waited for. */
async function stepAlone(
  talk: Talk,
  steps: readonly Step[],
  signal: AbortSignal | undefined,
): Promise<StepResult[] | "edited" | "ended"> {
  const [step] = steps;
  if (!step) return [];
  const look = talk.look();
  talk.note([step]);
  talk.write(step);
  await talk.sync();
  const against = look();
  if (against) return against;
  return [await talk.settled(signal)];
}

/** Puts the inputs back; tries once more, since an answer that was lost says nothing about the request. */
async function restore(talk: Talk | null, features: Features, counted: () => void): Promise<Restored | null> {
  if (!talk) return { edited: [], gone: [], output: null };
  const { journal, overwritten } = talk;
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      counted();
      return await run({ features, waitForCellEdit: true }, (context) =>
        putBack(context, journal, overwritten),
      );
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

function chunkSize(perStep: number, inputs: number): number {
  const fast = Math.floor(REQUEST_MS / Math.max(perStep, 1));
  return Math.max(1, Math.min(fast, MOST_STEPS, Math.floor(MOST_WRITES / Math.max(1, inputs))));
}

const isSameResult = (a: StepResult, b: StepResult): boolean => a === b || Object.is(a, b);
