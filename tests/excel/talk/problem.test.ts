import { describe, expect, it } from "vitest";
import { readFeatures, leftOut } from "../../../src/excel/talk/features";
import { explain } from "../../../src/excel/talk/problem";

describe("what a fault means to a user", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "editing", "Press Enter or Esc"],
    ["AccessDenied", "protected", "Unprotect"],
    ["RequestPayloadSizeLimitExceeded", "too-large", "too large"],
    ["ConnectionFailure", "lost", "network"],
    ["ItemAlreadyExists", "conflict", "Try again"],
    ["ApiNotFound", "old", "too old"],
    ["RequestAborted", "busy", "Wait"],
  ])("%s is %s", (code, kind, words) => {
    const problem = explain({ code, message: "…", debugInfo: { errorLocation: "Range.values" } });
    expect(problem).toMatchObject({ kind, code, location: "Range.values" });
    expect(problem.message).toContain(words);
  });

  it("repeats Excel's words, with the code, where there are none of ours", () => {
    expect(explain({ code: "GeneralException", message: "There was an internal error." }).message).toBe(
      "Excel could not do this. Excel says: There was an internal error. (GeneralException)",
    );
    expect(explain(new TypeError("x is undefined"))).toMatchObject({ kind: "unknown", code: "TypeError" });
    expect(explain(undefined)).toMatchObject({ kind: "unknown", code: "Unknown" });
  });
});

describe("what an older Excel lacks", () => {
  const upTo = (minor: number) => readFeatures((_set, version) => Number(version.split(".")[1]) <= minor);

  it("is told once, and only if it was asked for and a user would miss it", () => {
    expect(leftOut(upTo(7), ["validation", "validation", "screen"])).toEqual([
      "checks of what is typed into inputs",
    ]);
    expect(leftOut(upTo(20), ["validation", "print"])).toEqual([]);
    expect(upTo(6).base).toBe(false);
  });
});
