/**
 * The examples that our own engine is proven by, in the grid: what it does otherwise stands in a list, by what the formulas
 * call. Of what only a cell's own place, its sheet or the time give, each engine has its own.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import differing from "../../cases/workbench/examples.json";
import type { Scalar, SheetPort } from "../../../src/workbench/model/port";
import { closeAll, input, open, rect } from "./support";

interface Cases {
  cells?: Record<string, Scalar | null>;
  examples: [formula: string, excel: unknown, cells?: Record<string, Scalar | null>, tolerance?: number][];
}

const FOLDER = path.resolve("tests/cases/engine/functions");
const RELATIVE = 1e-9;
/** Where formulas stand: far from what they read, one to so many rows and columns, which arrays fill. */
const FIRST = { r: 99, c: 25 };
const ROOM = 12;
const COLUMN = 60;
const NOT_ASKED = new Set(Object.values(differing.notAsked).flat());

afterEach(async () => {
  vi.useRealTimers();
  await closeAll();
});

/** An empty text is a formula's: a cell that is written "" is empty. */
const entered = (v: Scalar) => input(v === "" ? '=""' : v);

function agrees(grid: Scalar, excel: unknown, tolerance = RELATIVE): boolean {
  if (typeof grid === "number" && typeof excel === "number")
    return Math.abs(grid - excel) <= tolerance * Math.abs(excel);
  return grid === (excel ?? 0);
}

it("every example gives what Excel does, or stands in the list", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 0, 15, 12) });
  const bySheet = new Map<string, Cases>();
  for (const name of readdirSync(FOLDER))
    for (const { cells: shared, examples } of JSON.parse(
      readFileSync(path.join(FOLDER, name), "utf8"),
    ) as Cases[])
      for (const example of examples) {
        if (NOT_ASKED.has(example[0]) || String(example[1]).startsWith("refused")) continue;
        const cells = { ...shared, ...example[2] };
        const key = JSON.stringify(cells);
        bySheet.set(key, { cells, examples: [...(bySheet.get(key)?.examples ?? []), example] });
      }
  const { book, sheet: first } = open();
  const asked: { sheet: SheetPort; r: number; c: number; example: Cases["examples"][number] }[] = [];
  for (const { cells, examples } of bySheet.values()) {
    const sheet = asked.length === 0 ? first : book.addSheet(`Sheet${asked.length + 1}`);
    for (const [address, v] of Object.entries(cells ?? {}))
      if (v !== null) sheet.write(rect(address), [[entered(v)]]);
    examples.forEach((example, i) => {
      const [r, c] = [FIRST.r + (i % COLUMN) * ROOM, FIRST.c + Math.floor(i / COLUMN) * ROOM];
      asked.push({ sheet, r, c, example });
      sheet.write({ r, c, h: 1, w: 1 }, [[{ formula: example[0] }]]);
    });
  }
  await book.settle();
  const wrong = asked
    .filter(({ sheet, r, c, example: [, excel, , tolerance] }) => {
      const grid = sheet.read({ r, c, h: 1, w: 1 })[0]![0]!.value;
      return !agrees(grid, excel, tolerance);
    })
    .map(({ example: [formula] }) => formula);
  expect(asked.length).toBeGreaterThan(1380);
  expect(wrong.toSorted()).toEqual(Object.values(differing.differs).flat().toSorted());
});
