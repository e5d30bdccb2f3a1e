import { AUDIT } from "../claims/record";
import { RUN_JOURNAL } from "../model-runs/journal";
import { SETUP } from "../model-runs/setups/record";
import { SCENARIO, SCENARIO_JOURNAL } from "../scenarios/record";
import { INSERTION } from "./records/insertion";
import { isNewer, type Kind, type Setting } from "./records/kind";
import { run } from "./run";

const KINDS: readonly Kind<unknown>[] = [INSERTION, SCENARIO, SCENARIO_JOURNAL, RUN_JOURNAL, SETUP, AUDIT];

/** Records that can't be read, "2 inserted templates" and "1 scenario": all that goes by them is passed over. */
export type Damaged = readonly string[];

/**
 * What of our records in this workbook is damaged. One request.
 * @throws what Excel throws
 */
export const readDamaged = (): Promise<Damaged> =>
  run(async (context) => inWords(damagedIn(await readSettings(context))));

/**
 * Deletes the records that can't be read, and nothing else: what they spoke of stays as it is. Two requests.
 * @throws what Excel throws
 */
export const forgetDamaged = (): Promise<void> =>
  run(async (context) => {
    const { settings } = context.workbook;
    for (const { key } of damagedIn(await readSettings(context))) settings.getItemOrNullObject(key).delete();
    await context.sync();
  });

async function readSettings(context: Excel.RequestContext): Promise<Setting[]> {
  const { settings } = context.workbook;
  settings.load("items/key,items/value");
  await context.sync();
  return settings.items;
}

const damagedIn = (settings: readonly Setting[]) =>
  settings.flatMap((setting) => {
    const kind = KINDS.find(({ isKey }) => isKey(setting.key));
    return kind && !isNewer(setting) && !kind.read(setting) ? [{ key: setting.key, kind }] : [];
  });

const inWords = (damaged: readonly { kind: Kind<unknown> }[]): string[] =>
  KINDS.flatMap((kind) => {
    const count = damaged.filter((each) => each.kind === kind).length;
    return count ? [`${count.toLocaleString()} ${kind.called[count === 1 ? 0 : 1]}`] : [];
  });
