import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createHost } from "../../../src/workbench/model/host";
import type { ChartSpec, Rect, SheetPort } from "../../../src/workbench/model/port";
import type { UniverBook } from "../../../src/workbench/univer/book";
import { closeAll, input, open, rect } from "./support";

afterEach(closeAll);

const steps = (book: UniverBook): number =>
  (book.engine.undo as any)._getUndoStack(book.engine.unitId)?.length ?? 0;
const ROWS = 16;
const COLUMNS = 8;

/** Names of a sheet may be called as the workbook's are. */
const byName = (a: { name: string; sheetId?: string }, b: typeof a): number =>
  `${a.name} ${a.sheetId ?? ""}` < `${b.name} ${b.sheetId ?? ""}` ? -1 : 1;

/** All that a user sees of the workbook. */
async function seen(book: UniverBook): Promise<unknown> {
  await book.settle();
  return {
    sheets: book.sheets().map((s) => ({
      name: s.name,
      visibility: s.visibility,
      looks: [s.tabColor, s.gridlines, s.frozen(), s.merges()],
      used: s.used(),
      cells: s
        .read({ r: 0, c: 0, h: ROWS, w: COLUMNS })
        .map((row) => row.map(({ value, formula, numberFormat }) => [value, formula, numberFormat])),
      styles: Array.from({ length: ROWS }, (_, r) =>
        Array.from({ length: COLUMNS }, (_c, c) => s.styleAt(r, c)),
      ),
      widths: Array.from({ length: COLUMNS }, (_, c) => s.columnWidth(c)),
      heights: Array.from({ length: ROWS }, (_, r) => s.rowHeight(r)),
      validations: Array.from({ length: ROWS }, (_, r) => [s.validationAt(r, 0), s.validationAt(r, 1)]),
      conditionals: s.conditionalRules(),
    })),
    // In no order that anybody sees.
    names: book.names().sort(byName),
    tables: book.tables().sort(byName),
    charts: book.charts(),
    filters: filters(book),
  };
}

/** What add-ins see of filters. */
const filters = (book: UniverBook): unknown => {
  const kept = book.kept?.take();
  return kept ? (JSON.parse(kept) as unknown[])[0] : null;
};

const chart = (sheetId: string): ChartSpec => {
  const axis = { title: "", visible: true, gridlines: false };
  const area = (a: string) => ({ sheetId, at: rect(a) });
  return {
    id: `chart of ${sheetId}`,
    name: "Chart",
    sheetId,
    type: "ColumnClustered",
    title: { text: "", visible: false },
    legend: { visible: false, position: "Bottom" },
    series: [{ id: "s", name: area("B1"), values: area("B2:B4"), categories: area("A2:A4") }],
    categoryAxis: axis,
    valueAxis: axis,
    box: { left: 500, top: 0, width: 300, height: 200 },
    altTitle: "",
    altDescription: "",
  };
};

/** What an add-in does when it inserts a sheet with all that a sheet can have. */
async function insertTemplate(book: UniverBook, n: number): Promise<void> {
  let sheet: SheetPort | undefined;
  await book.batch(async () => {
    sheet = book.addSheet(`Template ${n}`);
    const rows = [
      ["Item", "Cost", "Double"],
      ["a", 10, "=[@Cost]*2"],
      ["b", 20, "=[@Cost]*2"],
      ["c", 30, "=[@Cost]*2"],
    ];
    sheet.write(rect("A1:C1"), [rows[0]!.map(input)]);
    await book.addTable(sheet.id, `Costs_${n}`, rect("A1:C4"));
    sheet.write(
      rect("A2:C4"),
      rows.slice(1).map((row) => row.map(input)),
    );
    sheet.write(rect("E1"), [[{ formula: `=SUM(Costs_${n}[Double])+Rate_${n}` }]]);
    book.setName({ name: `Rate_${n}`, formula: `='Template ${n}'!$B$2`, visible: true });
  });
  await book.batch(async () => {
    if (!sheet) return;
    sheet.setStyle(rect("A1:C1"), { bold: true, fill: "#1F4E78" });
    sheet.setNumberFormat(rect("B2:C4"), Array(3).fill(["#,##0", "0.00"]));
    sheet.setColumnWidth(0, 2, 120);
    sheet.setRowHeight(0, 1, 30);
    sheet.setValidation(rect("B2:B4"), { kind: "decimal", operator: "GreaterThan", formula1: "=$A$9" });
    sheet.setValidation(rect("A2:A4"), { kind: "list", formula1: "=Sheet1!$B$2:$B$5" });
    sheet.addConditionalRule({
      at: [rect("C2:C4")],
      rule: { kind: "cellValue", operator: "GreaterThan", formula1: "=B2+Sheet1!$C$3" },
      style: { fill: "#FF0000" },
    });
    sheet.freeze(1, 0);
    book.addChart(chart(sheet.id));
    sheet.activate();
  });
}

