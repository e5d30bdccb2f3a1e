export type ProblemKind =
  | "structure"
  | "protected"
  | "editing"
  | "inactive"
  | "sheet-kind"
  | "conflict"
  | "filter"
  | "merged"
  | "pivot"
  | "edge"
  | "too-large"
  | "formula"
  | "full"
  | "memory"
  | "undo"
  | "chart"
  | "links"
  | "lost"
  | "signed-out"
  | "old"
  | "restart"
  | "no-functions"
  | "silent-functions"
  | "unfinished-run"
  | "unfinished-scenario"
  | "newer"
  | "gone"
  | "busy"
  | "refused"
  | "unclear"
  | "unknown";

/** Why Excel did not do what was asked. */
export interface Problem {
  kind: ProblemKind;
  /** Excel's own code, and the member of its object model that refused: for whoever has to look into it. */
  code: string;
  location: string;
  /** For the user: what is in the way, and what to do about it. What became of the workbook says who tells it. */
  message: string;
}

interface Entry {
  message: string;
  /** Excel's error codes that mean this: Excel.ErrorCodes, OfficeExtension.ErrorCodes and the loader's. */
  codes?: readonly string[];
}

const PROBLEMS: Record<ProblemKind, Entry> = {
  structure: {
    message:
      "The workbook's structure is protected, so no sheet can be added or removed. Unprotect it (Review, Protect Workbook), then try again.",
  },
  protected: {
    message:
      "What was to be changed is protected, or the workbook is open for reading only. Unprotect it (Review) or choose Enable Editing, then try again.",
    codes: ["AccessDenied", "BadPassword"],
  },
  editing: {
    message: "A cell is being edited. Press Enter or Esc in the cell, then try again.",
    codes: ["InvalidOperationInCellEditMode"],
  },
  inactive: {
    message: "Another workbook is in front. Bring this workbook to the front, then try again.",
    // Without the focus Excel also calls a selection invalid that nobody has asked for.
    codes: ["InactiveWorkbook", "InvalidSelection"],
  },
  "sheet-kind": {
    message: "A chart sheet or macro sheet is in the way. Choose the tab of a worksheet, then try again.",
    codes: ["UnsupportedSheet"],
  },
  conflict: {
    message: "Someone else changed the workbook at the same moment. Try again.",
    codes: ["ItemAlreadyExists", "Conflict", "InsertDeleteConflict"],
  },
  filter: {
    message: "A filter is in the way. Clear it (Data, Clear), then try again.",
    codes: ["FilteredRangeConflict"],
  },
  merged: {
    message: "Merged cells or a table are in the way. Unmerge them or choose another place, then try again.",
    codes: ["MergedRangeConflict"],
  },
  pivot: {
    message: "A PivotTable is in the way. Move it or choose another place, then try again.",
    codes: ["PivotTableRangeConflict"],
  },
  edge: {
    message:
      "Cells at the edge of the sheet would be pushed off it. Delete the rows or columns there, also those that look empty, then try again.",
    codes: ["NonBlankCellOffSheet"],
  },
  "too-large": {
    message:
      "That is more at once than Excel takes. Choose less, one sheet or fewer cells, or use Excel on a desktop computer.",
    codes: [
      "RequestPayloadSizeLimitExceeded",
      "ResponsePayloadSizeLimitExceeded",
      "OperationCellsExceedLimit",
      "RangeExceedsLimit",
      "RangeImageExceedsLimit",
    ],
  },
  formula: {
    message:
      "A formula is longer than this Excel takes. Shorten it, or divide it over several cells, then try again.",
    codes: ["FormulaLengthExceedsLimit"],
  },
  full: {
    message:
      "The room that Excel gives add-ins within a workbook is used up. Remove inserted sheets or scenarios that you don't need, then try again.",
  },
  memory: {
    message: "Excel has run out of memory. Save, close other workbooks, then try again.",
    codes: ["MemoryLimitReached"],
  },
  undo: {
    message:
      "This Excel can't do that in one step that it could undo. Update Excel, or use Excel on the web.",
    codes: ["UndoNotSupported"],
  },
  chart: {
    message: "A chart has no data to show. Fill the cells that it shows, then try again.",
    codes: ["EmptyChartSeries"],
  },
  links: {
    message:
      "Excel blocks this workbook's links to other files or queries. Allow and refresh them (Data), then try again.",
    codes: ["OpenWorkbookLinksBlocked", "RefreshWorkbookLinksBlocked", "PowerQueryRefreshResourceChallenge"],
  },
  lost: {
    message: "The connection to Excel was lost. Check your network, then try again.",
    codes: [
      "ConnectionFailure",
      "HttpRequestError",
      "Timeout",
      "InvalidOrTimedOutSession",
      "InvalidRequestContext",
      "ServiceNotAvailable",
    ],
  },
  "signed-out": {
    message: "Excel no longer knows who you are. Reload the workbook, sign in, then try again.",
    codes: ["Unauthenticated"],
  },
  old: {
    message: "This version of Excel is too old for that. Update Excel, or use Excel on the web.",
    codes: [
      "ApiNotFound",
      "ApiNotAvailable",
      "NotImplemented",
      "NotSupported",
      "UnsupportedOperation",
      "UnsupportedFeature",
      "UnsupportedFillType",
    ],
  },
  restart: {
    message: "Excel has to be started anew. Save your work, close Excel and open it again.",
    codes: ["HostRestartNeeded"],
  },
  "no-functions": {
    message:
      "This Excel doesn't run the functions of add-ins, so formulas with them would show #NAME?. Use plain formulas instead.",
  },
  "silent-functions": {
    message:
      "The add-in's functions don't answer, so formulas with them would show #NAME?. After an installation they can take a minute: try again, or use plain formulas instead.",
  },
  "unfinished-run": {
    message:
      "A run in this workbook was cut short, or goes on in another window: its inputs are not back yet. Restore them first, at the top of Sensitivity.",
  },
  "unfinished-scenario": {
    message:
      "Switching or comparing scenarios was cut short, or goes on in another window: the inputs are not back yet. Restore them first, at the top of Scenarios.",
  },
  newer: {
    message:
      "A newer version of Phoenix ROI has left inputs changed in this workbook. Close and open Excel to get that version, then restore them.",
  },
  gone: {
    message: "A sheet or a cell that this needs is not in the workbook any more. Undo that, or begin anew.",
    codes: ["ItemNotFound", "InvalidReference", "InvalidBinding"],
  },
  busy: {
    message: "Excel is busy. Wait a moment, then try again.",
    codes: ["RequestAborted", "OperationAborted", "ActivityLimitReached", "ServerBusy"],
  },
  refused: {
    message: "Excel refused a step. Try again; if it stays so, tell whoever gave you this add-in:",
    codes: [
      "CannotRegisterEvent",
      "CannotUpdateReadOnlyProperty",
      "Client Error",
      "ContentLengthRequired",
      "DirtySupportingFormula",
      "InvalidArgument",
      "InvalidOperation",
      "InvalidRequest",
      "InvalidRibbonDefinition",
      "InvalidState",
      "NotAllowed",
      "PropertyNotLoaded",
      "RunMustReturnPromise",
    ],
  },
  unclear: {
    message:
      "Excel could not do this and doesn't say why. If several tabs are selected, choose one; if a chart sheet or another workbook is in front, choose a worksheet of this workbook. Then try again.",
    codes: ["GeneralException"],
  },
  unknown: { message: "Excel could not do this." },
};

