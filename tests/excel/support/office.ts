import {
  connectWorkbook,
  type Formulas,
  type KeyFigures,
  type ModelRuns,
  type Workbook,
} from "../../../src/excel";
import { connectClaims, type Claims } from "../../../src/excel/claims";
import { connectRuns } from "../../../src/excel/model-runs";
import { connectKeyFigures } from "../../../src/excel/results/key-figures";
import { connectScenarios, type Scenarios } from "../../../src/excel/scenarios";
import { connectFormulas } from "../../../src/excel/write/formula";
import type { TakenNames, WorkbookPlan } from "../../../src/sheets/plan";
import type { OpenOptions, TestWorkbook } from "../../support/workbook";
import { openInExcel } from "./excels";

export interface OpenPane {
  workbook: TestWorkbook;
  /** Our room's door to it. */
  pane: WholeDoor;
  /** Another pane on the same workbook. */
  secondPane(): WholeDoor;
}

/** The door with all that the views connect to it. */
export interface WholeDoor extends Workbook, Formulas {
  readonly keyFigures: KeyFigures;
  readonly runs: ModelRuns;
  readonly claims: Claims;
  readonly scenarios: Scenarios;
}

/** A workbook of a user's with the real office.js on it, and a pane. */
export async function openPane(options: OpenOptions & { requestLimit?: number } = {}): Promise<OpenPane> {
  const { requestLimit, ...open } = options;
  const workbook = openInExcel({ functions: null, ...open });
  await fill(workbook);
  const connect = (): WholeDoor => {
    const door = connectWorkbook((set, version) => workbook.host.supports(set, version), {
      ...(requestLimit !== undefined && { limit: requestLimit }),
      clock: clockOf(workbook),
    });
    const { connection } = door;
    return {
      ...door,
      ...connectFormulas(connection),
      keyFigures: connectKeyFigures(connection),
      runs: connectRuns(connection),
      claims: connectClaims(connection),
      scenarios: connectScenarios(connection),
    };
  };
  return { workbook, pane: connect(), secondPane: connect };
}

/** Waiting takes the time of the workbook, not of the test. */
export const clockOf = ({ book, clock }: TestWorkbook) => ({
  now: () => clock.now(),
  after: (milliseconds: number, call: () => void) => {
    void book.settle().then(() => {
      clock.advance(milliseconds);
      call();
    });
    return () => undefined;
  },
});

/** What a user may have: data, a table, names that ours would like, a hidden sheet, a sheet with an awkward name. */
async function fill({ book }: TestWorkbook): Promise<void> {
  const budget = book.sheets()[0];
  if (!budget) throw new Error("a workbook has a sheet");
  budget.rename("Budget");
  budget.write({ r: 0, c: 0, h: 3, w: 2 }, [
    [{ value: "Item" }, { value: "Cost" }],
    [{ value: "Rent" }, { value: 1200 }],
    [{ value: "Twice" }, { formula: "=B2*2" }],
  ]);
  await book.addTable(budget.id, "Plan", { r: 0, c: 0, h: 3, w: 2 });
  book.setName({ name: "Rate", formula: "='Budget'!$B$2", visible: true });
  const awkward = book.addSheet(`It's "fine" 🚀`);
  awkward.write({ r: 0, c: 0, h: 1, w: 1 }, [[{ value: 1 }]]);
  book.addSheet("Old").setVisibility("Hidden");
  budget.activate();
  book.select(budget.id, { r: 1, c: 1, h: 2, w: 1 });
  await book.settle();
}

/** All results have arrived, of functions that are called with results as well. */
export async function arrived({ book, clock }: TestWorkbook): Promise<void> {
  for (let pass = 0; pass < 6; pass++) {
    await book.settle();
    if (!clock.waits) return;
    clock.advance(1000);
  }
}

/** Everything in a workbook that a user could notice, as plain data. */
export async function snapshot(workbook: TestWorkbook) {
  const { book, host } = workbook;
  await arrived(workbook);
  const { selection, active } = { selection: book.selection(), active: book.active().name };
  return {
    active,
    selection,
    sheets: book.sheets().map((sheet) => {
      const used = sheet.used();
      return {
        id: sheet.id,
        name: sheet.name,
        visibility: sheet.visibility,
        tabColor: sheet.tabColor,
        gridlines: sheet.gridlines,
        frozen: sheet.frozen(),
        rules: sheet.conditionalRules(),
        cells: used
          ? sheet
              .read(used)
              .map((row) => row.map(({ formula, value, numberFormat }) => [formula, value, numberFormat]))
          : null,
      };
    }),
    names: book.names().map(({ name, formula, sheetId }) => ({ name, formula, sheetId })),
    tables: book.tables(),
    charts: book.charts(),
    settings: host.document.settings.map(({ key, value }) => ({ key, value })),
  };
}

/** The rows of a sheet as a user sees them: formulas where there are some, else values. */
export async function contents(workbook: TestWorkbook, name: string): Promise<unknown[][]> {
  const { book } = workbook;
  await arrived(workbook);
  const sheet = sheetOf(book, name);
  const used = sheet.used();
  return used
    ? sheet
        .read({ r: 0, c: 0, h: used.r + used.h, w: used.c + used.w })
        .map((row) => row.map((c) => c.formula || c.value))
    : [];
}

export function sheetOf(book: TestWorkbook["book"], name: string) {
  const sheet = book.sheets().find((s) => s.name === name);
  if (!sheet)
    throw new Error(
      `no sheet ${name} among ${book
        .sheets()
        .map((s) => s.name)
        .join(", ")}`,
    );
  return sheet;
}

export const sheetNames = ({ book }: TestWorkbook) => book.sheets().map(({ name }) => name);

/** Inserts a plan that can be inserted, and tells its id. */
export async function insertedId(
  { pane }: OpenPane,
  build: (taken: TakenNames) => WorkbookPlan,
): Promise<string> {
  const result = await pane.insert((taken) => build(taken));
  if (result.kind !== "inserted") throw new Error(`not inserted: ${JSON.stringify(result)}`);
  return result.insertion.id;
}

/** The same, without the scenario that it brings. */
export async function insertedBare(
  open: OpenPane,
  build: (taken: TakenNames) => WorkbookPlan,
): Promise<string> {
  const id = await insertedId(open, build);
  const { scenarios } = open.pane;
  const read = await scenarios.read(id);
  const [kept] = (read.kind === "read" && read.set?.scenarios) || [];
  if (kept?.name !== "As inserted") throw new Error(`nothing was kept: ${JSON.stringify(read)}`);
  await scenarios.remove(id, kept.id);
  return id;
}

/** Requests that were answered, clean-ups left out. */
export const requestsOf = ({ host }: TestWorkbook) => host.requests.filter(({ cleanUp }) => !cleanUp);
