import { collectFunctions, type CustomFunctions } from "../../engine";
import type { FromEngine, ToEngine } from "./questions";
import { serve, Session } from "./session";

declare function importScripts(...addresses: string[]): void;

/** The add-in's own functions, as they were built for Excel: they stand beside the folder of this script. */
function builtFunctions(): CustomFunctions {
  try {
    return collectFunctions((runtime) => {
      Object.assign(self, { CustomFunctions: runtime });
      importScripts(new URL("../functions.js", self.location.href).href);
    });
  } catch {
    // Formulas that call them are then refused by name, and Excel computes the model.
    return new Map();
  }
}

const take = serve(new Session(builtFunctions()), (message: FromEngine) => self.postMessage(message));
self.addEventListener("message", ({ data }: MessageEvent<ToEngine>) => take(data));
