import { RUN_JOURNAL } from "../model-runs/journal";
import { SCENARIO_JOURNAL } from "../scenarios/record";
import { problem, type Problem } from "./problem";
import { isNewer, type Setting } from "./records/kind";
import { run } from "./run";

/** A run over the user's model, or a switch or comparison of scenarios. */
export type CutShort = "run" | "scenario";

const KINDS = { run: RUN_JOURNAL, scenario: SCENARIO_JOURNAL } as const;

/**
 * Why nothing that goes by the inputs may be done now: some are not back yet, so what they hold is nobody's. To be asked
 * of the settings that were read on the way to the change. Null when all are back.
 */
export function standing(settings: readonly Setting[]): Problem | null {
  const kinds = standingIn(settings);
  if (kinds.length) return problem(`unfinished-${kinds[0] ?? "run"}`);
  const newer = settings.some(
    (setting) => isNewer(setting) && Object.values(KINDS).some((kind) => kind.isKey(setting.key)),
  );
  return newer ? problem("newer") : null;
}

const standingIn = (settings: readonly Setting[]): CutShort[] =>
  (Object.keys(KINDS) as CutShort[]).filter((name) =>
    settings.some((setting) => KINDS[name].isKey(setting.key) && KINDS[name].read(setting)),
  );

/** What has left its journal in the workbook: it was cut short, or goes on in another window. */
export function cutShort(): Promise<CutShort[]> {
  return run(async (context): Promise<CutShort[]> => {
    const { settings } = context.workbook;
    settings.load("items/key,items/value");
    await context.sync();
    return standingIn(settings.items);
  });
}
