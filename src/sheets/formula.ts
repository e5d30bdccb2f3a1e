/**
 * Formulas as values. An expression is rendered when its sheet is finished, so that it may refer to cells whose rows
 * are not known yet, and so that a reference carries the sheet's name only where it leaves the sheet.
 */
export interface Place {
  /** The sheet and the row on which the formula will stand. */
  readonly sheet: string;
  readonly row: number;
}

export interface Expr {
  render(place: Place): string;
}

/** f`SUM(${column})`: Excel's text with expressions in between. */
export function f(texts: TemplateStringsArray, ...parts: readonly Expr[]): Expr {
  return {
    render: (place) => texts.reduce((all, text, i) => all + text + (parts[i]?.render(place) ?? ""), ""),
  };
}

/** A text constant of a formula. */
export function words(text: string): Expr {
  if (text.length > 255) throw new Error(`Excel allows 255 characters in a text constant: ${text}`);
  return { render: () => `"${text.replaceAll('"', '""')}"` };
}

/** Arguments of a function, without those that are left out; or operands of one operator. */
export function list(parts: readonly (Expr | undefined)[], operator = ","): Expr {
  const given = parts.filter((part) => part !== undefined);
  return { render: (place) => given.map((part) => part.render(place)).join(operator) };
}

export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

export function sheetReference(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A column's header within a structured reference: an apostrophe before what has a meaning there. */
export function escapedHeader(header: string): string {
  return header.replace(/['#@[\]]/g, "'$&");
}

/**
 * `[Savings rate]` after a table's name: letters, digits and spaces need nothing more, and every other header
 * brackets of its own.
 */
export function columnReference(header: string): string {
  return /^[A-Za-z0-9 ]+$/.test(header) ? `[${header}]` : `[[${escapedHeader(header)}]]`;
}

/** `[@Savings]` or `[@[Savings rate]]`: the cell of the same row. */
export function thisRowReference(header: string): string {
  return /^[A-Za-z0-9]+$/.test(header) ? `[@${header}]` : `[@[${escapedHeader(header)}]]`;
}

/** `(a-b)` alone in a cell is `a-b`. */
export function withoutOuterBrackets(text: string): string {
  return text.startsWith("(") && text.endsWith(")") && !OPERATOR.test(outermost(text))
    ? text.slice(1, -1)
    : text;
}

/** An expression as an operand: in brackets where it is a sum or the like. */
export function operand(expr: Expr): Expr {
  return {
    render: (place) => {
      const text = expr.render(place);
      return OPERATOR.test(outermost(text)) ? `(${text})` : text;
    },
  };
}

const OPERATOR = /[-+*/^&=<>()]/;

/** What stands outside of all brackets, texts and sheet names; a call's arguments are within brackets. */
function outermost(text: string): string {
  let kept = text.replace(/"(?:[^"]|"")*"|'(?:[^']|''){0,300}'!/g, "");
  for (let shorter = kept; ; kept = shorter) {
    shorter = kept.replace(/\[(?:'.|[^'[\]]){0,600}\]|\([^()[\]]*\)/g, "");
    if (shorter === kept) return kept;
  }
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/** A cell of a sheet that is being built; its row may be settled later. */
export class CellRef implements Expr {
  constructor(
    readonly sheet: { readonly name: string },
    private readonly locate: () => Position,
  ) {}

  get position(): Position {
    return this.locate();
  }

  /** `$C$5`: absolute, so that a table's column formula stays one formula for all of its rows. */
  render(place: Place): string {
    const { row, column } = this.position;
    return this.qualified(place, `$${columnLetters(column)}$${row + 1}`);
  }

  /** `C5`: for formulas that people will copy along a row or down a column. */
  get relative(): Expr {
    return {
      render: (place) => {
        const { row, column } = this.position;
        return this.qualified(place, `${columnLetters(column)}${row + 1}`);
      },
    };
  }

  /** As a link's target, with the sheet's name always. */
  get target(): string {
    const { row, column } = this.position;
    return `${sheetReference(this.sheet.name)}!${columnLetters(column)}${row + 1}`;
  }

  private qualified(place: Place, address: string): string {
    return place.sheet === this.sheet.name ? address : `${sheetReference(this.sheet.name)}!${address}`;
  }
}

/** A cell that is laid out further down than the formulas that read it. */
export class LateRef implements Expr {
  private cell?: Expr;

  settle(cell: Expr): void {
    this.cell = cell;
  }

  render(place: Place): string {
    if (!this.cell) throw new Error("A formula reads a cell that was never laid out");
    return this.cell.render(place);
  }
}
