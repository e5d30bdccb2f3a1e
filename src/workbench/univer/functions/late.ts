import type { FunctionCalls } from "../../model/port";

/** Where a function is called, by sheet, row, column and name. */
export interface Call {
  sheetId: string;
  row: number;
  column: number;
  name: string;
}

interface Cell extends Call {
  /** Results that have arrived, by the arguments: one for each call of the function in this cell's formula. */
  readonly known: Map<string, unknown>;
  /** What the cell showed last. */
  shown: unknown;
  /** Calls that have not been answered, by the arguments, and how much of their time is over. */
  readonly waiting: Map<string, number>;
}

const placeOf = ({ sheetId, row, column, name }: Call) => `${sheetId}!${row},${column} ${name}`;

/**
 * Results that come after the calculation that asks for them, as those of Excel's custom functions do: functions run
 * elsewhere. Until then the cell shows something else, and formulas that refer to it are calculated with that.
 */
export class LateResults {
  private readonly cells = new Map<string, Cell>();
  /** Cells whose formula was entered while its function was unknown. */
  private readonly unknown = new Map<string, Call>();

  /**
   * @param formulaAt the formula of a cell, "" where it is filled from another, null where there is none
   * @param onArrival called when something else is to be shown
   */
  constructor(
    private readonly calls: () => FunctionCalls | null,
    private readonly formulaAt: (call: Call) => string | null,
    private readonly onArrival: () => void,
  ) {}

  /** What a call gives just now. */
  answer(call: Call, args: string, result: () => unknown): unknown {
    const calls = this.calls();
    if (!calls) return result();
    // Univer calculates a formula once more that was cleared while its result was outstanding.
    if (this.formulaAt(call) === null) return "";
    const place = placeOf(call);
    if (!calls.registered()) this.unknown.set(place, call);
    if (this.unknown.has(place)) return { code: "#NAME?" };
    const cell = this.cellAt(place, call);
    if (cell.known.has(args)) return (cell.shown = cell.known.get(args));
    const share = cell.waiting.get(args);
    if (share !== undefined) return this.meanwhile(calls, cell, share);
    const delay = calls.delay();
    if (delay === 0) return (cell.shown = result());
    cell.waiting.set(args, 0);
    const at = (part: number, then: () => void) =>
      calls.after(delay * part, () => {
        // The formula was entered anew in the meantime, or its arguments are others.
        if (this.cells.get(place) !== cell || !cell.waiting.has(args)) return;
        then();
        this.onArrival();
      });
    if (calls.meanwhile) at(0.5, () => cell.waiting.set(args, 0.5));
    at(1, () => this.arrive(cell, args, result()));
    return this.meanwhile(calls, cell, 0);
  }

  /** A call that is answered without the function, since one of its arguments is an error. */
  passed(call: Call, value: unknown): unknown {
    if (this.calls()) {
      const cell = this.cellAt(placeOf(call), call);
      cell.known.clear();
      cell.waiting.clear();
      cell.shown = value;
    }
    return value;
  }

  /** Formulas were entered: whatever their cells showed was another's. */
  entered(sheetId: string, holds: (row: number, column: number) => boolean): void {
    for (const map of [this.cells, this.unknown] as Map<string, Call>[])
      for (const [place, call] of map)
        if (call.sheetId === sheetId && holds(call.row, call.column)) map.delete(place);
  }

  private cellAt(place: string, call: Call): Cell {
    const known = this.cells.get(place);
    if (known) return known;
    const cell: Cell = { ...call, known: new Map(), waiting: new Map(), shown: undefined };
    this.cells.set(place, cell);
    return cell;
  }

  private meanwhile({ meanwhile }: FunctionCalls, cell: Cell, share: number): unknown {
    const shown = meanwhile ? meanwhile(share) : cell.shown;
    if (shown === undefined) return { code: "#BUSY!" };
    return typeof shown === "string" && shown.startsWith("#") ? { code: shown } : shown;
  }

  private arrive(cell: Cell, args: string, value: unknown): void {
    cell.waiting.delete(args);
    cell.known.set(args, value);
    const calls = (this.formulaAt(cell) ?? "").toUpperCase().split(`${cell.name}(`).length - 1;
    for (const old of cell.known.keys()) if (cell.known.size > Math.max(1, calls)) cell.known.delete(old);
  }
}
