import { describe, expect, it } from "vitest";
import { blocks } from "../../../src/excel/write/blocks";
import { requests, step } from "../../../src/excel/write/step";

describe("blocks of a grid", () => {
  it("leave out edges that hold nothing", () => {
    const grid = [
      [null, null, null],
      [null, 1, null],
      [null, null, 2],
      [null, null, null],
    ];
    expect(blocks(grid, 1000)).toMatchObject([
      {
        rect: { row: 1, column: 1, rows: 2, columns: 2 },
        rows: [
          [1, null],
          [null, 2],
        ],
      },
    ]);
    expect(blocks([[null]], 1000)).toEqual([]);
  });

  it("are whole rows below the limit, in order", () => {
    const grid = Array.from({ length: 100 }, (_, i) => [`row ${i}`, i]);
    const parts = blocks(grid, 200);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.flatMap(({ rows }) => rows)).toEqual(grid);
    for (const { rows, bytes, rect } of parts) {
      expect(bytes).toBeLessThanOrEqual(200);
      expect(bytes).toBeGreaterThanOrEqual(JSON.stringify(rows).length - 2);
      expect(rect.rows).toBe(rows.length);
    }
    expect(parts.map(({ rect }) => rect.row)).toEqual(
      parts.map((_, i) => parts.slice(0, i).reduce((sum, { rect }) => sum + rect.rows, 0)),
    );
  });

  it("count bytes as UTF-8 sends them", () => {
    expect(blocks([["φ🚀"]], 1000)[0]?.bytes).toBe(Buffer.byteLength(JSON.stringify([["φ🚀"]])) - 1);
  });

  it("keep a row that is too long by itself", () => {
    expect(blocks([["x".repeat(50)], ["y"]], 20).map(({ rows }) => rows)).toEqual([
      [["x".repeat(50)]],
      [["y"]],
    ]);
  });
});

describe("requests of steps", () => {
  const sized = (bytes: number) => ({ ...step<void>(0, () => {}), bytes });

  it("hold as much as fits, in order", () => {
    const steps = [40, 40, 40, 200, 10].map(sized);
    expect(requests(steps, 100).map((group) => group.map(({ bytes }) => bytes))).toEqual([
      [40, 40],
      [40],
      [200],
      [10],
    ]);
    expect(requests([], 100)).toEqual([]);
  });
});
