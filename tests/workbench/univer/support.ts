import { createUniverBook } from "../../../src/workbench/univer/headless";
import type { UniverBook } from "../../../src/workbench/univer/book";
import type { FunctionsBundle } from "../../../src/workbench/univer/functions/metadata";
import type { CellInput, Rect, Scalar, SheetPort } from "../../../src/workbench/model/port";

const matrix = (name: string) => ({
  name,
  description: `${name} [unit]`,
  type: "any" as const,
  dimensionality: "matrix" as const,
});

/** A small add-in of the tests' own, in the shape of any built functions.js. */
export const TEST_FUNCTIONS: FunctionsBundle = {
  metadata: {
    functions: [
      {
        id: "T_MINUS",
        name: "T_MINUS",
        description: "a − b, cell by cell.",
        parameters: [matrix("a"), matrix("b")],
      },
      { id: "T_SEEN", name: "T_SEEN", parameters: [matrix("values")] },
      {
        id: "T_DOUBLE",
        name: "T_DOUBLE",
        parameters: [{ name: "x", type: "number", dimensionality: "scalar" }],
      },
      {
        id: "T_TEXT",
        name: "T_TEXT",
        parameters: [
          { name: "x", type: "string", dimensionality: "scalar" },
          { name: "y", type: "any", dimensionality: "scalar", optional: true },
        ],
      },
      {
        id: "T_JOIN",
        name: "T_JOIN",
        parameters: [{ name: "parts", type: "any", dimensionality: "matrix", repeating: true }],
      },
      {
        id: "T_FAIL",
        name: "T_FAIL",
        parameters: [{ name: "code", type: "string", dimensionality: "scalar" }],
      },
      {
        id: "T_SYNC",
        name: "T_SYNC",
        options: { supportSync: true },
        parameters: [{ name: "x", type: "number", dimensionality: "scalar" }],
      },
      {
        id: "T_OPTIONAL",
        name: "T_OPTIONAL",
        parameters: [matrix("a"), { ...matrix("b"), optional: true }, { ...matrix("c"), optional: true }],
      },
      { id: "T_MIXED", name: "T_MIXED", parameters: [] },
      { id: "T_TEXTS", name: "T_TEXTS", parameters: [] },
      { id: "T_WHERE", name: "T_WHERE", options: { requiresAddress: true }, parameters: [] },
      {
        id: "T_TYPE",
        name: "T_TYPE",
        parameters: [{ name: "type", type: "string", dimensionality: "scalar" }],
      },
      {
        id: "T_LATER",
        name: "T_LATER",
        parameters: [{ name: "x", type: "number", dimensionality: "scalar" }],
      },
      {
        id: "T_STREAM",
        name: "T_STREAM",
        options: { stream: true },
        parameters: [{ name: "x", type: "number", dimensionality: "scalar" }],
      },
      {
        id: "T_COUNT",
        name: "T_COUNT",
        parameters: [{ name: "n", type: "number", dimensionality: "scalar" }],
      },
    ],
  },
  script: `
    CustomFunctions.associate("T_MINUS", (a, b) => a.map((row, r) => row.map((x, c) => {
      const y = b[b.length > 1 ? r : 0][b[0].length > 1 ? c : 0];
      if (typeof x === "string" && x !== "") return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, "a is text: " + x);
      return Number(x || 0) - Number(y || 0);
    })));
    CustomFunctions.associate("T_SEEN", (v) => JSON.stringify(v));
    CustomFunctions.associate("T_DOUBLE", (x) => x * 2);
    CustomFunctions.associate("T_SYNC", (x) => x * 2);
    CustomFunctions.associate("T_OPTIONAL", (a, b, c) => JSON.stringify([a, b, c]));
    CustomFunctions.associate("T_TEXT", (x, y) => JSON.stringify([x, y]));
    CustomFunctions.associate("T_JOIN", (parts) => JSON.stringify(parts));
    CustomFunctions.associate("T_FAIL", (code) => {
      if (code === "throw") throw new Error("unexpected");
      if (code === "infinite") return Infinity;
      throw new CustomFunctions.Error(code, "because of " + code);
    });
    CustomFunctions.associate("T_MIXED", () => [[1, new CustomFunctions.Error("#N/A", "no second")], ["x", true]]);
    CustomFunctions.associate("T_WHERE", (invocation) => invocation.address);
    CustomFunctions.associate("T_TYPE", (type) => ({
      FormattedNumber: { type, basicValue: 0.25, numberFormat: "0%" },
      Entity: { type, text: "H100", properties: { memory: { type: "Double", basicValue: 80 } } },
      Error: { type, errorType: "Div0" },
      WebImage: { type, address: "https://example.com/a.png" },
    })[type]);
    CustomFunctions.associate("T_TEXTS", () => [["5:00 PM"], ["$138"], ["10%"]]);
    CustomFunctions.associate("T_LATER", async (x) => {
      await globalThis.testGate;
      if (x < 0) throw new CustomFunctions.Error("#N/A", "negative");
      return x * 2;
    });
    CustomFunctions.associate("T_STREAM", (x, invocation) => {
      let n = 0;
      const next = () => { invocation.setResult(++n); if (n < x) Promise.resolve().then(next); };
      Promise.resolve().then(next);
    });
    CustomFunctions.associate("T_COUNT", (n) => Array.from({ length: n }, (_, i) => [i + 1]));
  `,
};

