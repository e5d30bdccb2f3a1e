import type { Figure, UnitId } from "../../../evidence/figure";
import type { Quantity } from "../../../sheets/context";
import { f, list, type Expr } from "../../../sheets/formula";
import type { SheetFunctions } from "../../../sheets/functions";
import { quantityOf } from "../figures";

/** One figure of the document beside its own arithmetic. */
export interface AuditRow {
  /** Number of the claim, with a part of it after the point. */
  readonly number: string;
  readonly claim: string;
  readonly section: string;
  readonly unit: UnitId;
  readonly computed: Expr;
  readonly format?: string;
  /** What is printed; nothing where a value is shown and not judged. */
  readonly figure?: Figure;
  /** A claim in words, with a verdict of its own. */
  readonly words?: { readonly text: string; readonly verdict: Expr };
  /** The reading under which the printed figure holds, or what is to be said. */
  readonly reading: string;
}

/** What the rows compute with. */
export interface AuditTools {
  readonly functions: SheetFunctions;
  /** The cell of an input. */
  cell(quantity: Quantity): Expr;
  /** Memory of full fine-tuning in GB. */
  fullMemory(parameters: Expr): Expr;
  /** Number format of a price to four decimals. */
  readonly finePrice: string;
  /** Shapley shares of the training optimizations at the stated speedup, in their order. */
  readonly fairShares: readonly Expr[];
}

/** Shorthand of the files that list the rows. */
export function auditing(tools: AuditTools) {
  const value = (figure: Figure) => tools.cell(quantityOf(figure));
  const judged = (
    number: string,
    claim: string,
    figure: Figure,
    computed: Expr,
    reading = "",
    format?: string,
  ): AuditRow => ({
    number,
    claim,
    section: figure.section,
    unit: figure.unit,
    computed,
    figure,
    reading,
    ...(format !== undefined && { format }),
  });
  const shown = (
    number: string,
    claim: string,
    section: string,
    unit: UnitId,
    computed: Expr,
    reading: string,
    format?: string,
  ): AuditRow => ({
    number,
    claim,
    section,
    unit,
    computed,
    reading,
    ...(format !== undefined && { format }),
  });
  return { ...tools, value, judged, shown };
}

/** A sum that shows an error for a text, which SUM would leave out. */
export function added(parts: readonly Expr[]): Expr {
  return f`(${list(parts, "+")})`;
}
