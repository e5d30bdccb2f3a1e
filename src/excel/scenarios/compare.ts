import type { Features } from "../talk/features";
import type { CellContent } from "../insertions/fingerprint";
import { BLANK, sameContent } from "../model-runs/journal";
import { Outputs, type Hands } from "../model-runs/outputs";
import { realClock, type Clock } from "../talk/clock";
import { roomFor } from "../talk/budget";
import { explain, type Problem } from "../talk/problem";
import { run } from "../talk/run";
import { standing } from "../talk/standing";
import { contentsFor, journalFor, queueContents, type Contents } from "./change";
import { readPresent, readState, type Present } from "./present";
import { activeOf, journalKey, scenariosOf, type ScenarioJournal } from "./record";
import { putBackOwn } from "./restore";

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

/**
 * Puts each scenario's inputs into the workbook, reads the key figures that Excel calculates from them, and puts back
 * what was there. Two requests to read, at least one more and one a scenario, three to restore.
 */
export async function compareScenarios(
  token: string,
  ids: readonly string[],
  features: Features,
  { onProgress, signal }: CompareOptions = {},
  clock: Clock = realClock,
): Promise<CompareResult> {
  let journal: ScenarioJournal | null = null;
  let result: CompareResult;
  try {
    result = await run(async (context): Promise<CompareResult> => {
      const state = await readState(context, features);
      const against = standing(state.settings);
      if (against) return { kind: "failed", problem: against, restored: true };
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
      const noted = journalFor(present, activeOf(state.settings, token), contents);
      const full = roomFor(state.settings, noted);
      if (full) return { kind: "failed", problem: full, restored: true };
      journal = noted;
      context.workbook.settings.add(journalKey(journal.id), journal);
      const talk = new Talk(context, present);
      const outputs = new Outputs(talk, clock, state.errorsPass, signal);
      const columns: CellContent[][] = [];
      const formats = queryFormats(context, present, contents);
      const [every, none] = changes(present, contents);
      for (const [done, wanted] of contents.entries()) {
        onProgress?.(done, contents.length);
        if (done === 0) await outputs.begin(every, none);
        if (!signal?.aborted) columns.push(await outputs.take(wanted));
        if (signal?.aborted) return { kind: "cancelled", restored: true, edited: [] };
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
            format: talk.formats()[i] ?? "General",
            values: columns.map((column) => column[i] ?? ""),
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
    const { edited } = await putBackOwn(journal, features);
    return result.kind === "cancelled" ? { ...result, edited } : result;
  } catch (error) {
    if (result.kind === "cancelled" || result.kind === "failed") return { ...result, restored: false };
    return { kind: "failed", problem: explain(error), restored: false };
  }
}

/** All inputs that some scenario changes: to anything else, and to what they hold. */
function changes({ inputs }: Present, contents: Contents[]): [Contents, Contents] {
  const held: Contents = new Map();
  for (const [id, { content }] of inputs)
    if (contents.some((each) => !sameContent(each.get(id) ?? content, content))) held.set(id, content);
  return [new Map([...held.keys()].map((id) => [id, BLANK])), held];
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

/** What a comparison does in Excel's terms: inputs by their ids, figures in their order. */
class Talk implements Hands<Contents> {
  readonly formats: () => string[];
  private now: Contents;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly present: Present,
  ) {
    this.now = new Map([...present.inputs].map(([id, { content }]) => [id, content]));
    const cells = this.figures("numberFormat");
    this.formats = () => cells.map(({ numberFormat }) => String(numberFormat[0]?.[0] ?? "General"));
  }

  calculate(): void {
    this.context.workbook.application.calculate("Recalculate");
  }

  blank(changed: Contents): void {
    const ids = [...changed.keys()].filter(
      (id) => !sameContent(this.now.get(id) ?? "", changed.get(id) ?? ""),
    );
    this.put(new Map(ids.map((id) => [id, BLANK])));
  }

  write(wanted: Contents): void {
    this.put(wanted);
  }

  read(): () => CellContent[] {
    const cells = this.figures("values");
    return () => cells.map(({ values }) => (values[0]?.[0] ?? "") as CellContent);
  }

  sync(): Promise<void> {
    return this.context.sync();
  }

  private put(wanted: Contents): void {
    queueContents(this.context, this.present.inputs, this.now, wanted);
    this.now = new Map([...this.now, ...wanted]);
    this.calculate();
  }

  private figures(what: "values" | "numberFormat"): Excel.Range[] {
    return this.present.figures.map(({ sheetId, row, column }) => {
      const cell = this.context.workbook.worksheets.getItem(sheetId).getCell(row, column);
      cell.load(what);
      return cell;
    });
  }
}
