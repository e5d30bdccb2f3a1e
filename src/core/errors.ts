/** Why a calculation has no result. The cell error that a user sees is chosen in functions/cells.ts. */
export type CalcErrorKind =
  /** A divisor is zero: `#DIV/0!`. */
  | "div0"
  /** Outside the domain, or an iteration did not converge: `#NUM!`. */
  | "num"
  /** Wrong type, shape or unknown word: `#VALUE!`, shown with the message. */
  | "value"
  /** The question has no answer: `#N/A`, shown with the message. */
  | "na";

/**
 * The one kind of error that the core throws. It isn't an `Error`: recording where it came from takes microseconds, and
 * a range of a million empty rows can make a million of them.
 */
export class CalcError {
  constructor(
    readonly kind: CalcErrorKind,
    readonly message: string,
  ) {}
}