export interface Bench {
  book: UniverBook;
  sheet: SheetPort;
  /** Writes rows from a cell on: texts that begin with "=" are formulas. */
  write(address: string, rows: Scalar[][], sheet?: SheetPort): void;
  /** As if the user typed into a cell. */
  type(address: string, v: Scalar, sheet?: SheetPort): void;
  undo(): void;
  redo(): void;
  value(address: string, sheet?: SheetPort): Promise<Scalar>;
  values(address: string, sheet?: SheetPort): Promise<Scalar[][]>;
  formula(address: string, sheet?: SheetPort): string;
}

const column = (letters: string): number =>
  [...letters].reduce((n, ch) => n * 26 + ch.charCodeAt(0) - 64, 0) - 1;

export function rect(address: string): Rect {
  const m = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address);
  if (!m) throw new Error(`Not an address: ${address}`);
  const [r, c] = [Number(m[2]) - 1, column(m[1] ?? "")];
  return { r, c, h: m[4] ? Number(m[4]) - r : 1, w: m[3] ? column(m[3]) - c + 1 : 1 };
}

export const input = (v: Scalar): CellInput =>
  typeof v === "string" && v.startsWith("=") ? { formula: v } : { value: v };

const opened: UniverBook[] = [];

export function open(): Bench {
  const book = createUniverBook(TEST_FUNCTIONS);
  opened.push(book);
  const [sheet] = book.sheets();
  if (!sheet) throw new Error("A new workbook has a sheet");
  const values = async (address: string, s = sheet): Promise<Scalar[][]> => {
    await book.settle();
    return s.read(rect(address)).map((row) => row.map((cell) => cell.value));
  };
  return {
    book,
    sheet,
    write: (address, rows, s = sheet) => {
      const { r, c } = rect(address);
      s.write(
        { r, c, h: rows.length, w: rows[0]?.length ?? 0 },
        rows.map((row) => row.map(input)),
      );
    },
    type: (address, v, s = sheet) => {
      const { r, c } = rect(address);
      const cell = typeof v === "string" && v.startsWith("=") ? { f: v, v: null } : { v, f: null };
      book.engine.run("sheet.command.set-range-values", {
        subUnitId: s.id,
        range: { startRow: r, endRow: r, startColumn: c, endColumn: c },
        value: cell,
      });
    },
    undo: () => void book.engine.commands.syncExecuteCommand("univer.command.undo"),
    redo: () => void book.engine.commands.syncExecuteCommand("univer.command.redo"),
    values,
    value: async (address, s) => (await values(address, s))[0]?.[0] ?? "",
    formula: (address, s = sheet) => s.read(rect(address))[0]?.[0]?.formula ?? "",
  };
}

export async function closeAll(): Promise<void> {
  for (const book of opened.splice(0)) {
    await book.settle();
    book.dispose();
  }
}
