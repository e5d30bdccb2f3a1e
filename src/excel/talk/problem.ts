/** Why Excel did not do what was asked. */
export interface Problem {
  kind: "protected" | "editing" | "conflict" | "too-large" | "lost" | "old" | "gone" | "busy" | "unknown";
  /** Excel's own code, and the member of its object model that refused: for whoever has to look into it. */
  code: string;
  location: string;
  /** For the user. */
  message: string;
}

const MESSAGES: Record<Problem["kind"], string> = {
  protected:
    "The workbook's structure is protected, so no sheet can be added or removed. Unprotect it (Review, Protect Workbook), then try again.",
  editing: "A cell is being edited. Press Enter or Esc in Excel to finish, then try again.",
  conflict: "Someone else changed the workbook at the same moment. Try again.",
  "too-large": "Excel refused the request because it is too large.",
  lost: "The connection to Excel was lost. Check your network, then try again.",
  old: "This version of Excel is too old for the sheets. Update Excel, or use Excel on the web.",
  gone: "The sheet is not in the workbook any more.",
  busy: "Excel is busy. Wait a moment, then try again.",
  unknown: "Excel could not do this.",
};

/** Excel's error codes (Excel.ErrorCodes, OfficeExtension.ErrorCodes and the loader's) by what they mean to a user. */
const KINDS: Record<string, Problem["kind"]> = {
  AccessDenied: "protected",
  InvalidOperationInCellEditMode: "editing",
  ItemAlreadyExists: "conflict",
  Conflict: "conflict",
  InsertDeleteConflict: "conflict",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  OperationCellsExceedLimit: "too-large",
  RangeExceedsLimit: "too-large",
  ConnectionFailure: "lost",
  HttpRequestError: "lost",
  Timeout: "lost",
  InvalidOrTimedOutSession: "lost",
  InvalidRequestContext: "lost",
  ApiNotFound: "old",
  NotImplemented: "old",
  ItemNotFound: "gone",
  RequestAborted: "busy",
  ActivityLimitReached: "busy",
  ServerBusy: "busy",
};

/** A problem of a kind that was noticed here, not reported by Excel. */
export const problem = (kind: Problem["kind"], code: string = kind, location = ""): Problem => ({
  kind,
  code,
  location,
  message: MESSAGES[kind],
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
  const kind = KINDS[name] ?? "unknown";
  if (kind !== "unknown") return problem(kind, name, location);
  const detail = typeof message === "string" && message ? ` Excel says: ${message}` : "";
  return { kind, code: name, location, message: `${MESSAGES.unknown}${detail} (${name})` };
}
