import type { Shown } from "../talk/change";
import type { Busy, Connection } from "../talk/connection";
import { explain, type Problem } from "../talk/problem";
import { run } from "../talk/run";
import type { CellPlace, PickedCell } from "./cells";
import { readAgain, readBook, type ReadBookResult, type WorkbookReading } from "./book";
import { inspect, type InspectResult } from "./inspect";
import type { Model } from "./model";
import {
  describeCells,
  namesNow,
  numbersAt,
  pickNumbers,
  pickSelection,
  type DescribeResult,
  type NamesResult,
  type NumbersAtResult,
  type NumbersResult,
  type PickResult,
} from "./pick";
import { forgetRun, restoreRun, unfinishedRuns, type RestoreResult, type UnfinishedResult } from "./restore";
import { runModel } from "./run-model";
import {
  listSetups,
  openSetup,
  removeSetup,
  saveSetup,
  type OpenSetupResult,
  type SaveSetupResult,
  type SetupsResult,
  type SetupToSave,
} from "./setups";
import { watchModel } from "./watch";
import type { RunOptions, RunRequest, RunResult } from "./results";

export { MOST_PICKED } from "./journal";
export { addressOf, samePlace, type CellPlace, type PickedCell } from "./cells";
export type { ReadBookResult, WorkbookReading } from "./book";
export type { Finding } from "./findings";
export type { InspectResult } from "./inspect";
export type { Model } from "./model";
export type { DescribeResult, NamesResult, NumbersAtResult, NumbersResult, PickResult } from "./pick";
export type { RestoreResult, UnfinishedResult, UnfinishedRun } from "./restore";
export type * from "./results";
export type {
  ListedSetup,
  OpenedSetup,
  OpenSetupResult,
  SaveSetupResult,
  SetupsResult,
  SetupToSave,
} from "./setups";

/** Runs of the user's own model. None of these throws. */
export interface ModelRuns {
  /** The cells with numbers that are selected. */
  pick(): Promise<PickResult>;
  /** What the selected cells hold. */
  pickNumbers(): Promise<NumbersResult>;
  /** The same of cells that were picked before, by their references. */
  numbersAt(references: readonly string[]): Promise<NumbersAtResult>;
  describe(places: readonly Omit<CellPlace, "sheet">[]): Promise<DescribeResult>;
  /** How picked cells are called by now. */
  namesNow(picked: readonly PickedCell[]): Promise<NamesResult>;
  inspect(model: Model): Promise<InspectResult>;
  /** What the engine needs, to compute what the cells on these sheets show. */
  read(outputSheets: readonly string[]): Promise<ReadBookResult>;
  /** The same once more in a request or two; null where sheets, names or tables have changed. @throws what Excel throws */
  readAgain(known: WorkbookReading): Promise<WorkbookReading | null>;
  run(request: RunRequest, options?: RunOptions): Promise<RunResult>;
  /** Runs whose inputs are not back: cut short, or going on in another window. */
  unfinished(): Promise<UnfinishedResult>;
  /** @param shown what `unfinished` said that it will write */
  restore(token: string, shown: Shown): Promise<RestoreResult>;
  /** Keeps the cells as they are and forgets the run. */
  forget(token: string): Promise<RestoreResult>;
  /**
   * Calls back after calculations and changes of any sheet, by whomever, at most once in a moment.
   * @param changed told whether cells may stand elsewhere by now
   * @throws what Excel throws
   */
  watch(changed: (moved: boolean) => void): Promise<() => Promise<void>>;
  /** What is kept in the workbook under names. */
  setups(): Promise<SetupsResult>;
  saveSetup(setup: SetupToSave): Promise<SaveSetupResult | Busy>;
  openSetup(token: string): Promise<OpenSetupResult>;
  removeSetup(token: string): Promise<{ kind: "removed" } | { kind: "failed"; problem: Problem } | Busy>;
  /** Selects a cell. */
  show(place: CellPlace): Promise<{ kind: "shown" } | { kind: "failed"; problem: Problem }>;
}

export function connectRuns({ features, alone, clock }: Connection): ModelRuns {
  return {
    pick: () => pickSelection(features),
    pickNumbers,
    numbersAt,
    namesNow,
    describe: describeCells,
    inspect: (model) => inspect(model, features),
    read: (outputSheets) => readBook(outputSheets, features),
    readAgain: (known) => readAgain(known, features),
    run: (request, options) => alone(() => runModel(request, features, options, clock)),
    unfinished: unfinishedRuns,
    restore: (token, shown) => alone(() => restoreRun(token, shown)),
    forget: (token) => alone(() => forgetRun(token)),
    watch: (changed) => watchModel(changed, features),
    setups: listSetups,
    saveSetup: (setup) => alone(() => saveSetup(setup)),
    openSetup,
    removeSetup: (token) => alone(() => removeSetup(token)),
    show: async ({ sheetId, row, column }) => {
      try {
        await run(async (context) => {
          const sheet = context.workbook.worksheets.getItem(sheetId);
          sheet.activate();
          sheet.getCell(row, column).select();
          await context.sync();
        });
        return { kind: "shown" };
      } catch (error) {
        return { kind: "failed", problem: explain(error) };
      }
    },
  };
}
