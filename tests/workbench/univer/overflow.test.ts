import { FontCache, SpreadsheetSkeleton } from "@univerjs/engine-render";
import { expect, it, vi } from "vitest";
import { reckonWithIndents } from "../../../src/workbench/univer/overflow";

it("a text runs on as far as it is wide behind its indent", () => {
  vi.spyOn(FontCache, "getMeasureText").mockReturnValue({
    width: 100,
    fontBoundingBoxAscent: 10,
    fontBoundingBoxDescent: 3,
  } as ReturnType<typeof FontCache.getMeasureText>);
  reckonWithIndents();
  const asked: number[] = [];
  const skeleton = Object.assign(Object.create(SpreadsheetSkeleton.prototype), {
    _cellData: { getValue: () => ({ v: "a text" }) },
    intersectMergeRange: () => false,
    getColumnCount: () => 9,
    _getOverflowBound: (_row: number, column: number, _end: number, width: number) => {
      asked.push(width);
      return column;
    },
  });
  const measure = (style: object) =>
    skeleton._calculateOverflowCell(0, 0, {
      style,
      cellData: { v: "a text" },
      horizontalAlign: 1,
      wrapStrategy: 1,
    });
  measure({ pd: { l: 11 } });
  measure({});
  expect(asked).toEqual([113, 104]);
});
