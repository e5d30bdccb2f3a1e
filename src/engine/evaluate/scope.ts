import type { Value } from "../values/value";
import type { Place } from "../workbook/resolve";

/** What LET and LAMBDA have given a name, the innermost first. */
export class Names {
  constructor(
    private readonly name: string,
    /** undefined for a parameter that was left out */
    private readonly value: Value | undefined,
    private readonly outer: Names | null,
  ) {}

  find(name: string): { value: Value | undefined } | null {
    if (this.name.toLowerCase() === name.toLowerCase()) return { value: this.value };
    return this.outer?.find(name) ?? null;
  }
}

/** Where an expression stands. */
export interface Scope {
  readonly place: Place;
  readonly names: Names | null;
  /** Inside of a defined name, whose references are relative to the cell that uses it. */
  readonly inName: boolean;
}
