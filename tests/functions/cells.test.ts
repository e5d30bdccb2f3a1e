import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  asCells,
  call,
  CellError,
  ErrorCode,
  install,
  loadFunctions,
  resultOf,
  shown,
} from "../support/custom-functions";

const { functions } = await loadFunctions();
const roi = (name: string, ...args: unknown[]) => call(functions.get(name)!, ...args.map(asCells));
const messageOf = (result: unknown): string => {
  expect(result).toBeInstanceOf(CellError);
  return (result as CellError).message;
};

describe("broadcasting", () => {
  const money = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
  const sizes = fc.record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) });
  const block = (rows: number, columns: number) =>
    fc.array(fc.array(fc.oneof(money, fc.constant(0)), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    });
  /** Two blocks that combine: each as tall and as wide as the result, or one cell in that direction. */
  const combining = sizes.chain(({ rows, columns }) =>
    fc
      .tuple(
        fc.constantFrom(1, rows),
        fc.constantFrom(1, columns),
        fc.constantFrom(1, rows),
        fc.constantFrom(1, columns),
      )
      .chain(([r1, c1, r2, c2]) => fc.tuple(block(r1, c1), block(r2, c2))),
  );

  it.each(["ROI_SAVINGS", "ROI_SAVINGS_RATE", "ROI_SPEEDUP", "ROI_QUALITY_RETAINED"])(
    "%s of ranges is the function cell by cell",
    (name) => {
      fc.assert(
        fc.property(combining, ([first, second]) => {
          const rows = Math.max(first.length, second.length);
          const columns = Math.max(first[0]!.length, second[0]!.length);
          const pick = (cells: number[][], r: number, c: number) =>
            cells[cells.length === 1 ? 0 : r]![cells[0]!.length === 1 ? 0 : c]!;
          const one = Array.from({ length: rows }, (_, r) =>
            Array.from({ length: columns }, (_, c) =>
              shown(roi(name, pick(first, r, c), pick(second, r, c))),
            ),
          );
          const all = shown(roi(name, first, second));
          expect(rows === 1 && columns === 1 ? [[all]] : all).toEqual(one);
        }),
      );
    },
  );

  it("names both arguments and both sizes when sizes don't combine", () => {
    const message = messageOf(roi("ROI_SAVINGS", [[1], [2], [3]], [[1], [2]]));
    expect(message).toContain("baseline is 3×1");
    expect(message).toContain("optimized is 2×1");
    expect(messageOf(roi("ROI_SAVINGS", [[1, 2]], [[1, 2, 3]]))).toContain("1×2");
  });

  it("names the first of the largest arguments, when several are as large", () => {
    const message = (...cells: unknown[]) => messageOf(roi("ROI_RISK_ADJUST", ...cells));
    expect(message([[1, 2, 3]], [[1, 2, 3]], [[1, 2]])).toMatch(/impact is 1×2.*amount is 1×3/);
    expect(message([[1], [2], [3]], [[1], [2], [3]], [[1], [2]])).toMatch(/impact is 2×1.*amount is 3×1/);
  });

  it("refuses a whole column with a whole row, instead of filling all memory", () => {
    const column = Array.from({ length: 1_048_576 }, () => [1]);
    const row = [Array.from({ length: 16_384 }, () => 1)];
    expect(messageOf(roi("ROI_SAVINGS", column, row))).toContain("1048576×16384");
  });

  it("gives as many cells as Excel hands on, and a message instead of more", () => {
    const cells = Array.from({ length: 200_000 }, (_, i) => [i]);
    const result = roi("ROI_SAVINGS", cells, 1) as number[][];
    expect(result.length).toBe(200_000);
    expect(result[199_999]).toEqual([199_998]);
    expect(messageOf(roi("ROI_SAVINGS", [...cells, [1]], 1))).toBe(
      "The result has 200001×1 cells, and Excel hands on 200000 at most.",
    );
    expect((roi("ROI_SAMPLE", "normal", 200_000, 1, 0, 1) as number[][]).length).toBe(200_000);
    expect(messageOf(roi("ROI_SAMPLE", "normal", 200_001, 1, 0, 1))).toContain("200001×1");
  });

  it("takes a million rows without running out of stack", () => {
    const cells = Array.from({ length: 1_000_000 }, (_, i) => [i]);
    const gain = roi("ROI_QUALITY_GAIN", cells, cells) as number;
    expect(gain).toBe(0);
  });
});

