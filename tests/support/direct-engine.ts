import { Engine } from "../../src/taskpane/computing/engine";
import { serve, Session } from "../../src/taskpane/computing/session";
import type { CustomFunctions } from "../../src/engine";

/** The engine without a thread of its own. What goes to and fro is copied, as to and from one. */
export const directEngine = (custom: CustomFunctions = new Map()): Engine =>
  new Engine((heard) => {
    const take = serve(new Session(custom), (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => heard(copy));
    });
    return { post: (message) => take(structuredClone(message)), close: () => undefined };
  });
