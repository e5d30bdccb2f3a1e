import { afterEach, expect, it } from "vitest";
import { closeAll, open, rect, type Bench } from "./support";

afterEach(closeAll);

function protectedBench(options: Record<string, unknown> = {}): Bench & { refused: string[] } {
  const b = open();
  b.write("A1", [[1, 2]]);
  b.sheet.setStyle(rect("B1"), { locked: false });
  const refused: string[] = [];
  b.book.protection = { sheet: (id) => (id === b.sheet.id ? options : null), structure: () => true };
  b.book.onRefused = (message) => refused.push(message);
  return Object.assign(b, { refused });
}

it("refuses the user's edits of locked cells, with Excel's words", async () => {
  const b = protectedBench();
  b.type("A1", 5);
  b.type("B1", 6);
  expect(await b.values("A1:B1")).toEqual([[1, 6]]);
  expect(b.refused).toEqual(["The cell or chart you're trying to change is on a protected sheet."]);
});

it("leaves other sheets and the host's requests alone", async () => {
  const b = protectedBench();
  b.write("A1", [[7]]);
  expect(await b.value("A1")).toBe(7);
  expect(b.refused).toEqual([]);
});

it("goes by the options of the protection", async () => {
  const insert = { range: { startRow: 0, endRow: 0, startColumn: 0, endColumn: 25 }, direction: 0 };
  const b = protectedBench({ allowInsertRows: true });
  b.book.engine.run("sheet.command.insert-row-by-range", { subUnitId: b.sheet.id, ...insert });
  expect(await b.value("A2")).toBe(1);
  const strict = protectedBench();
  strict.book.engine.run("sheet.command.insert-row-by-range", { subUnitId: strict.sheet.id, ...insert });
  expect(await strict.value("A1")).toBe(1);
  expect(strict.refused).toHaveLength(1);
});

it("keeps the sheets of a protected workbook", () => {
  const b = protectedBench();
  b.book.engine.run("sheet.command.insert-sheet", {});
  b.book.engine.run("sheet.command.set-worksheet-name", { subUnitId: b.sheet.id, name: "Mine" });
  expect(b.book.sheets().map((s) => s.name)).toEqual(["Sheet1"]);
  expect(b.refused[0]).toBe("The workbook is protected and can't be changed.");
  b.book.addSheet("The host's");
  expect(b.book.sheets()).toHaveLength(2);
});

it("lets the user go on after an edit was refused: what follows is a step of its own", async () => {
  const b = protectedBench();
  b.type("A1", 5);
  const stack: { id: string }[] = (b.book.engine.commands as any)._commandExecutionStack;
  expect(stack.filter(({ id }) => id.startsWith("sheet."))).toEqual([]);
  b.type("B1", 6);
  b.type("B1", 7);
  b.undo();
  expect(await b.values("A1:B1")).toEqual([[1, 6]]);
});
