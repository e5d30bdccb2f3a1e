import { realClock, type Clock } from "./clock";

/** How long an answer may take before the user is asked whether a cell is being edited. */
const PATIENCE_MS = 2000;

let listener: (waiting: boolean) => void = () => undefined;
let clock = realClock;
const waiting = new Set<Excel.RequestContext>();

/**
 * Calls back when a change has got no answer for a while, and when it has. Excel holds it back while a cell is being
 * edited, also when the user has long since clicked into the pane, and doesn't say that it does.
 */
export function whileKeptWaiting(changed: (waiting: boolean) => void, by: Clock = realClock): void {
  [listener, clock] = [changed, by];
  // What was kept waiting before is told to nobody any more.
  waiting.clear();
}

/** Watches how long the first answer of a conversation takes: later ones have work to do. */
export function watchFirstAnswer(context: Excel.RequestContext): void {
  const sync = context.sync.bind(context);
  context.sync = async (value) => {
    context.sync = sync;
    const callOff = clock.after(PATIENCE_MS, () => tell(() => waiting.add(context)));
    try {
      return await sync(value);
    } finally {
      callOff();
      tell(() => waiting.delete(context));
    }
  };
}

function tell(change: () => unknown): void {
  const before = waiting.size > 0;
  change();
  if (before !== waiting.size > 0) listener(waiting.size > 0);
}
