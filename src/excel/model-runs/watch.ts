import type { Features } from "../talk/features";
import { run } from "../talk/run";
import { removeHandlers } from "../talk/watch";

/** Events that come closer together than this are answered once. */
const MOMENT_MS = 60;

/**
 * Calls back after calculations and changes of any sheet, by whomever, at most once in a moment.
 * @returns stops the calls
 * @throws where this Excel doesn't tell of them, and what Excel throws
 */
export async function watchModel(changed: () => void, features: Features): Promise<() => Promise<void>> {
  if (!features.sheetEvents) throw new Error("This Excel doesn't tell of calculations.");
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      changed();
    }, MOMENT_MS);
    return Promise.resolve();
  };
  const handlers = await run(async (context) => {
    const { worksheets } = context.workbook;
    const added: OfficeExtension.EventHandlerResult<unknown>[] = [
      worksheets.onCalculated.add(soon),
      worksheets.onChanged.add(soon),
    ];
    await context.sync();
    return added;
  });
  return async () => {
    if (waiting !== null) clearTimeout(waiting);
    await removeHandlers(handlers);
  };
}
