import type { Shown } from "../talk/change";
import type { Busy, Connection } from "../talk/connection";
import { compareScenarios, type CompareOptions, type CompareResult } from "./compare";
import {
  deleteScenario,
  readScenarios,
  renameScenario,
  saveScenario,
  type ChangeResult,
  type ReadResult,
  type SaveResult,
} from "./manage";
import { restoreInputs, type RestoreResult } from "./restore";
import { switchScenario, type SwitchResult } from "./switch";

export type { CompareOptions, CompareResult, ComparedRow, Comparison } from "./compare";
export type { ChangeResult, ReadResult, SaveResult, Scenario, ScenarioSet } from "./manage";
export type { Restoration, RestoreResult } from "./restore";
export type { SwitchResult } from "./switch";

/** Scenarios of the inserted sheets. None of these throws. */
export interface Scenarios {
  /** @param insertion the first one that has inputs when left out */
  read(insertion?: string): Promise<ReadResult>;
  /** @param replaced the scenario that is to hold the present inputs from now on; it keeps its name */
  save(insertion: string, name: string, replaced?: string): Promise<SaveResult | Busy>;
  switchTo(insertion: string, id: string, options?: { force?: boolean }): Promise<SwitchResult | Busy>;
  rename(insertion: string, id: string, name: string): Promise<ChangeResult | Busy>;
  remove(insertion: string, id: string): Promise<ChangeResult | Busy>;
  compare(insertion: string, ids: readonly string[], options?: CompareOptions): Promise<CompareResult | Busy>;
  /**
   * Puts the inputs back that a change has left, one change after another.
   * @param shown what `read` said that it will write
   */
  restore(shown: Shown): Promise<RestoreResult | Busy>;
}

export function connectScenarios({ features, alone, clock }: Connection): Scenarios {
  return {
    read: (insertion) => readScenarios(insertion, features),
    save: (insertion, name, replaced) => alone(() => saveScenario(insertion, name, features, replaced)),
    switchTo: (insertion, id, { force = false } = {}) =>
      alone(() => switchScenario(insertion, id, features, force)),
    rename: (insertion, id, name) => alone(() => renameScenario(insertion, id, name, features)),
    remove: (insertion, id) => alone(() => deleteScenario(insertion, id, features)),
    compare: (insertion, ids, options) =>
      alone(() => compareScenarios(insertion, ids, features, options, clock)),
    restore: (shown) => alone(() => restoreInputs(features, shown)),
  };
}
