/** Why the engine doesn't compute a formula: it says so by name and never guesses. */
export class Refused extends Error {
  constructor(
    /** What isn't known, as the formula names it: "OFFSET", "a union", "[1]Sheet1". */
    readonly what: string,
    readonly reason: string,
    /** Where it stands in the formula, counted from 0. */
    readonly position?: { start: number; end: number },
  ) {
    super(`${what}: ${reason}`);
  }
}
