import { describe, expect, it } from "vitest";
import { comparison } from "../../src/engine";
import exceptions from "../cases/engine/excel-computed-exceptions.json";
import { bookOf, hasOracle, readOracle, type OracleBook } from "../support/oracle";

/** Of each workbook what `npm run compute` says of it, without our own functions, which Excel didn't have. */
function compared(oracle: OracleBook) {
  const book = bookOf(oracle);
  const unsaved = book.sheets.map(() => new Set<string>());
  const { formulas, different, unknown } = comparison(
    { book, unsaved, application: null, modified: null, iterates: false },
    new Map(),
  );
  const where = ({ sheet, cell }: { sheet: string; cell: string }) => `${oracle.workbook} ${sheet} ${cell}`;
  return {
    formulas,
    found: [
      ...different.map((one) => ({ ...one, where: where(one) })),
      // What the clock says can't be asked again.
      ...unknown
        .filter(({ reason }) => reason !== "depends on the day")
        .map((one) => ({ ...one, where: where(one) })),
    ],
  };
}

describe("workbooks that Excel computed", () => {
  const reasons = exceptions as Record<string, string[]>;
  const excused = new Set(Object.values(reasons).flat());

  it.skipIf(hasOracle())("skipped: the workbooks aren't there (../shared/data/excel-computed.json)", () => {
    expect(hasOracle()).toBe(false);
  });

  it.runIf(hasOracle())("every formula gives what Excel saved, or stands in the list with a reason", () => {
    const all = readOracle().map(compared);
    const found = all.flatMap((one) => one.found);
    expect(found.filter(({ where }) => !excused.has(where))).toEqual([]);
    // What has come to agree leaves the list.
    const differing = new Set(found.map(({ where }) => where));
    expect([...excused].filter((where) => !differing.has(where))).toEqual([]);
    expect(all.reduce((sum, { formulas }) => sum + formulas, 0)).toBeGreaterThan(4800);
  });
});