describe("what a cell may hold", () => {
  it("an empty cell is 0 in each of its spellings", () => {
    for (const empty of [0, null, "", undefined])
      expect(functions.get("ROI_SAVINGS")!([[5]], [[empty]])).toEqual([[5]]);
  });

  it("a cell with a data type counts as its plain value", () => {
    const price = { type: "FormattedNumber", basicType: "Double", basicValue: 5, numberFormat: "$0.00" };
    expect(functions.get("ROI_SAVINGS")!([[price]], [[2]])).toEqual([[3]]);
  });

  it("text: which argument, which row, what it held, and ROI_VALUE as the way out", () => {
    const column = roi("ROI_SAVINGS", [[1], [2], ["$10.2M"]], 1) as unknown[][];
    expect(column.slice(0, 2)).toEqual([[0], [1]]);
    const message = messageOf(column[2]![0]);
    expect(message).toContain("baseline, row 3");
    expect(message).toContain('"$10.2M"');
    expect(message).toContain("ROI_VALUE reads it as 10200000");
  });

  it("text that can't be read: no way out is promised, and 20 characters are shown", () => {
    const message = messageOf(roi("ROI_SAVINGS", 1, "about as much as before, we think"));
    expect(message).toContain("optimized, row 1");
    expect(message).toContain('"about as much as bef…"');
    expect(message).not.toContain("ROI_VALUE");
  });

  it("in a row of cells the column is named", () => {
    const line = roi("ROI_SAVINGS", [[1, "x", 3]], 1) as unknown[][];
    expect(messageOf(line[0]![1])).toContain("baseline, row 1, column 2");
    const pair = roi("ROI_SAVINGS", [["x", 2]], 1) as unknown[][];
    expect(messageOf(pair[0]![0])).toContain("baseline, row 1, column 1");
  });

  it("a logical value", () => {
    expect(messageOf(roi("ROI_QUALITY_GAIN", [[1], [2]], [[1], [true]]))).toContain("optimized, row 2");
    expect(messageOf(roi("ROI_SAVINGS", true, 1))).toContain("TRUE");
  });

  it("an unknown word: what it may be", () => {
    const message = messageOf(roi("ROI_SPEEDUP", 1, 2, "fast"));
    expect(message).toContain("measure, row 1");
    expect(message).toContain('"time" or "rate"');
  });

  it.each([
    ["ROI_SAMPLE", "distribution", [null, 5, 1, 0, 1]],
    ["ROI_QUANTILE", "distribution", [null, 0.5, 0, 1]],
    ["ROI_FINETUNE_MEMORY", "method", [7e9, null]],
  ])("%s: a word that is left out and has no default", (id, argument, args) => {
    expect(messageOf(roi(id, ...args))).toMatch(new RegExp(`^${argument}, row 1, .*""`));
  });

  it("NaN and infinity, which no cell can hold, never leave", () => {
    for (const value of [NaN, Infinity, -Infinity])
      for (const name of ["ROI_SAVINGS", "ROI_SAVINGS_RATE", "ROI_QUALITY_RETAINED", "ROI_QUALITY_GAIN"])
        for (const args of [
          [value, 5],
          [5, value],
        ]) {
          const result = shown(roi(name, ...args));
          expect(
            result === "#NUM!" || Number.isFinite(result),
            `${name}(${args.join()}): ${String(result)}`,
          ).toBe(true);
        }
  });
});

describe("errors as the runtime knows them", () => {
  afterEach(() => install());

  it("codes", () => {
    expect(roi("ROI_SAVINGS_RATE", 0, 1)).toEqual(new CellError(ErrorCode.divisionByZero));
    expect(roi("ROI_TIME_SAVINGS", 0)).toEqual(new CellError(ErrorCode.invalidNumber));
  });

  it("a runtime with an error class but few codes gets #VALUE!", () => {
    install({ ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" } });
    expect(shown(resultOf(functions.get("ROI_SAVINGS_RATE")!, [[0]], [[1]]))).toBe("#VALUE!");
  });

  it("a runtime without an error class: good results as ever, a plain throw otherwise", () => {
    install({ Error: undefined });
    expect(functions.get("ROI_SAVINGS")!([[5], [7]], [[2]])).toEqual([[3], [5]]);
    expect(() => functions.get("ROI_SAVINGS_RATE")!([[5], [0]], [[2]])).toThrow("baseline is 0");
    expect(() => functions.get("ROI_QUALITY_GAIN")!([["x"]], [[2]])).toThrow("baseline, row 1");
  });
});
