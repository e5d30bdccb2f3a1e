import type { FunctionMetadata, FunctionsBundle } from "./metadata";

export type CustomFunction = (...args: unknown[]) => unknown;

export interface LoadedFunction {
  /** As typed in a cell. */
  name: string;
  metadata: FunctionMetadata;
  call: CustomFunction;
}

/** Excel's `CustomFunctions.Error`. */
export class CustomFunctionsError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

const ErrorCode = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

/**
 * Runs a built functions script the way Excel's own runtime for functions does: no window, only `CustomFunctions`.
 * Returns every function of the metadata for which the script associated code.
 */
export function loadFunctions({ script, metadata, namespace }: FunctionsBundle): LoadedFunction[] {
  const associated = new Map<string, CustomFunction>();
  const associate = (id: string | Record<string, CustomFunction>, f?: CustomFunction): void => {
    if (typeof id === "string") associated.set(id.toUpperCase(), f as CustomFunction);
    else for (const [key, value] of Object.entries(id)) associated.set(key.toUpperCase(), value);
  };
  // The script's free name `CustomFunctions` is this parameter, so that office.js's own in a test stays untouched.
  new Function("CustomFunctions", script)({ associate, Error: CustomFunctionsError, ErrorCode });

  const prefix = namespace ? `${namespace.toUpperCase()}.` : "";
  return metadata.functions.flatMap((m) => {
    const call = associated.get(m.id.toUpperCase());
    return call ? [{ name: prefix + m.name.toUpperCase(), metadata: m, call }] : [];
  });
}
