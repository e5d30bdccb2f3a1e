/**
 * A stand-in for Excel's custom functions runtime: errors, codes and registration, as the published types and
 * office.js have them. Importing it installs the global.
 */
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readFileSync, readdirSync } from "node:fs";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

/** Values of the runtime's own enumeration (@types/custom-functions-runtime 1.6.13). */
export const ErrorCode = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

export class CellError {
  constructor(
    readonly code: string,
    readonly message: string = "",
  ) {}
}

export type CustomFunction = (...args: unknown[]) => unknown;

const registered = new Map<string, CustomFunction>();

function associate(id: string, implementation: CustomFunction): void {
  if (registered.has(id)) throw new Error(`${id} is registered twice`);
  registered.set(id, implementation);
}

/**
 * A fresh one each time: files share a worker, and office.js, when one of them loads it, writes its own errors into the
 * runtime that it finds.
 * @param other what another runtime has in its place
 */
export function install(other: Record<string, unknown> = {}): void {
  Object.assign(globalThis, { CustomFunctions: { Error: CellError, ErrorCode, associate, ...other } });
}
install();

const here = path.dirname(fileURLToPath(import.meta.url));
export const functionsFolder = path.resolve(here, "../../src/functions");

/** The declaration files: those with a @customfunction. */
export const declarationFiles = readdirSync(functionsFolder)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => path.join(functionsFolder, name))
  .filter((file) => readFileSync(file, "utf8").includes("@customfunction"));

export interface ParameterMetadata {
  name: string;
  description: string;
  type: string;
  dimensionality?: string;
  optional?: boolean;
}

export interface FunctionMetadata {
  id: string;
  name: string;
  description: string;
  parameters: ParameterMetadata[];
  result: { type?: string; dimensionality?: string };
  options?: Record<string, boolean>;
}

/** The metadata that the build generates, and the functions as the build registers them. */
export async function loadFunctions(): Promise<{
  metadata: FunctionMetadata[];
  functions: Map<string, CustomFunction>;
}> {
  install();
  const generated = await generateCustomFunctionsMetadata(declarationFiles);
  if (generated.errors.length > 0) throw new Error(generated.errors.join("\n"));
  for (const file of declarationFiles) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, CustomFunction>;
    for (const { id, functionName, sourceFileName } of generated.associate) {
      if (sourceFileName !== file || registered.has(id)) continue;
      associate(id, exported[functionName]!);
    }
  }
  const { functions } = JSON.parse(generated.metadataJson) as { functions: FunctionMetadata[] };
  return { metadata: functions, functions: registered };
}

/** A cell error as its code, anything else as it is, in every cell: what a user sees in the grid. */
export function shown(value: unknown): unknown {
  if (value instanceof CellError) return value.code;
  return Array.isArray(value) ? value.map(shown) : value;
}

/** Calls a function as Excel does: every range argument is rows of cells, and a thrown error is the result. */
export function call(implementation: CustomFunction, ...args: unknown[]): unknown {
  install();
  return resultOf(implementation, ...args);
}

/** The same, on the runtime that is there. */
export function resultOf(implementation: CustomFunction, ...args: unknown[]): unknown {
  try {
    const result = implementation(...args);
    return Array.isArray(result) && result.length === 1 && result[0].length === 1 ? result[0][0] : result;
  } catch (thrown) {
    if (thrown instanceof CellError) return thrown;
    throw thrown;
  }
}

/** A value as the rows of cells that Excel makes of it; null (left out) stays null. */
export function asCells(value: unknown): unknown {
  return value === null || value === undefined || Array.isArray(value) ? value : [[value]];
}
