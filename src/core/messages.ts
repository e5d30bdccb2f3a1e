/**
 * Every sentence that a user can read about an argument, in one place. Excel shows them on `#VALUE!` and `#N/A`; the
 * other kinds carry them for callers of the core and for the help.
 */
import { CalcError } from "./errors";

const shown = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

export const messages = {
  zeroDivisor: (name: string) => `${name} is 0.`,
  negative: (name: string) => `${name} is negative.`,
  notPositive: (name: string) => `${name} is not above 0.`,
  outsideUnit: (name: string) => `${name} is outside 0 to 1.`,
  rateTooLow: (name: string) => `${name} is not above -1.`,
  noUnitSaving: "The cost per unit doesn't fall.",
  shapeIncomplete: "Give layers, width and sequence together.",
  notInOrder: (lesser: string, greater: string) => `${lesser} is more than ${greater}.`,
  missing: (name: string) => `${name} is missing.`,
  infeasible: "No metalog distribution has these percentiles.",
  noCorrelations: (size: number) =>
    `correlations is no symmetric table of ${size} × ${size} numbers with 1 on its diagonal.`,
  notPositiveDefinite: "No numbers correlate like this: bring the correlations nearer to 0.",
  badTrials: (most: number) => `trials is no whole number from 1 to ${most}.`,
  tooMuchWork: "This is too much work.",
  tooManyCells: (size: string, most: number) =>
    `The result has ${size} cells, and Excel hands on ${most} at most.`,
  oneTrial: "One trial doesn't deviate.",
  badSeed: "seed is no whole number.",
  noRate: "No rate makes the net present value 0.",
  tooManySignChanges: "The flows change sign too often.",
  dateTooEarly: "A date is none, or lies before the first one.",
  neverPaysBack: "The savings never repay the investment.",
  tooLarge: "The result is too large for a number.",
  tooSmall: "The number is too small for a cell.",
  broken: (reason: string) => `Failed: ${reason}`,
  aboveLayers: "windowLayers is more than layers.",
  sharesAboveOne: "The shares exceed 1.",
  noRows: "Every row is 0.",

  text: (where: string, text: string) => `${where} holds "${shown(text)}", which is text, not a number.`,
  readableText: (where: string, text: string, value: number) =>
    `${messages.text(where, text)} ROI_VALUE reads it as ${value}.`,
  logical: (where: string, value: boolean) => `${where} holds ${value ? "TRUE" : "FALSE"}, not a number.`,
  notOneCell: (name: string, size: string) => `${name} is ${size} cells: it takes one cell only.`,
  sizesDiffer: (one: string, oneSize: string, other: string, otherSize: string) =>
    `${one} is ${oneSize} and ${other} is ${otherSize} (rows × columns): these sizes don't combine.`,
  unknownWord: (where: string, text: string, words: readonly string[]) =>
    `${where} holds "${shown(text)}". It takes ${words.map((word) => `"${word}"`).join(" or ")}.`,

  noNumber: (text: string) => `"${shown(text)}" holds no number.`,
  manyNumbers: (text: string) => `"${shown(text)}" holds more than one number.`,
  rangeOfNumbers: (text: string) => `"${shown(text)}" is a range, not one number.`,
  notUnderstood: (text: string, part: string) =>
    `"${shown(text)}" holds "${shown(part)}", which could change the number and isn't understood.`,
  numberOfName: (text: string, name: string) =>
    `"${shown(text)}" may name something ("${shown(name)}") rather than count it.`,
  unclearNumber: (text: string) => `"${shown(text)}" can be read in more than one way.`,
};

/** @throws {CalcError} "div0" when the divisor is 0 */
export function requireDivisor(name: string, value: number): void {
  if (value === 0) throw new CalcError("div0", messages.zeroDivisor(name));
}

/** @throws {CalcError} "num" when the value is negative */
export function requireNonNegative(name: string, value: number): void {
  if (value < 0) throw new CalcError("num", messages.negative(name));
}

/** @throws {CalcError} "num" unless the value is more than 0 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0)) throw new CalcError("num", messages.notPositive(name));
}

/** @throws {CalcError} "num" unless 0 ≤ value ≤ 1 */
export function requireUnit(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new CalcError("num", messages.outsideUnit(name));
}

/** @throws {CalcError} "num" unless the rate is more than −1 */
export function requireRate(name: string, value: number): void {
  if (!(value > -1)) throw new CalcError("num", messages.rateTooLow(name));
}

/** @throws {CalcError} "num" when the lesser one is more than the greater one */
export function requireOrder(lesserName: string, lesser: number, greaterName: string, greater: number): void {
  if (!(lesser <= greater)) throw new CalcError("num", messages.notInOrder(lesserName, greaterName));
}

/** @throws {CalcError} "num" unless trials is a whole number from 1 to most */
export function requireTrials(trials: number, most: number): void {
  if (!(Number.isInteger(trials) && trials >= 1 && trials <= most))
    throw new CalcError("num", messages.badTrials(most));
}

/** @throws {CalcError} "num" unless the seed is a whole number */
export function requireSeed(seed: number): void {
  if (!Number.isSafeInteger(seed)) throw new CalcError("num", messages.badSeed);
}
