import { BLANK, sameContent } from "../model-runs/journal";
import { addressOf } from "../model-runs/cells";
import { wasShown, type Change, type Shown } from "../talk/change";
import type { Features } from "../talk/features";
import type { Problem } from "../talk/problem";
import { run } from "../talk/run";
import { explainInputs } from "./explain";
import { queueActive, queueContents, type Contents } from "./change";
import { readPresent, readState, type Present, type WorkbookState } from "./present";
import { journalKey, journalsOf, type ScenarioJournal } from "./record";

/** What putting a journal's inputs back comes to. */
export interface Restoration {
  changes: Change[];
  /** Inputs that somebody has edited since, which keep what they hold. */
  edited: string[];
  /** How many inputs can't be found any more. */
  lost: number;
}

export type RestoreResult =
  | { kind: "restored"; edited: string[]; lost: number }
  /** Something else would be written than was shown; nothing was. */
  | { kind: "changed" }
  | { kind: "none" }
  | { kind: "failed"; problem: Problem };

/** What has to be put back, and where; null when all inputs are. One request. */
export async function readRestoration(
  context: Excel.RequestContext,
  state: WorkbookState,
): Promise<(Restoration & { started: Date }) | null> {
  const [journal] = journalsOf(state.settings);
  if (!journal) return null;
  const present = await presentOf(context, state, journal);
  return { ...restorationOf(journal, present).restoration, started: new Date(journal.started) };
}

/**
 * Puts back what a switch or a comparison that was cut short has left changed, the last one first. At most four requests.
 * @param shown what the user has agreed to
 */
export async function restoreInputs(features: Features, shown: Shown): Promise<RestoreResult> {
  try {
    const journal = await run(async (context) => {
      const { settings } = context.workbook;
      settings.load("items/key,items/value");
      await context.sync();
      return journalsOf(settings.items)[0];
    });
    if (!journal) return { kind: "none" };
    const restored = await putBack(journal, features, shown);
    if (!restored) return { kind: "changed" };
    return { kind: "restored", edited: restored.edited, lost: restored.lost };
  } catch (error) {
    return { kind: "failed", problem: explainInputs(error) };
  }
}

/** For the pane that has made the change itself. @throws what Excel throws; the journal is then still there */
export const putBackOwn = async (journal: ScenarioJournal, features: Features): Promise<Restoration> =>
  (await putBack(journal, features, null)) ?? { changes: [], edited: [], lost: 0 };

/**
 * Puts back what the inputs held, however far a change came. Three requests; safe to repeat. Tries twice, since an
 * answer that was lost says nothing about the request.
 * @returns null when something else would be written than was shown
 */
async function putBack(
  journal: ScenarioJournal,
  features: Features,
  shown: Shown | null,
): Promise<Restoration | null> {
  try {
    return await attempt();
  } catch {
    return attempt();
  }

  function attempt(): Promise<Restoration | null> {
    return run(async (context) => {
      const state = await readState(context, features);
      const present = await presentOf(context, state, journal);
      const { restoration, wanted, now } = restorationOf(journal, present);
      if (shown && !wasShown(restoration.changes, shown)) return null;
      if (present) {
        queueContents(context, present.inputs, now, wanted);
        if (state.manual) context.workbook.application.calculate("Recalculate");
        queueActive(context, journal.token, journal.active);
      }
      context.workbook.settings.getItemOrNullObject(journalKey(journal.id)).delete();
      await context.sync();
      return restoration;
    });
  }
}

function presentOf(
  context: Excel.RequestContext,
  state: WorkbookState,
  { token }: ScenarioJournal,
): Promise<Present | null> {
  const stored = state.survey.stored.find((each) => each.token === token);
  return stored ? readPresent(context, state, stored) : Promise.resolve(null);
}

function restorationOf(journal: ScenarioJournal, present: Present | null) {
  const restoration: Restoration = { changes: [], edited: [], lost: 0 };
  const wanted: Contents = new Map();
  const now: Contents = new Map();
  for (const [id, { original, tested }] of Object.entries(journal.cells)) {
    const input = present?.inputs.get(id);
    if (!input) {
      restoration.lost++;
      continue;
    }
    now.set(id, input.content);
    if (input.content === BLANK || tested.some((value) => sameContent(value, input.content))) {
      wanted.set(id, original);
      restoration.changes.push({ where: addressOf(input), now: input.content, then: original });
    } else if (!sameContent(original, input.content)) restoration.edited.push(input.label);
  }
  return { restoration, wanted, now };
}