type Act = (book: UniverBook) => unknown;

const run =
  (id: string, params: (book: UniverBook, sheet: SheetPort) => object): Act =>
  (book) => {
    const sheet = book.active();
    return book.engine.commands.executeCommand(id, {
      unitId: book.engine.unitId,
      subUnitId: sheet.id,
      ...params(book, sheet),
    });
  };

const range = ({ r, c, h, w }: Rect) => ({
  startRow: r,
  startColumn: c,
  endRow: r + h - 1,
  endColumn: c + w - 1,
});
const row = fc.nat(ROWS - 4);
const column = fc.nat(COLUMNS - 4);
const area = fc.record({
  r: row,
  c: column,
  h: fc.integer({ min: 1, max: 3 }),
  w: fc.integer({ min: 1, max: 3 }),
});
const entry = fc.oneof(
  fc.integer({ min: -9, max: 99 }).map((v) => ({ v })),
  fc
    .constantFrom("text", "25%", "=A1 + B2", "=SUM(A1:B4)*2", '="x"&A1', "=Rate_1", "=SUM(Costs_1[Cost])")
    .map((v) => (v.startsWith("=") ? { f: v, v: null } : { v, f: null })),
);

/** What a user can do, by mouse, keyboard and pane. */
const ACTS: [string, fc.Arbitrary<Act>][] = [
  [
    "type",
    fc.tuple(row, column, entry).map(([r, c, value]) =>
      run("sheet.command.set-range-values", () => ({
        range: range({ r, c, h: 1, w: 1 }),
        value: { ...value },
      })),
    ),
  ],
  [
    "type below a table",
    fc.integer({ min: 1, max: 50 }).map((v) => (book: UniverBook) => {
      const table = book.tables().find((t) => t.sheetId === book.active().id);
      if (!table) return undefined;
      const at = { r: table.at.r + table.at.h, c: table.at.c, h: 1, w: 1 };
      return run("sheet.command.set-range-values", () => ({ range: range(at), value: { v, f: null } }))(book);
    }),
  ],
  [
    "sort or filter by a table's arrows",
    fc
      .tuple(fc.nat(2), fc.constantFrom("asc", "desc", "10", "20", ""))
      .map(([column, how]) => (book: UniverBook) => {
        const table = book.tables().find((t) => t.sheetId === book.active().id);
        if (!table || column >= table.at.w) return undefined;
        const { r, c, h, w } = table.at;
        if (how.endsWith("sc")) {
          const orderRules = [{ colIndex: c + column, type: how }];
          return run("sheet.command.sort-range", () => ({
            range: range({ r: r + 1, c, h: h - 1, w }),
            orderRules,
          }))(book);
        }
        const tableFilter = how ? { filterType: "manual", values: [how] } : undefined;
        return run("sheet.command.set-table-filter", () => ({ tableId: table.id, column, tableFilter }))(
          book,
        );
      }),
  ],
  [
    "fill down",
    area.map((at) =>
      run("sheet.command.auto-fill", () => {
        return {
          sourceRange: range({ ...at, h: 1 }),
          targetRange: range({ ...at, h: 3 }),
          applyType: "SERIES",
        };
      }),
    ),
  ],
  ["clear", area.map((at) => run("sheet.command.clear-selection-content", () => ({ ranges: [range(at)] })))],
  [
    "cut and paste",
    fc.tuple(area, row, column, fc.boolean(), fc.nat(3)).map(([at, r, c, whole, n]): Act => (book) => {
      const { id } = book.active();
      const source = (whole && book.tables().find((t) => t.sheetId === id)?.at) || at;
      return run("sheet.command.move-range", () => ({
        fromRange: range(source),
        toRange: range({ ...source, r, c }),
        fromSubUnitId: id,
        toSubUnitId: book.sheets()[n % book.sheets().length]!.id,
      }))(book);
    }),
  ],
  [
    "rows and columns",
    fc
      .tuple(
        fc.constantFrom("rows", "columns"),
        fc.constantFrom("insert", "delete"),
        fc.nat(5),
        fc.integer({ min: 1, max: 2 }),
      )
      .map(([axis, what, from, count]): Act => (book) => {
        const at =
          axis === "rows" ? { r: from, c: 0, h: count, w: 16384 } : { r: 0, c: from, h: 1048576, w: count };
        const sheet = book.active();
        if (what === "insert") sheet.insert(at, axis === "rows" ? "down" : "right");
        else sheet.delete(at, axis === "rows" ? "up" : "left");
      }),
  ],
  [
    "format",
    fc
      .tuple(area, fc.constantFrom({ bl: 1 }, { bg: { rgb: "#FFFF00" } }, { n: { pattern: "0.00%" } }))
      .map(([at, value]) =>
        run("sheet.command.set-range-values", () => ({ range: range(at), value: { s: value } })),
      ),
  ],
  [
    "merge",
    area.map(
      (at): Act =>
        (book) =>
          book.active().merge(at),
    ),
  ],
  ["new sheet", fc.constant(run("sheet.command.insert-sheet", () => ({})))],
  [
    "remove sheet",
    fc.constant<Act>((book) =>
      book.sheets().length > 1 ? run("sheet.command.remove-sheet", () => ({}))(book) : undefined,
    ),
  ],
  ["copy sheet", fc.constant<Act>((book) => run("sheet.command.copy-sheet", () => ({}))(book))],
  [
    "rename",
    fc.constantFrom("Renamed", "It's mine", "2026").map(
      (name): Act =>
        (book) =>
          book.sheets().some((s) => s.name === name)
            ? undefined
            : run("sheet.command.set-worksheet-name", () => ({ name }))(book),
    ),
  ],
  [
    "another sheet",
    fc.nat(3).map(
      (n): Act =>
        (book) =>
          book.sheets()[n % book.sheets().length]?.activate(),
    ),
  ],
  [
    "insert a template",
    fc.constant<Act>((book) => {
      const n = [1, 2, 3].find(
        (i) =>
          !book.sheets().some((s) => s.name === `Template ${i}`) &&
          !book.tables().some((t) => t.name === `Costs_${i}`),
      );
      return n === undefined ? undefined : insertTemplate(book, n);
    }),
  ],
  [
    "remove a template",
    fc.constant<Act>((book) =>
      book.batch(async () =>
        book
          .sheets()
          .find((s) => s.name.startsWith("Template"))
          ?.remove(),
      ),
    ),
  ],
];

