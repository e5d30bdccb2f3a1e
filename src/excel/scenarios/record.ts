import type { CellContent } from "../insertions/fingerprint";

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
  token: string;
  /** ISO 8601. */
  started: string;
  active: string | null;
  /** What the inputs held, and what they may hold by our hand. */
  cells: Record<string, { original: CellContent; tested: CellContent[] }>;
}

const PREFIX = "PhoenixROI.scenario.";
const ACTIVE_PREFIX = "PhoenixROI.scenario-active.";
export const JOURNAL_KEY = "PhoenixROI.scenario-journal";

export const scenarioKey = (token: string, id: string) => `${PREFIX}${token}.${id}`;
export const activeKey = (token: string) => ACTIVE_PREFIX + token;

export const LONGEST_NAME = 60;
export const MOST_SCENARIOS = 30;
/** A setting travels with every request for the settings. */
export const LARGEST_SCENARIO = 200_000;

type Settings = { key: string; value: unknown }[];

export function scenariosOf(settings: Settings, token: string): StoredScenario[] {
  return settings
    .filter(({ key }) => key.startsWith(`${PREFIX}${token}.`))
    .map(({ value }) => value as StoredScenario | null)
    .filter((value): value is StoredScenario => value?.version === 1 && typeof value.inputs === "object")
    .sort((a, b) => a.saved.localeCompare(b.saved));
}

export function activeOf(settings: Settings, token: string): string | null {
  const value = settings.find(({ key }) => key === activeKey(token))?.value;
  return typeof value === "string" ? value : null;
}

export function journalOf(settings: Settings): ScenarioJournal | null {
  const value = settings.find(({ key }) => key === JOURNAL_KEY)?.value as ScenarioJournal | null | undefined;
  return value?.version === 1 ? value : null;
}

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
