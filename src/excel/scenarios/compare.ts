import type { Features } from "../talk/features";
import type { CellContent } from "../insertions/fingerprint";
import { isBusy } from "../model-runs/cells";
import { sameContent } from "../model-runs/journal";
import { explain, type Problem } from "../talk/problem";
import { run } from "../talk/run";
import { contentsFor, journalFor, putBack, queueContents, type Contents } from "./change";
import { readPresent, readState, type Present } from "./present";
import { activeOf, JOURNAL_KEY, scenariosOf, type ScenarioJournal } from "./record";

/** Scenarios side by side: what their inputs are where they differ, and what comes of it. */
export interface Comparison {
  scenarios: string[];
  inputs: ComparedRow[];
  figures: ComparedRow[];
}

export interface ComparedRow {
  sheet: string;
  label: string;
  /** Number format code. */
  format: string;
  /** One for each scenario. */
  values: CellContent[];
}

export type CompareResult =
  | { kind: "compared"; comparison: Comparison }
  | { kind: "gone" }
  /** A scenario doesn't fit the sheets any more. Nothing was changed. */
  | { kind: "misfit"; name: string; reason: string }
  | { kind: "cancelled"; restored: boolean; edited: string[] }
  | { kind: "failed"; problem: Problem; restored: boolean };

export interface CompareOptions {
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** How long a model may calculate before the comparison gives up. */
const PATIENCE_MS = 120_000;
const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 1000;

/**
 * Puts each scenario's inputs into the workbook, reads the key figures that Excel calculates from them, and puts back
 * what was there. Two requests to read, at least one a scenario, three to restore.
 */
export async function compareScenarios(
  token: string,
  ids: readonly string[],
  features: Features,
  { onProgress, signal }: CompareOptions = {},
): Promise<CompareResult> {
  let journal: ScenarioJournal | null = null;
  let result: CompareResult;
  try {
    result = await run({ features, waitForCellEdit: true }, async (context): Promise<CompareResult> => {
      const state = await readState(context);
      const stored = state.survey.stored.find((each) => each.token === token);
      if (!stored) return { kind: "gone" };
      const present = await readPresent(context, state, stored);
      const known = scenariosOf(state.settings, token);
      const chosen = known.filter(({ id }) => ids.includes(id));
      if (chosen.length !== ids.length) return { kind: "gone" };
      const contents: Contents[] = [];
      for (const { name, inputs } of chosen) {
        const wanted = contentsFor(inputs, present);
        if (!(wanted instanceof Map)) return { kind: "misfit", name, reason: wanted.misfit };
        contents.push(wanted);
      }
      journal = journalFor(present, activeOf(state.settings, token), contents);
      context.workbook.settings.add(JOURNAL_KEY, journal);
      const reader = new FigureReader(context, present, features);
      const columns: Figure[][] = [];
      let now: Contents = new Map([...present.inputs].map(([id, { content }]) => [id, content]));
      const formats = queryFormats(context, present, contents);
      for (const [done, wanted] of contents.entries()) {
        onProgress?.(done, contents.length);
        if (signal?.aborted) return { kind: "cancelled", restored: true, edited: [] };
        queueContents(context, present.inputs, now, wanted);
        now = new Map([...now, ...wanted]);
        columns.push(await reader.settled());
      }
      onProgress?.(contents.length, contents.length);
      return {
        kind: "compared",
        comparison: {
          scenarios: chosen.map(({ name }) => name),
          inputs: differing(present, contents, formats),
          figures: present.figures.map(({ sheet, label }, i) => ({
            sheet,
            label,
            format: columns[0]?.[i]?.format ?? "General",
            values: columns.map((column) => column[i]?.value ?? ""),
          })),
        },
      };
    });
  } catch (error) {
    result = { kind: "failed", problem: explain(error), restored: true };
  }
  return journal ? restoring(result, journal, features) : result;
}

async function restoring(
  result: CompareResult,
  journal: ScenarioJournal,
  features: Features,
): Promise<CompareResult> {
  try {
    const { edited } = await putBack(journal, features);
    return result.kind === "cancelled" ? { ...result, edited } : result;
  } catch (error) {
    if (result.kind === "cancelled" || result.kind === "failed") return { ...result, restored: false };
    return { kind: "failed", problem: explain(error), restored: false };
  }
}

/** The inputs that are not the same in all of the scenarios. */
function differing(
  present: Present,
  contents: Contents[],
  formats: Map<string, () => string>,
): ComparedRow[] {
  return [...formats].flatMap(([id, format]) => {
    const input = present.inputs.get(id);
    if (!input) return [];
    const values = contents.map((each) => each.get(id) ?? input.content);
    return [{ sheet: input.sheet, label: input.label, format: format(), values }];
  });
}

function queryFormats(
  { workbook }: Excel.RequestContext,
  { inputs }: Present,
  contents: Contents[],
): Map<string, () => string> {
  const formats = new Map<string, () => string>();
  for (const { id, sheetId, row, column, content } of inputs.values()) {
    const [first, ...others] = contents.map((each) => each.get(id) ?? content);
    if (others.every((other) => sameContent(other, first ?? ""))) continue;
    const cell = workbook.worksheets.getItem(sheetId).getCell(row, column);
    cell.load("numberFormat");
    formats.set(id, () => String(cell.numberFormat[0]?.[0] ?? "General"));
  }
  return formats;
}

interface Figure {
  value: CellContent;
  format: string;
}

/** Reads the key figures once Excel has calculated them. */
class FigureReader {
  constructor(
    private readonly context: Excel.RequestContext,
    private readonly present: Present,
    private readonly features: Features,
  ) {}

  async settled(): Promise<Figure[]> {
    const { application } = this.context.workbook;
    const last = performance.now() + PATIENCE_MS;
    if (this.present.manual) application.calculate("Recalculate");
    let before: Figure[] | null = null;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const read = this.read();
      if (this.features.calculationState) application.load("calculationState");
      await this.context.sync();
      const figures = read();
      const done = this.features.calculationState
        ? application.calculationState === "Done"
        : JSON.stringify(figures) === JSON.stringify(before);
      if (done && !figures.some(({ value }) => isBusy(value))) return figures;
      if (performance.now() > last)
        throw new Error(`The calculation did not finish within ${PATIENCE_MS / 60_000} minutes.`);
      before = figures;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  private read(): () => Figure[] {
    const cells = this.present.figures.map(({ sheetId, row, column }) => {
      const cell = this.context.workbook.worksheets.getItem(sheetId).getCell(row, column);
      cell.load("values,numberFormat");
      return cell;
    });
    return () =>
      cells.map((cell) => ({
        value: (cell.values[0]?.[0] ?? "") as CellContent,
        format: String(cell.numberFormat[0]?.[0] ?? "General"),
      }));
  }
}
