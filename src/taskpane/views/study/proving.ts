import type { ModelRuns, RunDone, RunProgress, RunRequest, RunResult } from "../../../excel";
import { addressOf } from "../../../excel/model-runs";
import type { DifferentCell, Shown } from "../../computing/questions";
import { differs, isObstacle, type Computing } from "./computing";
import { agrees, distinct, firstDifference, type ProofPoint } from "./proof";

/** Points that Excel computes at most, and at least however long they take. */
const MOST = 24;
const LEAST = 4;
/** Beyond the least, a proof takes about so long. */
const LONG_MS = 800;
/** Cells that are looked at to name the first that differs. */
const MOST_NAMED = 400;

export type Proof =
  /** How many of the points Excel has computed as well. */
  | { kind: "proven"; points: number; run: RunDone }
  | { kind: "differs"; why: string }
  /** With the inputs as they were Excel shows something else than it did before: somebody has edited the model. */
  | { kind: "changed" }
  /** The run in Excel did not come to its end. */
  | { kind: "ended"; result: Exclude<RunResult, RunDone> };

export interface ProofRequest extends Pick<RunRequest, "inputs" | "outputs"> {
  /** What the outputs show with the inputs as they are, by the engine. */
  base: readonly Shown[];
  points: readonly ProofPoint[];
  signal: AbortSignal;
  onProgress: (progress: RunProgress) => void;
}

/** Has Excel compute some of what the engine has computed; where it differs, finds the cell with which that begins. */
export async function prove(
  runs: ModelRuns,
  computing: Computing,
  { inputs, outputs, base, points, signal, onProgress }: ProofRequest,
): Promise<Proof> {
  const chosen = distinct(points).slice(0, MOST);
  const request = { inputs, outputs, agreed: true };
  const begun = performance.now();
  const result = await runs.run(
    { ...request, steps: chosen.map(({ point }) => point) },
    {
      signal,
      onProgress,
      enough: (done) => done >= LEAST && performance.now() - begun > LONG_MS,
    },
  );
  if (result.kind !== "done") return { kind: "ended", result };
  const all = [{ point: [], results: base }, ...chosen];
  const different = firstDifference(all, [result.base, ...result.results]);
  if (!different) return { kind: "proven", points: result.results.length, run: result };
  if (different.at === 0) return { kind: "changed" };
  const { point, results } = all[different.at] ?? { point: [], results: [] };
  const output = outputs[different.output];
  const excel = [result.base, ...result.results][different.at]?.[different.output] ?? null;
  const cell = await firstCell(runs, computing, request, point, signal);
  const named = cell ?? {
    address: output ? addressOf(output) : "",
    formula: "",
    excel,
    engine: results[different.output] ?? null,
  };
  return { kind: "differs", why: differs(named) };
}

async function firstCell(
  runs: ModelRuns,
  computing: Computing,
  request: Pick<RunRequest, "inputs" | "outputs" | "agreed">,
  point: readonly number[],
  signal: AbortSignal,
): Promise<DifferentCell | null> {
  const slice = await computing.ask("slice", { point }, { signal });
  if (isObstacle(slice)) return null;
  const cells = slice.slice(0, MOST_NAMED);
  const also = cells.map(({ place }) => computing.cellOf(place));
  const result = await runs.run({ ...request, also, steps: [point] }, { signal });
  if (result.kind !== "done") return null;
  const shown = result.results[0]?.slice(request.outputs.length) ?? [];
  const at = cells.findIndex(({ value }, i) => !agrees(shown[i], value));
  const found = cells[at];
  return found
    ? { address: found.address, formula: found.formula, excel: shown[at] ?? null, engine: found.value }
    : null;
}
