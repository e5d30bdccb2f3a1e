import type { Features } from "./features";
import { run } from "./run";

type Handlers = OfficeExtension.EventHandlerResult<unknown>[];

/** Events that come closer together than this are answered once. */
const MOMENT_MS = 60;

/**
 * Calls back whenever sheets were added, deleted, renamed, moved, hidden or shown, by whomever: what is listed may
 * have changed. Where Excel does not tell of a renaming, the next change of sheets brings it along.
 * @returns stops the calls
 */
export function watch(changed: () => void, features: Features): Promise<() => Promise<void>> {
  const handler = () => {
    changed();
    return Promise.resolve();
  };
  return listen((sheets) => [
    sheets.onAdded.add(handler),
    sheets.onDeleted.add(handler),
    sheets.onActivated.add(handler),
    ...(features.renameEvents
      ? [
          sheets.onNameChanged.add(handler),
          sheets.onMoved.add(handler),
          sheets.onVisibilityChanged.add(handler),
        ]
      : []),
  ]);
}

/**
 * Adds handlers to events of sheets.
 * @returns removes them, in the conversation in which they were added
 * @throws what Excel throws
 */
export async function listen(
  add: (sheets: Excel.WorksheetCollection) => Handlers,
): Promise<() => Promise<void>> {
  const [conversation, handlers] = await run(async (context) => {
    const added = add(context.workbook.worksheets);
    await context.sync();
    return [context, added] as const;
  });
  return () =>
    Excel.run(conversation, async (context) => {
      for (const each of handlers) each.remove();
      await context.sync();
    });
}

/** A handler that calls back at most once in a moment, and what calls the last call off. */
export function onceInAMoment(changed: () => void): { soon: () => Promise<void>; callOff: () => void } {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  return {
    soon: () => {
      waiting ??= setTimeout(() => {
        waiting = null;
        changed();
      }, MOMENT_MS);
      return Promise.resolve();
    },
    callOff: () => {
      if (waiting !== null) clearTimeout(waiting);
    },
  };
}
