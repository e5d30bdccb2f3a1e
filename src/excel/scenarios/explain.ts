import { explainOn } from "../claims/write";
import type { Problem } from "../talk/problem";

/** Refused cells are those of a protected sheet. */
export function explainInputs(error: unknown): Problem {
  const reason = explainOn("", error);
  return reason.kind === "protected"
    ? {
        ...reason,
        message:
          "An input is on a protected sheet. Unprotect the sheet (Review, Unprotect Sheet), or unlock its inputs, then try again.",
      }
    : reason;
}
