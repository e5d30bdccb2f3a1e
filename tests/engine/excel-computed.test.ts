import { describe, expect, it } from "vitest";
import { Calculation } from "../../src/engine/evaluate/calculation";
import { parseArea } from "../../src/engine/syntax/address";
import { CellError } from "../../src/engine/values/cell-error";
import type { Scalar } from "../../src/engine/values/scalar";
import exceptions from "../cases/engine/excel-computed-exceptions.json";
import { bookOf, hasOracle, isOwn, readOracle, type OracleBook } from "../support/oracle";

/** When the workbooks with TODAY were saved. */
const SAVED = new Date(2026, 6, 30, 14, 30);
const SAVED_BEFORE: Record<string, Date> = {
  "templates/gantt_project_tracker.xlsx": new Date(2026, 6, 23),
};
const RELATIVE = 1e-9;

interface Difference {
  where: string;
  formula: string;
  saved: string;
  computed: string;
}

/** Files of Excel have #VALUE! where a newer Excel shows one of the newer errors. */
const sameError = (saved: CellError, computed: Scalar): boolean =>
  computed instanceof CellError &&
  (computed.code === saved.code ||
    (saved.code === "#VALUE!" && ["#CALC!", "#SPILL!"].includes(computed.code)));

function same(saved: Scalar, computed: Scalar): boolean {
  // A formula can give a text that looks like an error.
  if (saved instanceof CellError) return sameError(saved, computed) || computed === saved.code;
  if (typeof saved === "number" && typeof computed === "number")
    return Math.abs(saved - computed) <= RELATIVE * Math.abs(saved);
  return (saved ?? "") === (computed ?? "");
}

function differences(oracle: OracleBook): { formulas: number; found: Difference[] } {
  const book = bookOf(oracle);
  const calculation = new Calculation(book, { now: SAVED_BEFORE[oracle.workbook] ?? SAVED });
  const found: Difference[] = [];
  let formulas = 0;
  for (const [number, { name, cells }] of oracle.sheets.entries())
    for (const [address, cell] of Object.entries(cells)) {
      if (!isOwn(cell)) continue;
      formulas++;
      const { top, left } = parseArea(address)!;
      const area = parseArea(cell.ref ?? address)!;
      const where = `${oracle.workbook} ${name} ${address}`;
      const refused = calculation.refused(number, top, left);
      if (refused) {
        found.push({ where, formula: cell.f, saved: String(cell.v), computed: refused.message });
        continue;
      }
      for (let row = area.top; row <= area.bottom; row++)
        for (let column = area.left; column <= area.right; column++) {
          const saved = book.sheets[number]!.get(row, column)?.value ?? null;
          const computed = calculation.value(number, row, column);
          if (!same(saved, computed))
            found.push({ where, formula: cell.f, saved: String(saved), computed: String(computed) });
        }
    }
  return { formulas, found };
}

describe("workbooks that Excel computed", () => {
  const reasons = exceptions as Record<string, string[]>;
  const excused = new Set(Object.values(reasons).flat());

  it.skipIf(hasOracle())("skipped: the workbooks aren't there (../shared/data/excel-computed.json)", () => {
    expect(hasOracle()).toBe(false);
  });

  it.runIf(hasOracle())("every formula gives what Excel saved, or stands in the list with a reason", () => {
    const all = readOracle().map(differences);
    const found = all.flatMap((one) => one.found);
    expect(found.filter(({ where }) => !excused.has(where))).toEqual([]);
    // What has come to agree leaves the list.
    const differing = new Set(found.map(({ where }) => where));
    expect([...excused].filter((where) => !differing.has(where))).toEqual([]);
    expect(all.reduce((sum, { formulas }) => sum + formulas, 0)).toBeGreaterThan(4800);
  });
});
