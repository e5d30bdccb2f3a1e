import { describe, expect, it } from "vitest";
import { comparison, constantsBehind, Refused, type Book, type Place } from "../../src/engine";
import exceptions from "../cases/engine/excel-computed-exceptions.json";
import { bookOf, hasOracle, readOracle, type OracleBook } from "../support/oracle";
import { nearby, overTrials, refresh } from "../support/over-trials";

const NOW = new Date(2026, 10, 26, 12);

const formulasOf = (book: Book): Place[] =>
  book.sheets.flatMap((sheet, number) =>
    [...sheet.entries()].flatMap(({ row, column, cell }) =>
      cell.formula === undefined ? [] : [{ sheet: number, row, column }],
    ),
  );

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

  it.runIf(hasOracle())("every formula over trials gives what it gives in each by itself", () => {
    let tried = 0;
    const found = readOracle().flatMap((oracle) => {
      const book = bookOf(oracle);
      refresh(book, { now: NOW });
      return formulasOf(book).flatMap((output) => {
        const inputs = constantsBehind(book, [output], 12);
        if (inputs.length === 0) return [];
        const values = inputs.map(({ sheet, row, column }) =>
          Number(book.sheets[sheet]!.get(row, column)!.value),
        );
        try {
          const different = overTrials(book, inputs, [output], nearby(values), { now: NOW });
          tried++;
          return different.map((one) => `${oracle.workbook} ${one}`);
        } catch (thrown) {
          if (!(thrown instanceof Refused)) throw thrown;
          return [];
        }
      });
    });
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(3000);
  });
});
