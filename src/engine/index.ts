/**
 * The engine: a user's workbook as something that can be computed, one value a cell or many trials at once. Knows no Excel
 * and no DOM; what it is given and what it returns can be sent to and from a worker, models and simulations aside.
 *
 * How a view uses it:
 *
 *     const custom = collectFunctions((runtime) => …);     // our own functions: the built script registers with `runtime`
 *     const book = bookFrom(data, { custom });             // what Excel handed over, as plain data; finds what spills
 *     const model = new Model({ book, inputs, outputs, custom });
 *         // inputs and outputs are places { sheet, row, column }, counted from 0.
 *         // Throws Refused (a circle; a formula that can't be read) and, at its first run, RefusedCell: `address`, `formula`,
 *         // `what` ("OFFSET", "[1]Sheet1", another add-in's function) and `reason`, to be shown as they are.
 *         // model.slice.steps: the formulas between inputs and outputs; .idle: inputs that no output depends on;
 *         // .drawing: cells with a RAND of their own.
 *     checkBase(model)                                     // where the engine differs from what Excel shows, before anything
 *
 *     model.values(columns, points)  what each output shows at points: a tornado's ends, a grid's
 *     reach(model, base, input, [low, high], output, target)          every root in the range, or the nearest
 *     frontier(…)                                          the same along a second input
 *     constantsBehind(book, outputs, most)                 the numbers that outputs depend on: what may be varied
 *     valueForChance(…)                                    the value at which P(output ≥ target) is so much
 *
 *     const simulation = new Simulation({ model, inputs, seed, sampling, order });
 *         // inputs: for each a distribution by name with its numbers, or { kind: "data", values }
 *     for (const done of simulation.more(100_000)) …       // progress; leave the loop to cancel: what is done holds
 *     for (const done of simulation.more(100_000)) …       // goes on without starting again
 *     simulation.results(0)                                values (NaN where a trial gave no number) and why they failed
 *     const trials = sorted(simulation.results(0).values); // then summary, percentile, probabilityBelow, expectedShortfall,
 *                                                          // meanHalfWidth and percentileHalfWidth (for a stop rule)
 *     dependence(matrixOf(n, strengths)) or of a matrix of one's own: { matrix, moved, order } with order for the plan above;
 *     achieved(simulation.inputs)                          the correlations that the draws have
 *     drivers(inputs, output)                              rank correlations and contributions to variance
 *     memoryFor(inputs, outputs, trials)                   bytes, to be said before a run
 *
 * All of them are synchronous: call them in a worker, and yield to its messages between the steps of `more`.
 */
export { Model, RefusedCell, type Question } from "./block/model";
export { checkBase, type Difference } from "./block/check";
export type { Slice, Step } from "./block/slice";
export { findSpills } from "./evaluate/find-spills";
export { Calculation, type Circumstances } from "./evaluate/calculation";
export { collectFunctions, type CustomFunctions } from "./evaluate/custom";
export { FUNCTIONS } from "./functions";
export { frontier, reach, type Reach } from "./questions/target";
export { constantsBehind } from "./questions/levers";
export { valueForChance } from "./questions/chance";
export { Refused } from "./refused";
export { achieved, dependence, matrixOf, type Dependence, type Strength } from "./simulate/dependence";
export { drivers, type Driver } from "./simulate/drivers";
export type { Uncertainty } from "./simulate/input";
export { memoryFor } from "./simulate/memory";
export { Simulation, type Plan, type Results } from "./simulate/simulation";
export { TrialMemory } from "./simulate/trial-memory";
export * from "./simulate/statistics";
export { Unreadable } from "./syntax/scanner";
export { readFormula } from "./syntax/reader";
export { CellError, type ErrorCode } from "./values/cell-error";
export type { Scalar } from "./values/scalar";
export { gridOf } from "./values/value";
export { Book, type Cell, type DefinedName, type Table } from "./workbook/book";
export { bookFrom, type BookData, type RangeData, type SheetData } from "./workbook/book-data";
export { addressOf } from "./workbook/key";
export { needsWorkbook } from "./workbook/needs-workbook";
export type { Place } from "./workbook/resolve";
export { bookFromParts, type Parts, type SavedBook } from "./file/book-from-parts";
export {
  comparison,
  NOT_SAVED,
  type Comparison,
  type DifferentCell,
  type UnknownCell,
} from "./file/comparison";
