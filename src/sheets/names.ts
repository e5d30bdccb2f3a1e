import type { TakenNames } from "./plan";

const SHEET_NAME_LIMIT = 31;
const NAME_LIMIT = 255;

/** Gives out names that are free in the workbook and within the plan. Excel compares them without regard to case. */
export class NameAllocator {
  private readonly sheets: Set<string>;
  private readonly names: Set<string>;

  constructor(taken: TakenNames) {
    this.sheets = new Set(taken.sheets.map(folded));
    this.names = new Set(taken.names.map(folded));
  }

  /** "Audit", or "Audit (2)" where that is taken; never longer than 31 characters. */
  sheet(wanted: string): string {
    if (!isSheetName(wanted)) throw new Error(`Not a sheet name: ${wanted}`);
    return claim(this.sheets, wanted, (n) => {
      const suffix = ` (${n})`;
      return wanted.slice(0, SHEET_NAME_LIMIT - suffix.length).trimEnd() + suffix;
    });
  }

  /** A table's or a range's name, "Costs_70B" or "Costs_70B_2": the two share one space. */
  name(wanted: string): string {
    if (!isDefinedName(wanted)) throw new Error(`Not a name: ${wanted}`);
    return claim(this.names, wanted, (n) => `${wanted}_${n}`);
  }
}

function claim(taken: Set<string>, wanted: string, numbered: (n: number) => string): string {
  let candidate = wanted;
  for (let n = 2; taken.has(folded(candidate)); n++) candidate = numbered(n);
  taken.add(folded(candidate));
  return candidate;
}

// Excel folds case by Unicode; upper case first, so that letters with one capital for two small ones meet.
const folded = (name: string) => name.toUpperCase().toLowerCase();

export function isSheetName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= SHEET_NAME_LIMIT &&
    !/[\\/?*[\]:]/.test(name) &&
    !/^'|'$/.test(name) &&
    folded(name) !== "history"
  );
}

/**
 * What Excel takes as the name of a table or a range, with one rule of our own: `ROI_` begins functions only.
 * Cell addresses (to XFD1048576) and R1C1 spellings are refused by Excel.
 */
export function isDefinedName(name: string): boolean {
  return (
    name.length <= NAME_LIMIT &&
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) &&
    !isCellAddress(name) &&
    !/^(R\d*)?(C\d*)?$/i.test(name) &&
    !/^ROI_/i.test(name)
  );
}

function isCellAddress(name: string): boolean {
  const match = /^([A-Z]{1,3})(\d+)$/i.exec(name);
  if (!match) return false;
  const column = [...(match[1] ?? "").toUpperCase()].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);
  const row = Number(match[2]);
  return column <= 16384 && row >= 1 && row <= 1_048_576;
}
