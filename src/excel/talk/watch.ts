import type { Features } from "./features";
import { run } from "./run";

/**
 * Calls back whenever sheets were added, deleted, renamed, moved, hidden or shown, by whomever: what is listed may
 * have changed. Where Excel does not tell of a renaming, the next change of sheets brings it along.
 * @returns stops the calls
 */
export async function watch(changed: () => void, features: Features): Promise<() => Promise<void>> {
  const handler = () => {
    changed();
    return Promise.resolve();
  };
  const handlers = await run(async (context) => {
    const { worksheets } = context.workbook;
    const added: OfficeExtension.EventHandlerResult<unknown>[] = [
      worksheets.onAdded.add(handler),
      worksheets.onDeleted.add(handler),
      worksheets.onActivated.add(handler),
    ];
    if (features.renameEvents)
      added.push(
        worksheets.onNameChanged.add(handler),
        worksheets.onMoved.add(handler),
        worksheets.onVisibilityChanged.add(handler),
      );
    await context.sync();
    return added;
  });
  return () => removeHandlers(handlers);
}

/** Handlers are removed in the conversation in which they were added. */
export async function removeHandlers(handlers: OfficeExtension.EventHandlerResult<unknown>[]): Promise<void> {
  const [first] = handlers;
  if (!first) return;
  await Excel.run(first.context as Excel.RequestContext, async (context) => {
    for (const each of handlers) each.remove();
    await context.sync();
  });
}
