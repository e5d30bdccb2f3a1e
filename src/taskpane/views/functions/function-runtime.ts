import { CellError, type Cell, type Value } from "./values";

/** Calls a function with what a formula hands over; null for an argument that is left out. */
export type Callable = (values: (Value | null)[]) => Value;
export type FunctionSet = ReadonlyMap<string, Callable>;

/** Excel's names of its cell errors, and what a cell shows. */
const SHOWN = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

/** Excel's runtime error; what the functions throw and put into arrays. */
class RuntimeError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

type Implementation = (...values: unknown[]) => unknown;

/**
 * Stands in for Excel's runtime of custom functions: the built script registers its functions with it, and they are
 * then called as Excel calls them, a single cell as one row of one cell.
 */
export function collectFunctions(run: (runtime: object) => void): FunctionSet {
  const functions = new Map<string, Callable>();
  run({
    associate: (id: string, implementation: Implementation) => functions.set(id, callable(implementation)),
    Error: RuntimeError,
    ErrorCode: Object.fromEntries(Object.keys(SHOWN).map((code) => [code, code])),
  });
  return functions;
}

function callable(implementation: Implementation): Callable {
  return (values) => {
    // A cell that holds an error is handed on without a call.
    const error = values.flat(2).find((value) => value instanceof CellError);
    if (error) return error;
    try {
      return cellsOf(
        implementation(
          ...values.map((value) => (value === null || Array.isArray(value) ? value : [[value]])),
        ),
      );
    } catch (thrown) {
      return errorOf(thrown);
    }
  };
}

function cellsOf(result: unknown): Value {
  if (!Array.isArray(result)) return cellOf(result);
  const rows = (result as unknown[][]).map((row) => row.map(cellOf));
  const [only] = rows[0] ?? [];
  return rows.length === 1 && rows[0]?.length === 1 && only !== undefined ? only : rows;
}

const cellOf = (value: unknown): Cell =>
  value instanceof RuntimeError ? errorOf(value) : ((value ?? 0) as Cell);

const errorOf = (thrown: unknown): CellError =>
  thrown instanceof RuntimeError
    ? new CellError(SHOWN[thrown.code as keyof typeof SHOWN] ?? "#VALUE!", thrown.message)
    : new CellError("#VALUE!");

/**
 * The add-in's own functions, as built for Excel. They run in a frame of their own: the name under which the script
 * looks for Excel's runtime may be Excel's in this one.
 * @throws when the script can't be loaded
 */
export async function loadFunctions(address: string): Promise<FunctionSet> {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Functions";
  document.body.append(frame);
  const [inside, page] = [frame.contentWindow, frame.contentDocument];
  if (!inside || !page) throw new Error("no frame for the functions");
  let runtime: object = {};
  const functions = collectFunctions((standIn) => (runtime = standIn));
  Object.assign(inside, { CustomFunctions: runtime });
  await new Promise<void>((resolve, reject) => {
    const script = page.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    page.head.append(script);
  });
  return functions;
}
