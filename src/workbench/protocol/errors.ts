/**
 * Errors as the Office host reports them. Codes and messages are those of Microsoft's "Error handling with the
 * application-specific JavaScript APIs"; add-ins branch on the code, so it must be the one the real host gives.
 */
const MESSAGES = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound:
    "The API you are trying to use could not be found. It may be available in a newer version of the Office application.",
  BadPassword: "The password you supplied is incorrect.",
  Conflict: "Request could not be processed because of a conflict.",
  EmptyChartSeries: "The attempted operation failed because the chart series is empty.",
  FormulaLengthExceedsLimit: "The bytecode of the applied formula exceeds the maximum length limit.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode:
    "The operation isn't available while Excel is in Edit cell mode. Exit Edit mode by using the Enter or Tab keys, or by selecting another cell, and then try again.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidRequest: "Cannot process the request.",
  InvalidSelection: "The current selection is invalid for this operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict:
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
  NonBlankCellOffSheet:
    "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  NotImplemented: "The requested feature isn't implemented.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
  RequestAborted: "The request was aborted during run time.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
  UndoNotSupported: "The operation can't be grouped because an API in it doesn't support undo.",
  UnsupportedOperation: "The operation being attempted is not supported.",
} as const;

export type ErrorCode = keyof typeof MESSAGES;

const HTTP_STATUS: Partial<Record<ErrorCode, number>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  Conflict: 409,
  GeneralException: 500,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
  RequestPayloadSizeLimitExceeded: 413,
};

/** The one error a host object throws to answer a request with a failure. */
export class HostError extends Error {
  /** The member that failed, `Range.values`; filled in by the interpreter where the thrower left it out. */
  location?: string;

  constructor(
    readonly code: ErrorCode,
    message?: string,
    location?: string,
  ) {
    super(message ?? MESSAGES[code]);
    this.name = "HostError";
    if (location !== undefined) this.location = location;
  }

  get httpStatus(): number {
    return HTTP_STATUS[this.code] ?? 400;
  }
}

/**
 * Refusal of a member. The message names it, which Excel's own does not: whoever runs into it in the workbench has to
 * know what to implement or what to avoid.
 */
export function apiNotFound(className: string, member: string, set?: string): HostError {
  const why = set === undefined ? "this host does not implement it" : `it needs ${set}`;
  return new HostError(
    "ApiNotFound",
    `${MESSAGES.ApiNotFound} (${className}.${member}: ${why}.)`,
    `${className}.${member}`,
  );
}
