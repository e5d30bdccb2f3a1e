import { explainOn } from "../claims/write";
import type { Features } from "../talk/features";
import type { Problem } from "../talk/problem";
import { run } from "../talk/run";
import {
  contentsFor,
  differences,
  journalFor,
  putBack,
  queueActive,
  queueContents,
  type Contents,
} from "./change";
import { readPresent, readState } from "./present";
import { activeOf, JOURNAL_KEY, journalOf, scenariosOf, type ScenarioJournal } from "./record";

export type SwitchResult =
  | { kind: "switched"; changed: number }
  /** The present inputs are in no scenario, and would be lost. Ask, then switch with `force`. */
  | { kind: "unsaved" }
  | { kind: "misfit"; reason: string }
  | { kind: "gone" }
  | { kind: "failed"; problem: Problem; restored: boolean };

export type RestoreResult =
  { kind: "restored"; edited: string[] } | { kind: "none" } | { kind: "failed"; problem: Problem };

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
      const stored = state.survey.stored.find((each) => each.token === token);
      const scenarios = scenariosOf(state.settings, token);
      const scenario = scenarios.find((each) => each.id === id);
      if (!stored || !scenario) return { kind: "gone" };
      const present = await readPresent(context, state, stored);
      const wanted = contentsFor(scenario.inputs, present);
      if (!(wanted instanceof Map)) return { kind: "misfit", reason: wanted.misfit };
      const kept = scenarios.some(({ inputs }) => differences(inputs, present) === 0);
      if (!kept && !force) return { kind: "unsaved" };
      journal = journalFor(present, activeOf(state.settings, token), [wanted]);
      const now: Contents = new Map([...present.inputs].map(([key, { content }]) => [key, content]));
      context.workbook.settings.add(JOURNAL_KEY, journal);
      queueContents(context, present.inputs, now, wanted);
      queueActive(context, token, id);
      context.workbook.settings.getItemOrNullObject(JOURNAL_KEY).delete();
      await context.sync();
      return { kind: "switched", changed: Object.keys(journal.cells).length };
    });
  } catch (error) {
    const reason = explainInputs(error);
    if (!journal) return { kind: "failed", problem: reason, restored: true };
    try {
      await putBack(journal, features);
      return { kind: "failed", problem: reason, restored: true };
    } catch {
      return { kind: "failed", problem: reason, restored: false };
    }
  }
}

/** Refused cells are those of a protected sheet. */
function explainInputs(error: unknown): Problem {
  const reason = explainOn("", error);
  return reason.kind === "protected"
    ? {
        ...reason,
        message:
          "An input is on a protected sheet. Unprotect the sheet (Review, Unprotect Sheet), or unlock its inputs, then try again.",
      }
    : reason;
}

/** Puts back what a switch or a comparison that was cut short has left changed. At most four requests. */
export async function restoreInputs(features: Features): Promise<RestoreResult> {
  try {
    const journal = await run(async (context) => {
      const { settings } = context.workbook;
      settings.load("items/key,items/value");
      await context.sync();
      return journalOf(settings.items);
    });
    if (!journal) return { kind: "none" };
    return { kind: "restored", ...(await putBack(journal, features)) };
  } catch (error) {
    return { kind: "failed", problem: explainInputs(error) };
  }
}
