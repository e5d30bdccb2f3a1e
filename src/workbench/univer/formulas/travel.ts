import type { Rect } from "../../model/port";
import { still, type Piece } from "../moves";

export interface Place {
  sheetId: string;
  r: number;
  c: number;
}

/** A formula in the engine's spelling and its cell; a name's formula has no cell. */
export type Rewrite = (formula: string, cell: Place | null) => string;

/** Where cells are when the mutations that change their formulas are executed. */
export interface Travel {
  /** Null for a cell that is gone by then. */
  place(cell: Place): Place | null;
  /** The cells that a rule judges. */
  carry(sheetId: string, at: Rect): Piece[];
}

export const STAYING: Travel = { place: (cell) => cell, carry: (_sheetId, at) => [still(at)] };
