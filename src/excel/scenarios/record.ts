import type { CellContent } from "../insertions/fingerprint";
import { kindOf, recordsOf, token, type Setting } from "../talk/records/kind";
import { content, fields, list, map, only, orNull, taken, text, time } from "../talk/records/shape";

/** Inputs under a name, kept in the workbook's settings: one setting for each scenario. */
export interface StoredScenario {
  version: 1;
  /** Of the insertion. */
  token: string;
  id: string;
  name: string;
  /** ISO 8601. */
  saved: string;
  inputs: SavedInputs;
}

export interface SavedInputs {
  /** By the input's id. */
  cells: Record<string, CellContent>;
  /** The rows of each table by its id: what names them, or "" where that is an input. */
  rows: Record<string, string[]>;
}

/**
 * What has to be put back when a switch or a comparison is cut short. It is written by the request that makes the
 * first change, ahead of it.
 */
export interface ScenarioJournal {
  version: 1;
  id: string;
  /** Of the insertion. */
  token: string;
  /** ISO 8601. */
  started: string;
  active: string | null;
  /** What the inputs held, and what they may hold by our hand. */
  cells: Record<string, { original: CellContent; tested: CellContent[] }>;
}

const PREFIX = "PhoenixROI.scenario.";
const ACTIVE_PREFIX = "PhoenixROI.scenario-active.";
const JOURNAL_PREFIX = "PhoenixROI.scenario-journal.";

export const scenarioKey = (token: string, id: string) => `${PREFIX}${token}.${id}`;
export const activeKey = (token: string) => ACTIVE_PREFIX + token;
export const journalKey = (id: string) => JOURNAL_PREFIX + id;

export const LONGEST_NAME = 60;
export const MOST_SCENARIOS = 30;
/** A setting travels with every request for the settings. */
export const LARGEST_SCENARIO = 200_000;
/** Inputs of an insertion. */
const MANY = 5000;
const id = text(1000);

export const SCENARIO = kindOf<StoredScenario>(
  ["scenario", "scenarios"],
  (key) => key.startsWith(PREFIX),
  fields<StoredScenario>({
    version: only(1),
    token,
    id: token,
    name: text(LONGEST_NAME),
    saved: time,
    inputs: fields<SavedInputs>({ cells: map(MANY, id, content), rows: map(MANY, id, list(MANY, text())) }),
  }),
  (scenario) => scenarioKey(scenario.token, scenario.id),
);

export const SCENARIO_JOURNAL = kindOf<ScenarioJournal>(
  ["change of scenarios that was cut short", "changes of scenarios that were cut short"],
  (key) => key.startsWith(JOURNAL_PREFIX),
  fields<ScenarioJournal>({
    version: only(1),
    id: token,
    token,
    started: time,
    active: orNull(token),
    cells: map(MANY, id, fields({ original: content, tested: list(MOST_SCENARIOS, content) })),
  }),
  (journal) => journalKey(journal.id),
);

export const scenariosOf = (settings: readonly Setting[], token: string): StoredScenario[] =>
  recordsOf(SCENARIO, settings)
    .filter((scenario) => scenario.token === token)
    .sort((a, b) => a.saved.localeCompare(b.saved));

export function activeOf(settings: readonly Setting[], of: string): string | null {
  const value = settings.find(({ key }) => key === activeKey(of))?.value;
  return taken(token, value) ?? null;
}

/** The last one first: what it found was perhaps left by one before. */
export const journalsOf = (settings: readonly Setting[]): ScenarioJournal[] =>
  recordsOf(SCENARIO_JOURNAL, settings).sort((a, b) => b.started.localeCompare(a.started));

/** Deletes the scenarios of an insertion that goes. */
export function forgetScenarios(
  { workbook }: Excel.RequestContext,
  settingKeys: readonly string[],
  token: string,
): void {
  for (const key of settingKeys)
    if (key.startsWith(`${PREFIX}${token}.`) || key === activeKey(token))
      workbook.settings.getItemOrNullObject(key).delete();
}