const KINDS = new Map(
  (Object.entries(PROBLEMS) as [ProblemKind, Entry][]).flatMap(([kind, { codes = [] }]) =>
    codes.map((code) => [code, kind] as const),
  ),
);

/** A problem of a kind that was noticed here, not reported by Excel. */
export const problem = (kind: ProblemKind, code: string = kind, location = ""): Problem => ({
  kind,
  code,
  location,
  message: PROBLEMS[kind].message,
});

/** Plain words for whatever a request threw. */
export function explain(error: unknown): Problem {
  const { code, message, debugInfo } = (error ?? {}) as {
    code?: unknown;
    message?: unknown;
    debugInfo?: { errorLocation?: unknown };
  };
  const name = typeof code === "string" && code ? code : error instanceof Error ? error.name : "Unknown";
  const location = String(debugInfo?.errorLocation ?? "");
  // A full store says no more than that an argument is invalid; ours are none that it could refuse otherwise.
  if (name === "InvalidArgument" && location.startsWith("SettingCollection."))
    return problem("full", name, location);
  if (name === "InvalidArgument" && location === "Table.name") return problem("conflict", name, location);
  const known = problem(KINDS.get(name) ?? "unknown", name, location);
  if (known.kind !== "unknown" && known.kind !== "refused" && known.kind !== "unclear") return known;
  const said = typeof message === "string" && message ? ` Excel says: ${message}` : "";
  const where = location ? `${name}, ${location}` : name;
  return { ...known, message: `${known.message}${said} (${where})` };
}
