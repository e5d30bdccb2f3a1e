import { describe, expect, it } from "vitest";
import { readFeatures, leftOut } from "../../../src/excel/talk/features";
import { explain } from "../../../src/excel/talk/problem";
import { openWorkbook } from "../../support/workbook";

/**
 * The codes of "Error handling with the application-specific JavaScript APIs", general and Excel's own
 * (office-js-docs-pr, testing/application-specific-api-error-handling, read 2026-11-26), and what Excel is reported to
 * give beside them.
 */
const CODES: [code: string, words: RegExp][] = [
  ["AccessDenied", /Unprotect .* Enable Editing/],
  ["ActivityLimitReached", /busy/],
  ["ApiNotAvailable", /too old/],
  ["ApiNotFound", /too old/],
  ["BadPassword", /protected/],
  ["Client Error", /refused a step/],
  ["Conflict", /Someone else/],
  ["ContentLengthRequired", /refused a step/],
  ["GeneralException", /doesn't say why.* tabs .* chart sheet .* another workbook/],
  ["HostRestartNeeded", /close Excel and open it again/],
  ["InsertDeleteConflict", /Someone else/],
  ["InvalidArgument", /refused a step/],
  ["InvalidBinding", /not in the workbook any more/],
  ["InvalidOperation", /refused a step/],
  ["InvalidReference", /not in the workbook any more/],
  ["InvalidRequest", /refused a step/],
  ["InvalidRibbonDefinition", /refused a step/],
  ["InvalidSelection", /Bring this workbook to the front/],
  ["ItemAlreadyExists", /Someone else/],
  ["ItemNotFound", /not in the workbook any more/],
  ["MemoryLimitReached", /out of memory/],
  ["NotImplemented", /too old/],
  ["RequestAborted", /Wait a moment/],
  ["RequestPayloadSizeLimitExceeded", /more at once than Excel takes/],
  ["ResponsePayloadSizeLimitExceeded", /more at once than Excel takes/],
  ["ServiceNotAvailable", /network/],
  ["Unauthenticated", /sign in/],
  ["UnsupportedFeature", /too old/],
  ["UnsupportedOperation", /too old/],
  ["EmptyChartSeries", /chart has no data/],
  ["FilteredRangeConflict", /filter/],
  ["FormulaLengthExceedsLimit", /Shorten it/],
  ["InactiveWorkbook", /Bring this workbook to the front/],
  ["InvalidOperationInCellEditMode", /Press Enter or Esc in the cell/],
  ["MergedRangeConflict", /Unmerge/],
  ["NonBlankCellOffSheet", /edge of the sheet/],
  ["OperationCellsExceedLimit", /more at once than Excel takes/],
  ["PivotTableRangeConflict", /PivotTable/],
  ["RangeExceedsLimit", /more at once than Excel takes/],
  ["RefreshWorkbookLinksBlocked", /Allow and refresh/],
  ["UnsupportedSheet", /tab of a worksheet/],
  // Beyond the table: Excel.ErrorCodes of the reference, and of office.js.
  ["UndoNotSupported", /undo/],
  ["ConnectionFailure", /network/],
  ["InvalidOrTimedOutSession", /network/],
  ["OpenWorkbookLinksBlocked", /Allow and refresh/],
  ["PowerQueryRefreshResourceChallenge", /Allow and refresh/],
];

describe("what a fault means to a user", () => {
  it.each(CODES)("%s", (code, words) => {
    const problem = explain({ code, message: "…", debugInfo: { errorLocation: "Range.values" } });
    expect(problem).toMatchObject({ code, location: "Range.values" });
    expect(problem.kind).not.toBe("unknown");
    expect(problem.message).toMatch(words);
  });

  it("has a sentence for every code that the library knows", async () => {
    const workbook = openWorkbook({ functions: null });
    const known = [workbook.Excel.ErrorCodes, OfficeExtension.ErrorCodes].flatMap((codes) =>
      Object.values(codes as Record<string, string>),
    );
    await workbook.dispose();
    expect(known.length).toBeGreaterThan(30);
    // Word's and PowerPoint's come with every library.
    const others = /^(SearchDialogIsOpen|SearchStringInvalidOrTooLong)$/;
    expect(known.filter((code) => !others.test(code) && explain({ code }).kind === "unknown")).toEqual([]);
  });

  it("knows a full store for settings by the place, since Excel calls it an invalid argument", () => {
    const full = { code: "InvalidArgument", debugInfo: { errorLocation: "SettingCollection.add" } };
    expect(explain(full)).toMatchObject({ kind: "full" });
    expect(explain(full).message).toMatch(/Remove inserted sheets or scenarios/);
  });

  it("repeats Excel's words, the code and the place, where a user can't know what to do", () => {
    const message = "There was an internal error.";
    expect(explain({ code: "GeneralException", message }).message).toMatch(
      / Then try again\. Excel says: There was an internal error\. \(GeneralException\)$/,
    );
    const refused = { code: "InvalidArgument", message, debugInfo: { errorLocation: "Range.values" } };
    expect(explain(refused).message).toMatch(/internal error\. \(InvalidArgument, Range\.values\)$/);
    expect(explain(new TypeError("x is undefined"))).toMatchObject({
      kind: "unknown",
      code: "TypeError",
      message: "Excel could not do this. Excel says: x is undefined (TypeError)",
    });
    expect(explain(undefined)).toMatchObject({ kind: "unknown", code: "Unknown" });
  });
});

describe("what an older Excel lacks", () => {
  const upTo = (minor: number) => readFeatures((_set, version) => Number(version.split(".")[1]) <= minor);

  it("is told once, and only if it was asked for and a user would miss it", () => {
    expect(leftOut(upTo(7), ["validation", "validation", "areas"])).toEqual([
      "checks of what is typed into inputs",
    ]);
    expect(leftOut(upTo(20), ["validation", "print"])).toEqual([]);
    expect(upTo(6).base).toBe(false);
  });
});
