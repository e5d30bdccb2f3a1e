import type { BaseValueObject } from "@univerjs/engine-formula";

/** A part of a formula as Univer parsed it. */
export interface FormulaNode {
  readonly nodeType: number;
  getToken(): string;
  getChildren(): FormulaNode[];
  getValue(): BaseValueObject | null;
  setValue(value: BaseValueObject): void;
  isAsync(): boolean;
  isForcedCalculateFunction(): boolean;
}

/** Univer's number for a call of a function. */
const FUNCTION = 4;
export const isFunction = ({ nodeType }: FormulaNode): boolean => nodeType === FUNCTION;
