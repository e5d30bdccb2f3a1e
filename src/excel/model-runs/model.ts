import { isFormula } from "../insertions/fingerprint";
import type { Features } from "../talk/features";
import type { Setting } from "../talk/records/kind";
import { standing } from "../talk/standing";
import { addressOf, READING, readingAt, samePlace, type CellPlace, type CellReading } from "./cells";
import { say, type Finding } from "./findings";
import { MOST_PICKED } from "./journal";

/** The cells of a run: what is varied, and what is read. */
export interface Model {
  inputs: CellPlace[];
  outputs: CellPlace[];
}

export interface ModelReading {
  /** The worst first. */
  findings: Finding[];
  /** Null for a cell that is gone. */
  inputs: (CellReading | null)[];
  outputs: (CellReading | null)[];
  /** The sheets of the inputs that are protected: their formats can't be written. */
  protectedSheets: ReadonlySet<string>;
  /** Whether Excel calculates only when told to, wholly or in data tables. */
  manual: boolean;
  /** An error that an input is given goes when the input is given something else: formulas don't run in circles. */
  errorsPass: boolean;
  settings: readonly Setting[];
}

/**
 * Asks for all that has to be known before a run; the function that comes back is to be called after the sync.
 * @param changing the run begins; nothing is only looked at
 */
export function queryModel(
  context: Excel.RequestContext,
  model: Model,
  features: Features,
  changing: boolean,
): () => ModelReading {
  const { application, settings } = context.workbook;
  application.load("calculationMode");
  if (features.iteration) application.iterativeCalculation.load("enabled");
  settings.load("items/key,items/value");
  // Asking for merged cells takes from the user what could be undone.
  const asked = { spills: features.spills, merges: changing && features.merges };
  const inputs = model.inputs.map((place) => queryCell(context, place, asked));
  const outputs = model.outputs.map((place) => queryCell(context, place, asked));
  return () => {
    const unfinished = standing(settings.items);
    const read = inputs.map((answer) => answer());
    const watched = outputs.map((answer) => answer().reading);
    const manual = application.calculationMode !== "Automatic";
    // What an unfinished run has left in the cells says nothing of them.
    const findings = unfinished
      ? [say.unfinished(unfinished.message)]
      : [...outputFindings(model, watched), ...inputFindings(model, read), ...(manual ? [say.manual()] : [])];
    const rank = { stop: 0, ask: 1, note: 2 };
    return {
      findings: findings.sort((a, b) => rank[a.level] - rank[b.level]),
      inputs: read.map(({ reading }) => reading),
      outputs: watched,
      protectedSheets: new Set(
        read.flatMap(({ sheetProtected }, i) => (sheetProtected ? [model.inputs[i]?.sheetId ?? ""] : [])),
      ),
      manual,
      errorsPass: features.iteration && !application.iterativeCalculation.enabled,
      settings: settings.items,
    };
  };
}

interface CellState {
  reading: CellReading | null;
  sheetProtected: boolean;
  locked: boolean;
  /** First cell of the merged area around it, when that is another one. */
  mergedInto: string | null;
  spilled: boolean;
}

function queryCell(
  context: Excel.RequestContext,
  place: CellPlace,
  features: Pick<Features, "merges" | "spills">,
): () => CellState {
  const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheetId);
  const range = sheet.getCell(place.row, place.column);
  sheet.protection.load("protected");
  range.load(READING);
  range.format.protection.load("locked");
  const merged = features.merges ? range.getMergedAreasOrNullObject() : null;
  merged?.areas.load("items/rowIndex,items/columnIndex");
  const parent = features.spills ? range.getSpillParentOrNullObject() : null;
  parent?.load("rowIndex,columnIndex");
  return () => {
    if (sheet.isNullObject)
      return { reading: null, sheetProtected: false, locked: false, mergedInto: null, spilled: false };
    const first = merged && !merged.isNullObject ? merged.areas.items[0] : undefined;
    const within = first && (first.rowIndex !== place.row || first.columnIndex !== place.column);
    const own =
      !parent ||
      parent.isNullObject ||
      (parent.rowIndex === place.row && parent.columnIndex === place.column);
    return {
      reading: readingAt(range),
      sheetProtected: sheet.protection.protected,
      locked: sheet.protection.protected && range.format.protection.locked,
      mergedInto: within ? addressOf({ ...place, row: first.rowIndex, column: first.columnIndex }) : null,
      spilled: !own,
    };
  };
}

function outputFindings({ inputs, outputs }: Model, readings: (CellReading | null)[]): Finding[] {
  return outputs.flatMap((output, i) => {
    const name = addressOf(output);
    const reading = readings[i];
    if (!reading) return [say.gone(name)];
    if (outputs.slice(0, i).some((other) => samePlace(other, output))) return [say.outputTwice(name)];
    if (inputs.some((input) => samePlace(input, output))) return [say.outputIsInput(name)];
    if (!isFormula(reading.content)) return [say.noFormula(name)];
    return reading.kind === "number" ? [] : [say.outputNotNumber(name, reading.text)];
  });
}

function inputFindings({ inputs }: Model, states: CellState[]): Finding[] {
  if (inputs.length === 0) return [say.noInputs()];
  if (inputs.length > MOST_PICKED) return [say.tooMany(MOST_PICKED)];
  const formulas: string[] = [];
  const findings = inputs.flatMap((place, i) => {
    const state = states[i];
    const name = addressOf(place);
    if (!state?.reading) return [say.gone(name)];
    if (inputs.slice(0, i).some((other) => samePlace(other, place))) return [say.twice(name)];
    if (state.mergedInto) return [say.merged(name, state.mergedInto)];
    if (state.spilled) return [say.spilled(name)];
    if (state.locked) return [say.isProtected(name)];
    if (state.reading.kind !== "number") return [say.inputKind(name, state.reading.kind)];
    if (isFormula(state.reading.content)) formulas.push(name);
    return [];
  });
  return formulas.length ? [...findings, say.inputFormulas(formulas)] : findings;
}
