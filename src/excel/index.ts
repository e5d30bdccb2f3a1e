import type { TakenNames, WorkbookPlan } from "../sheets/plan";
import { connectClaims, type Claims } from "./claims";
import { readFeatures, type IsSetSupported } from "./talk/features";
import { goTo, type Place } from "./insertions/goto";
import { insert, type InsertOptions } from "./insertions/insert";
import { insertFormula, type FormulaRequest, type InsertFormulaResult } from "./write/formula";
import { connectKeyFigures, type KeyFigures } from "./results/key-figures";
import { list } from "./insertions/list";
import { connectRuns, type ModelRuns } from "./model-runs";
import { readOptions, saveOptions } from "./insertions/options";
import type { SavedOptions } from "./talk/records";
import { remove } from "./insertions/remove";
import type { GoToResult, InsertResult, ListResult, RemoveResult } from "./talk/outcomes";
import { connectScenarios, type Scenarios } from "./scenarios";
import { watch } from "./talk/watch";

export type { Place } from "./insertions/goto";
export type { InsertOptions } from "./insertions/insert";
export type { FormulaRequest, InsertFormulaResult, OccupiedCell } from "./write/formula";
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

/** The one door to Excel. Whatever happens, its functions give a result; they throw only where they say so. */
export interface Workbook {
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
  /** Writes a formula into the active cell. */
  insertFormula(request: FormulaRequest): Promise<InsertFormulaResult | { kind: "busy" }>;
  /** What the inserted sheets say. */
  readonly keyFigures: KeyFigures;
  /** Runs of the user's own model. */
  readonly runs: ModelRuns;
  /** Verdicts on claims in any cells. */
  readonly claims: Claims;
  /** Scenarios of what is inserted. */
  readonly scenarios: Scenarios;
}

/** Excel on the web takes 5 MB a request; the envelope and our estimates need some of it. */
const REQUEST_LIMIT = 4_000_000;

/**
 * A pane's connection to its workbook. It does one change at a time: a second one meanwhile is told "busy", so that a
 * double click does not insert twice.
 */
export function connectWorkbook(isSetSupported: IsSetSupported, requestLimit = REQUEST_LIMIT): Workbook {
  const features = readFeatures(isSetSupported);
  let changing = false;
  const alone = async <T>(change: () => Promise<T>): Promise<T | { kind: "busy" }> => {
    if (changing) return { kind: "busy" };
    changing = true;
    try {
      return await change();
    } finally {
      changing = false;
    }
  };
  return {
    insert: (build, options) => alone(() => insert(build, { features, limit: requestLimit }, options)),
    remove: (id, { force = false } = {}) => alone(() => remove(id, features, force)),
    list: () => list(features),
    goTo: (place) => goTo(place, features),
    watch: (changed) => watch(changed, features),
    readOptions: () => readOptions(features),
    saveOptions: (options) => saveOptions(options, features),
    insertFormula: (request) => alone(() => insertFormula(request, features)),
    keyFigures: connectKeyFigures(features),
    runs: connectRuns(features, alone),
    claims: connectClaims(features, alone, requestLimit),
    scenarios: connectScenarios(features, alone),
  };
}
