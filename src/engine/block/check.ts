import { sameComplex } from "../functions/engineering/complex";
import { CellError } from "../values/cell-error";
import type { Scalar } from "../values/scalar";
import { addressOf } from "../workbook/key";
import { Model } from "./model";

/** Agreement with what Excel computed. */
export const RELATIVE = 1e-9;

export interface Difference {
  readonly address: string;
  readonly formula: string;
  readonly shown: Scalar;
  readonly computed: Scalar;
}

/** Whether the engine's value is what Excel shows. */
export function agrees(shown: Scalar, computed: Scalar): boolean {
  if (typeof shown === "number" && typeof computed === "number")
    return Math.abs(shown - computed) <= RELATIVE * Math.abs(shown);
  if (shown instanceof CellError) return computed instanceof CellError && shown.code === computed.code;
  // Complex numbers are texts; their last digits are no more than those of other numbers.
  if (typeof shown === "string" && typeof computed === "string" && shown !== computed)
    return sameComplex(shown, computed, RELATIVE);
  // Excel shows an empty text as nothing.
  return (shown ?? "") === (computed ?? "");
}

/**
 * The cells between a model's inputs and outputs that the engine computes otherwise than Excel shows them, with the inputs as
 * they are: in the order of computing, so that the first one is where it began. A model that draws random numbers of its own
 * has nothing to compare.
 */
export function checkBase(model: Model): Difference[] {
  const { question, slice } = model;
  if (slice.drawing.length > 0) return [];
  const { book, inputs } = question;
  const every = new Model({ ...question, outputs: slice.steps.map(({ place }) => place) });
  const base = inputs.map(({ sheet, row, column }) => [
    Number(book.sheets[sheet]!.get(row, column)?.value ?? 0),
  ]);
  return every.values(base, 1).flatMap(([computed], i) => {
    const { cell, place } = slice.steps[i]!;
    if (agrees(cell.value, computed!)) return [];
    return [
      { address: addressOf(book, place), formula: cell.formula, shown: cell.value, computed: computed! },
    ];
  });
}
