import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { collectFunctions, type CustomFunctions } from "../engine";

/** Our own functions as the build made them; none where nothing was built yet, and then they are named as not known. */
export function builtFunctions(script = path.resolve("dist/functions.js")): CustomFunctions {
  let code: string;
  try {
    code = readFileSync(script, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw error;
  }
  return collectFunctions((runtime) => vm.runInNewContext(code, { CustomFunctions: runtime, console }));
}
