import { roomFor } from "../talk/budget";
import type { Features } from "../talk/features";
import { explain, type Problem } from "../talk/problem";
import { newToken } from "../talk/records/kind";
import { sheetsOf } from "../talk/records/marks";
import { run } from "../talk/run";
import { standing } from "../talk/standing";
import { differences, queueActive, savedInputs } from "./change";
import { readPresent, readState, type Present, type WorkbookState } from "./present";
import {
  activeKey,
  activeOf,
  LARGEST_SCENARIO,
  LONGEST_NAME,
  MOST_SCENARIOS,
  scenarioKey,
  scenariosOf,
  type StoredScenario,
} from "./record";
import { readRestoration, type Restoration } from "./restore";

export interface Scenario {
  id: string;
  name: string;
  saved: Date;
  /** How many inputs of the workbook differ from it now; null when it doesn't fit the sheets any more. */
  differences: number | null;
}

export interface ScenarioSet {
  /** The insertion. */
  id: string;
  title: string;
  inputs: number;
  /** Inputs that hold formulas now, and are left out. */
  formulas: number;
  scenarios: Scenario[];
  /** The one that was saved or switched to last. */
  active: string | null;
}

export type ReadResult =
  | {
      kind: "read";
      /** The insertions that have inputs. */
      choices: { id: string; title: string }[];
      /** Of the one asked for, or else the first one; null when there is none. */
      set: ScenarioSet | null;
      /** A switch or a comparison was cut short, or goes on in another window. */
      interrupted: (Restoration & { started: Date }) | null;
    }
  | { kind: "failed"; problem: Problem };

export type SaveResult =
  | { kind: "saved"; id: string; name: string }
  /** Why not, in plain words. */
  | { kind: "refused"; reason: string }
  | { kind: "gone" }
  | { kind: "failed"; problem: Problem };

export type ChangeResult =
  | { kind: "done" }
  | { kind: "refused"; reason: string }
  | { kind: "gone" }
  | { kind: "failed"; problem: Problem };

