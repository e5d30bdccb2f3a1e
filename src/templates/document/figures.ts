import { DOCUMENT } from "../../evidence/document/sections";
import type { Figure } from "../../evidence/figure";
import type { Quantity } from "../../sheets/context";

/** A figure of the document as a number that a sheet takes in. */
export function quantityOf(figure: Figure): Quantity {
  const { id, label, value, unit } = figure;
  return { id, label, value, unit, source: sourceOf(figure) };
}

export function sourceOf({ section }: { readonly section: string }): string {
  return `${DOCUMENT}, “${section}”`;
}