const acts = fc.array(
  fc.oneof(...ACTS.map(([name, act]) => act.map((work) => Object.assign(work, { toString: () => name })))),
  { minLength: 3, maxLength: 12 },
);

describe("undo and redo", () => {
  it("bring back every formula, value and format, whatever was done", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const b = open();
        createHost(b.book);
        await b.book.settle();
        const states = new Map([[steps(b.book), await seen(b.book)]]);
        for (const act of sequence) {
          await act(b.book);
          // What follows an edit by itself (a table that grows) is a step of its own.
          await Promise.resolve();
          states.set(steps(b.book), await seen(b.book));
        }
        const last = steps(b.book);
        const check = async (): Promise<void> => {
          const state = states.get(steps(b.book));
          if (!state) return;
          compared++;
          expect(await seen(b.book)).toEqual(state);
        };
        while (steps(b.book) > 0) {
          b.undo();
          await check();
        }
        while (steps(b.book) < last) {
          b.redo();
          await check();
        }
        await closeAll();
      }),
      { numRuns: 20 },
    );
    expect(compared).toBeGreaterThan(40);
  });

  it("of a row typed below a table, three times back and forth, keep its formulas", async () => {
    const b = open();
    await insertTemplate(b.book, 1);
    const [, template] = b.book.sheets();
    b.type("A5", "d", template);
    await b.book.settle();
    b.type("B5", 40, template);
    expect(await b.values("A5:C5", template)).toEqual([["d", 40, 80]]);
    for (let i = 0; i < 3; i++) b.undo();
    expect(b.book.tables()[0]?.at).toEqual(rect("A1:C4"));
    for (let i = 0; i < 3; i++) b.redo();
    expect(await b.values("A5:C5", template)).toEqual([["d", 40, 80]]);
    expect(b.formula("C5", template)).toBe("=[@Cost]*2");
    expect(await b.value("E1", template)).toBe(210);
  });

  it("of a copied sheet know its filters, whatever the step after it is", async () => {
    const b = open();
    createHost(b.book);
    await insertTemplate(b.book, 1);
    const [, template] = b.book.sheets();
    template!.activate();
    const [table] = b.book.tables();
    const tableFilter = { filterType: "manual", values: ["20"] };
    await run("sheet.command.set-table-filter", () => ({ tableId: table!.id, column: 1, tableFilter }))(
      b.book,
    );
    await run("sheet.command.copy-sheet", () => ({}))(b.book);
    await b.book.settle();
    const copied = filters(b.book);
    expect(copied).toHaveLength(2);
    b.book.active().merge(rect("E8:F9"));
    b.undo();
    expect(filters(b.book)).toEqual(copied);
    b.redo();
    expect(filters(b.book)).toEqual(copied);
  });

  it("keep a hundred steps, and show what they changed", async () => {
    const b = open();
    const other = b.book.addSheet("Other");
    for (let i = 0; i < 120; i++) b.type("B3", i, other);
    b.sheet.activate();
    b.undo();
    expect(b.book.selection()).toEqual({
      sheetId: other.id,
      areas: [rect("B3")],
      activeCell: { r: 2, c: 1 },
    });
    for (let i = 0; i < 120; i++) b.undo();
    expect(await b.value("B3", other)).toBe(19);
  });
});
