import { isJournalKey } from "../model-runs/journal";
import { JOURNAL_KEY } from "../scenarios/record";
import { run } from "./run";

/** A run over the user's model, or a switch or comparison of scenarios. */
export type CutShort = "run" | "scenario";

/** What has left its journal in the workbook: it was cut short, or goes on in another window. */
export function cutShort(): Promise<CutShort[]> {
  return run(async (context): Promise<CutShort[]> => {
    const { settings } = context.workbook;
    settings.load("items/key");
    await context.sync();
    const keys = settings.items.map(({ key }) => key);
    return [
      ...(keys.some(isJournalKey) ? (["run"] as const) : []),
      ...(keys.includes(JOURNAL_KEY) ? (["scenario"] as const) : []),
    ];
  });
}