/** What there is to choose among. Two requests. */
export async function readScenarios(token: string | undefined, features: Features): Promise<ReadResult> {
  try {
    return await run(async (context): Promise<ReadResult> => {
      const state = await readState(context, features);
      const insertions = withInputs(state);
      const stored = insertions.find((each) => each.token === token) ?? insertions[0];
      return {
        kind: "read",
        choices: insertions.map(({ token: id, title }) => ({ id, title })),
        set: stored ? setOf(await readPresent(context, state, stored)) : null,
        interrupted: await readRestoration(context, state),
      };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

function withInputs({ survey }: WorkbookState) {
  const position = (id: string | undefined) => survey.sheets.findIndex((sheet) => sheet.id === id);
  return survey.stored
    .filter(
      (stored) =>
        stored.complete &&
        stored.sheets.some(({ places }) => places && places.cells.length + places.tables.length > 0) &&
        sheetsOf(stored, survey.sheets).length > 0,
    )
    .sort((a, b) => {
      const [x, y] = [a, b].map((stored) => position(sheetsOf(stored, survey.sheets)[0]?.sheet.id));
      return (x ?? 0) - (y ?? 0);
    });
}

function setOf(present: Present): ScenarioSet {
  const { token, title } = present.stored;
  const scenarios = scenariosOf(present.settings, token);
  const active = activeOf(present.settings, token);
  return {
    id: token,
    title,
    inputs: present.inputs.size,
    formulas: present.formulas.size,
    scenarios: scenarios.map(({ id, name, saved, inputs }) => ({
      id,
      name,
      saved: new Date(saved),
      differences: differences(inputs, present),
    })),
    active: scenarios.some(({ id }) => id === active) ? active : null,
  };
}

/**
 * Keeps the present inputs under a name. Three requests.
 * @param replaced id of the scenario whose inputs they are to be from now on
 */
export function saveScenario(
  token: string,
  name: string,
  features: Features,
  replaced?: string,
): Promise<SaveResult> {
  return reading<SaveResult>(token, features, async (context, present) => {
    const known = scenariosOf(present.settings, token);
    const wanted = name.trim();
    const old = known.find(({ id }) => id === replaced);
    if (replaced !== undefined && !old) return { kind: "gone" };
    const refusal = old ? null : nameRefusal(wanted, known);
    if (refusal) return { kind: "refused", reason: refusal };
    if (!old && known.length >= MOST_SCENARIOS)
      return { kind: "refused", reason: `There are ${known.length} scenarios already. Delete one first.` };
    if (!present.inputs.size)
      return { kind: "refused", reason: "None of the inputs is on the sheets any more." };
    const scenario: StoredScenario = {
      version: 1,
      token,
      id: old?.id ?? newToken(),
      name: old?.name ?? wanted,
      saved: new Date().toISOString(),
      inputs: savedInputs(present),
    };
    if (JSON.stringify(scenario).length > LARGEST_SCENARIO)
      return {
        kind: "refused",
        reason: "These are too many inputs for the workbook to keep with each scenario.",
      };
    const full = roomFor(
      present.settings.filter(({ key }) => key !== scenarioKey(token, scenario.id)),
      scenario,
    );
    if (full) return { kind: "refused", reason: full.message };
    const keep = () => context.workbook.settings.add(scenarioKey(token, scenario.id), scenario);
    // Excel on the web takes no new setting behind one that is there already: which of the two are new is known.
    if (!old) keep();
    context.workbook.settings.add(activeKey(token), scenario.id);
    if (old) keep();
    await context.sync();
    return { kind: "saved", id: scenario.id, name: scenario.name };
  });
}

function nameRefusal(name: string, known: StoredScenario[]): string | null {
  if (name === "") return "Give the scenario a name.";
  if (name.length > LONGEST_NAME) return `The name may have ${LONGEST_NAME} characters at most.`;
  const same = known.find((each) => each.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  return same ? `There is a scenario “${same.name}” already. Choose another name, or update that one.` : null;
}

/** Renames a scenario. Two requests. */
export function renameScenario(
  token: string,
  id: string,
  name: string,
  features: Features,
): Promise<ChangeResult> {
  return changing(features, async (context, state) => {
    const known = scenariosOf(state.settings, token);
    const scenario = known.find((each) => each.id === id);
    if (!scenario) return { kind: "gone" };
    const wanted = name.trim();
    const refusal = nameRefusal(
      wanted,
      known.filter((each) => each !== scenario),
    );
    if (refusal) return { kind: "refused", reason: refusal };
    context.workbook.settings.add(scenarioKey(token, id), { ...scenario, name: wanted });
    await context.sync();
    return { kind: "done" };
  });
}

/** Forgets a scenario; the workbook's inputs stay as they are. Two requests. */
export function deleteScenario(token: string, id: string, features: Features): Promise<ChangeResult> {
  return changing(features, async (context, state) => {
    const against = standing(state.settings);
    if (against) return { kind: "failed", problem: against };
    if (!scenariosOf(state.settings, token).some((each) => each.id === id)) return { kind: "gone" };
    if (activeOf(state.settings, token) === id) queueActive(context, token, null);
    context.workbook.settings.getItemOrNullObject(scenarioKey(token, id)).delete();
    await context.sync();
    return { kind: "done" };
  });
}

async function reading<Result>(
  token: string,
  features: Features,
  then: (context: Excel.RequestContext, present: Present) => Promise<Result>,
): Promise<Result | { kind: "gone" } | { kind: "failed"; problem: Problem }> {
  try {
    return await run(async (context) => {
      const state = await readState(context, features);
      const against = standing(state.settings);
      if (against) return { kind: "failed" as const, problem: against };
      const stored = state.survey.stored.find((each) => each.token === token);
      if (!stored) return { kind: "gone" as const };
      return then(context, await readPresent(context, state, stored));
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

async function changing(
  features: Features,
  then: (context: Excel.RequestContext, state: WorkbookState) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  try {
    return await run(async (context) => then(context, await readState(context, features)));
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}
