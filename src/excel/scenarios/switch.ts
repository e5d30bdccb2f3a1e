import { roomFor } from "../talk/budget";
import type { Features } from "../talk/features";
import type { Problem } from "../talk/problem";
import { run } from "../talk/run";
import { standing } from "../talk/standing";
import { contentsFor, differences, journalFor, queueActive, queueContents, type Contents } from "./change";
import { explainInputs } from "./explain";
import { readPresent, readState } from "./present";
import { activeOf, journalKey, scenariosOf, type ScenarioJournal } from "./record";
import { putBackOwn } from "./restore";

export type SwitchResult =
  | { kind: "switched"; changed: number }
  /** The present inputs are in no scenario, and would be lost. Ask, then switch with `force`. */
  | { kind: "unsaved" }
  | { kind: "misfit"; reason: string }
  | { kind: "gone" }
  | { kind: "failed"; problem: Problem; restored: boolean };

/**
 * Puts a scenario's inputs into the workbook: all of them or none, and nothing else. Three requests; three more to
 * restore after a fault.
 */
export async function switchScenario(
  token: string,
  id: string,
  features: Features,
  force: boolean,
): Promise<SwitchResult> {
  let journal: ScenarioJournal | null = null;
  try {
    return await run(async (context): Promise<SwitchResult> => {
      const state = await readState(context, features);
      const against = standing(state.settings);
      if (against) return { kind: "failed", problem: against, restored: true };
      const stored = state.survey.stored.find((each) => each.token === token);
      const scenarios = scenariosOf(state.settings, token);
      const scenario = scenarios.find((each) => each.id === id);
      if (!stored || !scenario) return { kind: "gone" };
      const present = await readPresent(context, state, stored);
      const wanted = contentsFor(scenario.inputs, present);
      if (!(wanted instanceof Map)) return { kind: "misfit", reason: wanted.misfit };
      const kept = scenarios.some(({ inputs }) => differences(inputs, present) === 0);
      if (!kept && !force) return { kind: "unsaved" };
      const noted = journalFor(present, activeOf(state.settings, token), [wanted]);
      const full = roomFor(state.settings, noted);
      if (full) return { kind: "failed", problem: full, restored: true };
      journal = noted;
      const now: Contents = new Map([...present.inputs].map(([key, { content }]) => [key, content]));
      context.workbook.settings.add(journalKey(journal.id), journal);
      queueContents(context, present.inputs, now, wanted);
      queueActive(context, token, id);
      context.workbook.settings.getItemOrNullObject(journalKey(journal.id)).delete();
      await context.sync();
      return { kind: "switched", changed: Object.keys(journal.cells).length };
    });
  } catch (error) {
    const reason = explainInputs(error);
    if (!journal) return { kind: "failed", problem: reason, restored: true };
    try {
      await putBackOwn(journal, features);
      return { kind: "failed", problem: reason, restored: true };
    } catch {
      return { kind: "failed", problem: reason, restored: false };
    }
  }
}
