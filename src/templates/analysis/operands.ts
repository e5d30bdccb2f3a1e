import { CellRef, columnLetters, f, list, type Expr } from "../../sheets/formula";
import type { Sheet } from "../../sheets/sheet";

/** A cell of what is audited, or a part of its text. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly part?: { readonly from: number; readonly length: number };
  /** The cell holds a number, not a text that prints one. */
  readonly numeric?: boolean;
}

/** The numbers of the audited cells, as a formula refers to them. */
export interface Operands {
  number(place: Place, value: number): Expr;
  /** Of cells below or beside one another. */
  numbers(places: readonly Place[], values: readonly number[]): Expr;
}

/** Where the audited cells are. */
export type CellAt = (row: number, column: number) => CellRef;

/** `'Report'!$B$5`, or the part of its text that holds the claim. */
export function textAt(at: CellAt, { row, column, part }: Place): Expr {
  const cell = at(row, column);
  return part ? f`MID(${cell},${whole(part.from + 1)},${whole(part.length)})` : cell;
}

const whole = (number: number): Expr => ({ render: () => String(number) });

/** What ROI_VALUE and ROI_VERDICT take last where decimals stand behind a comma. */
export const markArgument = (decimal: "." | ","): Expr => ({ render: () => (decimal === "," ? ',","' : "") });

/** With the add-in a printed number is read where it stands. */
export function readInPlace(at: CellAt, decimal: "." | ","): Operands {
  const mark = markArgument(decimal);
  const number = (place: Place): Expr =>
    place.numeric ? at(place.row, place.column) : f`ROI_VALUE(${textAt(at, place)}${mark})`;
  return {
    number,
    numbers(places) {
      const [first, last] = [places[0]!, places[places.length - 1]!];
      if (places.length === 1) return number(first);
      const range = rangeOf(at(first.row, first.column), at(last.row, last.column));
      if (places.every(({ numeric }) => numeric)) return range;
      return places.some(({ numeric, part }) => numeric || part)
        ? list(places.map(number))
        : f`ROI_VALUE(${range}${mark})`;
    },
  };
}

/** Without it, numbers are read once, into cells of their own, in which they can be mended. */
export class ReadFigures implements Operands {
  private readonly figures: { place: Place; value: number; note?: string }[] = [];
  private readonly known = new Map<string, number>();
  private top = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly at: CellAt,
  ) {}

  number(place: Place, value: number): Expr {
    if (place.numeric) return this.at(place.row, place.column);
    return this.cell(this.numberOf(place, value));
  }

  numbers(places: readonly Place[], values: readonly number[]): Expr {
    if (places.some(({ numeric }) => numeric))
      return list(places.map((place, k) => this.number(place, values[k]!)));
    const rows = places.map((place, k) => this.numberOf(place, values[k]!));
    const inOrder = rows.every((row, k) => row === rows[0]! + k);
    if (!inOrder) return list(rows.map((row) => this.cell(row)));
    return rows.length === 1
      ? this.cell(rows[0]!)
      : rangeOf(this.cell(rows[0]!), this.cell(rows[rows.length - 1]!));
  }

  /** Both ends of a printed range. */
  ends(
    place: Place,
    { low, high }: { readonly low: number; readonly high: number },
  ): [low: CellRef, high: CellRef] {
    const end = (value: number, note: string) => this.cell(this.figures.push({ place, value, note }) - 1);
    return [end(low, "The range’s lower end"), end(high, "The range’s upper end")];
  }

  private numberOf(place: Place, value: number): number {
    const key = `${place.row},${place.column},${place.part?.from ?? ""}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.figures.length);
    return this.figures.push({ place, value }) - 1;
  }

  private cell(row: number): CellRef {
    return new CellRef(this.sheet, () => ({ row: this.top + row, column: this.sheet.columnOf("stated") }));
  }

  /** Lays out what was read, below everything else. */
  place(): void {
    if (this.figures.length === 0) return;
    this.sheet.skip();
    this.sheet.heading("Figures as they were read");
    this.sheet.headers({ where: "As printed", stated: "Number", note: "Note" });
    this.figures.forEach(({ place, value, note }, k) => {
      const refs = this.sheet.line({
        where: { role: "label", formula: textAt(this.at, place), format: "General" },
        stated: { role: "input", value, format: "General", validity: "any" },
        ...((note ?? k === 0) && {
          note: {
            role: "note",
            value: note ?? "Change the number with the text it was read from: plain formulas can't read it.",
          } as const,
        }),
      });
      if (k === 0) this.top = refs.stated!.position.row;
    });
  }
}

function rangeOf(from: CellRef, to: CellRef): Expr {
  return {
    render: (place) => {
      const { row, column } = to.position;
      return `${from.render(place)}:$${columnLetters(column)}$${row + 1}`;
    },
  };
}
