import type { TakenNames, WorkbookPlan } from "../sheets/plan";
import { connect, type Connection } from "./talk/connection";
import type { IsSetSupported } from "./talk/features";
import { goTo, type Place } from "./insertions/goto";
import { insert, type InsertOptions } from "./insertions/insert";
import { list } from "./insertions/list";
import { readOptions, saveOptions } from "./insertions/options";
import type { SavedOptions } from "./talk/records";
import { remove } from "./insertions/remove";
import type { GoToResult, InsertResult, ListResult, RemoveResult } from "./talk/outcomes";
import { cutShort, type CutShort } from "./talk/cut-short";
import { whileKeptWaiting } from "./talk/patience";
import { watch } from "./talk/watch";

export type { Place } from "./insertions/goto";
export type { InsertOptions } from "./insertions/insert";
export type { Connection } from "./talk/connection";
export type { CutShort } from "./talk/cut-short";
export type { FormulaRequest, Formulas, InsertFormulaResult, OccupiedCell } from "./write/formula";
export type {
  FigureInsertion,
  FigureSheet,
  KeyFigure,
  KeyFigures,
  KeyFiguresResult,
} from "./results/key-figures";
export type * from "./model-runs";
export type { Problem } from "./talk/problem";
export type { SavedOptions } from "./talk/records";
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
}

export function connectWorkbook(isSetSupported: IsSetSupported, requestLimit?: number): Workbook {
  const connection = connect(isSetSupported, requestLimit);
  const { features, limit, alone } = connection;
  return {
    connection,
    insert: (build, options) => alone(() => insert(build, { features, limit }, options)),
    remove: (id, { force = false } = {}) => alone(() => remove(id, features, force)),
    list: () => list(features),
    goTo: (place) => goTo(place, features),
    watch: (changed) => watch(changed, features),
    readOptions: () => readOptions(features),
    saveOptions: (options) => saveOptions(options, features),
    whileKeptWaiting,
    cutShort: () => cutShort(features),
  };
}
