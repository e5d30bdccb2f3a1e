import type { TakenNames, WorkbookPlan } from "../sheets/plan";
import { repair, type RepairResult } from "./functions/repair";
import { connect, type Busy, type Connection, type ConnectOptions } from "./talk/connection";
import type { IsSetSupported } from "./talk/features";
import { goTo, type Place } from "./insertions/goto";
import { insert, type InsertOptions } from "./insertions/insert";
import { list } from "./insertions/list";
import { readOptions, saveOptions } from "./insertions/options";
import type { SavedOptions } from "./talk/records/options";
import { remove } from "./insertions/remove";
import type { GoToResult, InsertResult, ListResult, RemoveResult } from "./talk/outcomes";
import { cutShort, type CutShort } from "./talk/standing";
import type { Problem } from "./talk/problem";
import { forgetDamaged, readDamaged, type Damaged } from "./talk/damaged";
import { whileKeptWaiting } from "./talk/patience";
import { watch } from "./talk/watch";

export type { Place } from "./insertions/goto";
export type { InsertOptions } from "./insertions/insert";
export type { Connection } from "./talk/connection";
export type { Change, Shown } from "./talk/change";
export type { CutShort } from "./talk/standing";
export type { FormulaRequest, Formulas, InsertFormulaResult, OccupiedCell } from "./write/formula";
export type {
  FigureInsertion,
  FigureSheet,
  KeyFigure,
  KeyFigures,
  KeyFiguresResult,
} from "./results/key-figures";
export type * from "./model-runs";
export type { RepairResult } from "./functions/repair";
export type { Problem } from "./talk/problem";
export type { SavedOptions } from "./talk/records/options";
export type * from "./talk/outcomes";

/**
 * The one door to Excel: what every pane needs. What a view needs beyond it, that view connects itself (connectRuns,
 * connectClaims …) when it is opened. Whatever happens, its functions give a result; they throw only where they say so.
 */
export interface Workbook {
  readonly connection: Connection;
  insert(build: (taken: TakenNames) => WorkbookPlan, options?: InsertOptions): Promise<InsertResult>;
  remove(id: string, options?: { force?: boolean }): Promise<RemoveResult>;
  list(): Promise<ListResult>;
  goTo(place: Place): Promise<GoToResult>;
  /**
   * Why formulas with the add-in's functions should not be written now; null when the functions answer. Insertions,
   * formulas and audits that use them ask by themselves, and fail with such a problem ("no-functions",
   * "silent-functions") before anything is written.
   */
  checkFunctions(): Promise<Problem | null | Busy>;
  /** Enters those formulas of an insertion again that show #NAME?. */
  repair(id: string): Promise<RepairResult | Busy>;
  /** @throws what Excel throws */
  watch(changed: () => void): Promise<() => Promise<void>>;
  /** @throws what Excel throws */
  readOptions(): Promise<Partial<SavedOptions>>;
  /** @throws what Excel throws */
  saveOptions(options: SavedOptions): Promise<void>;
  /** Calls back when Excel seems to wait for the user to leave a cell, and when it no longer does. */
  whileKeptWaiting(changed: (waiting: boolean) => void): void;
  /**
   * What was cut short and has left inputs changed.
   * @throws what Excel throws
   */
  cutShort(): Promise<CutShort[]>;
  /**
   * What of our records in this workbook can't be read, in words.
   * @throws what Excel throws
   */
  damaged(): Promise<Damaged>;
  /** Deletes those records. @throws what Excel throws */
  forgetDamaged(): Promise<void>;
}

export function connectWorkbook(isSetSupported: IsSetSupported, options?: ConnectOptions): Workbook {
  const connection = connect(isSetSupported, options);
  const { features, alone } = connection;
  return {
    connection,
    insert: (build, insertion) => alone(() => insert(build, connection, insertion)),
    remove: (id, { force = false } = {}) => alone(() => remove(id, features, force)),
    list,
    goTo,
    checkFunctions: () => alone(connection.functionsProblem),
    repair: (id) => alone(() => repair(id, connection)),
    watch: (changed) => watch(changed, features),
    readOptions,
    saveOptions,
    whileKeptWaiting,
    cutShort,
    damaged: readDamaged,
    forgetDamaged,
  };
}
