import { explain, type Problem } from "../../talk/problem";
import { newToken, recordsOf, type Setting } from "../../talk/records/kind";
import { cellsIn, onSheet } from "../../talk/rects";
import { run } from "../../talk/run";
import type { CellPlace, PickedCell } from "../cells";
import { describeCells, type Numbers } from "../pick";
import { cellName, isCellOf, MOST_SETUPS, SETUP, setupKey, type StoredSetup } from "./record";

export { MOST_SETUPS, type StoredInput, type StoredSetup } from "./record";

export interface ListedSetup {
  token: string;
  name: string;
  saved: string;
}

/** What is to be kept. */
export interface SetupToSave extends Omit<
  StoredSetup,
  "version" | "token" | "saved" | "outputs" | "inputs" | "matrix"
> {
  outputs: CellPlace[];
  inputs: (StoredSetup["inputs"][number] & { place: CellPlace; dataReference: string | null })[];
  /** "Sheet1!A1:C3", or null. */
  matrixReference: string | null;
}

export interface OpenedSetup {
  setup: StoredSetup;
  /** Null for cells that are gone. */
  outputs: (PickedCell | null)[];
  inputs: (PickedCell | null)[];
  data: (Numbers | null)[];
  matrix: Numbers | null;
}

type Failed = { kind: "failed"; problem: Problem };
export type SetupsResult = { kind: "listed"; setups: ListedSetup[] } | Failed;
export type SaveSetupResult = { kind: "saved"; replaced: boolean } | { kind: "full"; most: number } | Failed;
export type OpenSetupResult = ({ kind: "opened" } & OpenedSetup) | { kind: "gone" } | Failed;

export const listSetups = (): Promise<SetupsResult> =>
  attempt(async (context) => ({
    kind: "listed",
    setups: (await read(context)).map(({ token, name, saved }) => ({ token, name, saved })),
  }));

/** Under a name that is there already, the set-up before is replaced. */
export const saveSetup = (given: SetupToSave): Promise<SaveSetupResult> =>
  attempt(async (context) => {
    const known = await read(context);
    const before = known.find(({ name }) => name === given.name);
    if (!before && known.length >= MOST_SETUPS) return { kind: "full", most: MOST_SETUPS };
    if (before) await remove(context, before.token);
    const { outputs, inputs, matrixReference, ...plain } = given;
    const token = newToken();
    const { names, settings, worksheets } = context.workbook;
    const keep = (cell: string, range: Excel.Range | string) => {
      names.add(cellName(token, cell), range).visible = false;
    };
    const cellAt = ({ sheetId, row, column }: CellPlace) => worksheets.getItem(sheetId).getCell(row, column);
    outputs.forEach((place, i) => keep(`output${i}`, cellAt(place)));
    inputs.forEach(({ place, dataReference }, i) => {
      keep(`input${i}`, cellAt(place));
      if (dataReference !== null) keep(`data${i}`, `=${fixed(dataReference)}`);
    });
    if (matrixReference !== null) keep("matrix", `=${fixed(matrixReference)}`);
    const record: StoredSetup = {
      ...plain,
      version: 1,
      token,
      saved: new Date().toISOString(),
      outputs: outputs.length,
      inputs: inputs.map(({ distribution, numbers, typed, dataReference }) => ({
        distribution,
        numbers,
        typed,
        data: dataReference !== null,
      })),
      matrix: matrixReference !== null,
    };
    settings.add(setupKey(token), record);
    await context.sync();
    return { kind: "saved", replaced: before !== undefined };
  });

/** "Data!A2:A9" with dollar signs: a name's relative reference would mean other cells from elsewhere. */
const fixed = (reference: string): string => {
  const at = reference.lastIndexOf("!") + 1;
  return reference.slice(0, at) + reference.slice(at).replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2");
};

export const removeSetup = (token: string): Promise<{ kind: "removed" } | Failed> =>
  attempt(async (context) => {
    await remove(context, token);
    return { kind: "removed" };
  });

/** What was kept, with the cells as they are by now, wherever they are. */
export async function openSetup(token: string): Promise<OpenSetupResult> {
  const found = await attempt(async (context) => {
    const setup = (await read(context)).find((each) => each.token === token);
    if (!setup) return { kind: "gone" as const };
    const ranges = cellsOf(setup).map((cell) => {
      const range = context.workbook.names.getItemOrNullObject(cellName(token, cell)).getRangeOrNullObject();
      range.load("rowIndex,columnIndex,address,values");
      range.worksheet.load("id,name");
      return { cell, range };
    });
    await context.sync();
    const at = new Map<string, { place: CellPlace; numbers: Numbers }>();
    for (const { cell, range } of ranges) {
      const rows = range.isNullObject ? null : (range.values as unknown[][] | null);
      if (!rows) continue;
      const { id, name } = range.worksheet;
      at.set(cell, {
        place: { sheetId: id, sheet: name, row: range.rowIndex, column: range.columnIndex },
        numbers: { reference: onSheet(name, cellsIn(range.address)), rows },
      });
    }
    return { kind: "found" as const, setup, at };
  });
  if (found.kind !== "found") return found;
  const { setup, at } = found;
  const wanted = cellsOf(setup).filter((cell) => /^(output|input)/.test(cell) && at.has(cell));
  const places = wanted.flatMap((cell) => at.get(cell)?.place ?? []);
  const described = await describeCells(places);
  if (described.kind === "failed") return described;
  const cellOf = (cell: string): PickedCell | null => {
    const place = at.get(cell)?.place;
    const same = (one: PickedCell) =>
      one.place.sheetId === place?.sheetId &&
      one.place.row === place.row &&
      one.place.column === place.column;
    return described.cells.find(same) ?? null;
  };
  return {
    kind: "opened",
    setup,
    outputs: Array.from({ length: setup.outputs }, (_, i) => cellOf(`output${i}`)),
    inputs: setup.inputs.map((_, i) => cellOf(`input${i}`)),
    data: setup.inputs.map((_, i) => at.get(`data${i}`)?.numbers ?? null),
    matrix: at.get("matrix")?.numbers ?? null,
  };
}

const cellsOf = ({ outputs, inputs, matrix }: StoredSetup): string[] => [
  ...Array.from({ length: outputs }, (_, i) => `output${i}`),
  ...inputs.flatMap(({ data }, i) => [`input${i}`, ...(data ? [`data${i}`] : [])]),
  ...(matrix ? ["matrix"] : []),
];

async function read({ workbook: { settings }, sync }: Excel.RequestContext): Promise<StoredSetup[]> {
  settings.load("items/key,items/value");
  await sync();
  return recordsOf(SETUP, settings.items as Setting[]).sort((a, b) => a.name.localeCompare(b.name));
}

async function remove(context: Excel.RequestContext, token: string): Promise<void> {
  const { names, settings } = context.workbook;
  names.load("items/name");
  await context.sync();
  for (const each of names.items) if (isCellOf(each.name, token)) each.delete();
  settings.getItemOrNullObject(setupKey(token)).delete();
  await context.sync();
}

async function attempt<Result>(
  work: (context: Excel.RequestContext) => Promise<Result>,
): Promise<Result | Failed> {
  try {
    return await run(work);
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}
