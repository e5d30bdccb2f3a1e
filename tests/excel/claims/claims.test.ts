import { afterEach, describe, expect, it } from "vitest";
import {
  connectClaims,
  verdictFormula,
  type Claims,
  type SelectedArea,
  type WriteRequest,
} from "../../../src/excel/claims";
import { connect as connectPane, type Connection } from "../../../src/excel/talk/connection";
import { breakAt, failRequest, type FaultPlan } from "../../../src/workbench/protocol/faults";
import type { OpenOptions, TestWorkbook } from "../../support/workbook";
import { openInExcel } from "../support/excels";
import { arrived, clockOf, requestsOf, sheetOf, snapshot } from "../support/office";

let workbook: TestWorkbook;
let claims: Claims;
let connection: Connection;
/** Requests before a test begins. */
let begun = 0;
afterEach(() => workbook.dispose());

const ROWS: [string | number, number][] = [
  ["$10.2M", 10215000],
  ["90%", 0.9007],
  ["10x", 16.2],
  ["<5%", 0.0147],
];

/** A sheet of the user's: claims in A2:A5, computed figures in C2:C5, something in D3, nothing in B and E. */
async function open(options: OpenOptions = {}): Promise<void> {
  workbook = openInExcel(options);
  claims = connect();
  const sheet = workbook.book.sheets()[0]!;
  sheet.rename("Report");
  sheet.write({ r: 0, c: 0, h: 1, w: 3 }, [[{ value: "Claim" }, { value: "" }, { value: "Computed" }]]);
  ROWS.forEach(([printed, value], i) =>
    sheet.write({ r: i + 1, c: 0, h: 1, w: 3 }, [
      [typeof printed === "string" ? { value: printed } : { value: printed }, { value: "" }, { value }],
    ]),
  );
  sheet.write({ r: 2, c: 3, h: 1, w: 1 }, [[{ value: "my note" }]]);
  // From here on the pane knows that the functions answer.
  await connection.functionsProblem();
  begun = requestsOf(workbook).length;
}

function connect(limit?: number): Claims {
  connection = connectPane((set, version) => workbook.host.supports(set, version), {
    ...(limit !== undefined && { limit }),
    clock: clockOf(workbook),
  });
  return connectClaims(connection);
}

async function select(address: string, sheetName = "Report"): Promise<SelectedArea> {
  const sheet = sheetOf(workbook.book, sheetName);
  const [, c1 = "", r1 = "", c2 = "", r2 = ""] = /^([A-Z]+)(\d*):([A-Z]+)(\d*)$/.exec(address) ?? [];
  const column = (letters: string) => letters.charCodeAt(0) - 65;
  const r = r1 ? Number(r1) - 1 : 0;
  const h = r2 ? Number(r2) - r : 1_048_576;
  workbook.book.select(sheet.id, { r, c: column(c1), h, w: column(c2) - column(c1) + 1 });
  const result = await claims.selection();
  if (result.kind !== "selected") throw new Error(JSON.stringify(result));
  return result.area;
}

async function request(): Promise<WriteRequest> {
  const [a, b] = [await select("A2:A5"), await select("C2:C5")];
  const read = await claims.read({ claims: a, computed: b });
  if (read.kind !== "read" || read.place.kind !== "free") throw new Error(JSON.stringify(read));
  return {
    place: read.place.area,
    cells: [2, 3, 4, 5].map((row) => [verdictFormula({ claim: `A${row}`, computed: `C${row}` })]),
    conditionals: [
      { when: { kind: "equals", text: "differs" }, style: { color: "#9C0006", fill: "#FFC7CE", bold: true } },
      { when: { kind: "equals", text: "rounded" }, style: { color: "#006100", fill: "#C6EFCE" } },
    ],
    claims: a,
    computed: b,
  };
}

const column = async (c: number, rows = 6) => {
  await arrived(workbook);
  return sheetOf(workbook.book, "Report")
    .read({ r: 0, c, h: rows, w: 1 })
    .map(([cell]) => cell?.value);
};

describe("what Excel does otherwise", () => {
  it("verdicts aren't written while the functions don't answer", async () => {
    await open();
    const asked = await request();
    workbook.stage.functions = "unknown";
    // A pane that hasn't heard from them yet.
    claims = connect();
    const before = await snapshot(workbook);
    expect(await claims.write(asked)).toMatchObject({
      kind: "failed",
      restored: true,
      problem: { kind: "silent-functions" },
    });
    expect(await snapshot(workbook)).toEqual(before);
  });

  it("colours that can't be told from others are left, and all the rest is taken back", async () => {
    await open();
    const asked = await request();
    const { row, column: first, rows } = asked.place.range;
    await Excel.run(async (context) => {
      const { conditionalFormats } = context.workbook.worksheets
        .getItem("Report")
        .getRangeByIndexes(row, first, rows, 1);
      for (const formula1 of ["=1", "=2"])
        conditionalFormats.add("CellValue").cellValue.rule = { operator: "EqualTo", formula1 };
      await context.sync();
    });
    const result = await claims.write(asked);
    if (result.kind !== "written") throw new Error(JSON.stringify(result));
    expect(await claims.takeBack(result.id)).toEqual({ kind: "taken-back" });
    expect(await column(first)).toEqual(["", "", "", "", "", ""]);
    const rules = sheetOf(workbook.book, "Report").conditionalRules();
    expect(rules.map(({ rule }) => "formula1" in rule && rule.formula1)).toEqual(
      expect.arrayContaining(["=1", "=2"]),
    );
  });

  it("numbers in verdicts come back as they were written: taking back isn't warned of", async () => {
    await open();
    const asked = await request();
    const cells = [5, -2, 0, 12].map((exponent, i) => [
      verdictFormula({ claim: `A${i + 2}`, computed: `C${i + 2}`, exponent }),
    ]);
    const result = await claims.write({ ...asked, cells });
    if (result.kind !== "written") throw new Error(JSON.stringify(result));
    expect(await claims.takeBack(result.id)).toEqual({ kind: "taken-back" });
  });
});

describe("reading what is selected", () => {
  it("gives cells as they are displayed, with their formats and errors", async () => {
    await open();
    const sheet = sheetOf(workbook.book, "Report");
    sheet.write({ r: 1, c: 0, h: 2, w: 1 }, [[{ value: 0.9 }], [{ formula: "=1/0" }]]);
    sheet.setNumberFormat({ r: 1, c: 0, h: 1, w: 1 }, [["0%"]]);
    await arrived(workbook);
    const read = await claims.read({ claims: await select("A2:A3"), computed: await select("C2:C3") });
    expect(read).toMatchObject({
      kind: "read",
      merged: false,
      claims: {
        cells: [
          [{ value: 0.9, text: "90%", format: "0%", error: false }],
          [{ value: "#DIV/0!", error: true }],
        ],
      },
    });
  });

  it("cuts whole columns to what the sheet holds", async () => {
    await open();
    const area = await select("A:A");
    expect(area).toMatchObject({ wholeColumns: true, range: { row: 0, column: 0, rows: 5, columns: 1 } });
  });

  it("makes whole columns of two sheets equally long", async () => {
    await open();
    const other = workbook.book.addSheet("Model");
    other.write(
      { r: 0, c: 0, h: 9, w: 1 },
      Array.from({ length: 9 }, (_, i) => [{ value: i }]),
    );
    await arrived(workbook);
    const read = await claims.read({ claims: await select("A:A"), computed: await select("A:A", "Model") });
    expect(read).toMatchObject({ kind: "read", claims: { area: { range: { rows: 9 } } } });
  });

  it("says that whole columns are empty, and that several areas are not one range", async () => {
    await open();
    const { book } = workbook;
    book.select(sheetOf(book, "Report").id, { r: 0, c: 7, h: 1_048_576, w: 1 });
    expect(await claims.selection()).toEqual({ kind: "empty" });
    const selection = book.selection();
    book.selection = () => ({ ...selection, areas: [...selection.areas, ...selection.areas] });
    expect(await claims.selection()).toEqual({ kind: "not-one-range" });
  });

  it("says that merged cells count once", async () => {
    await open();
    sheetOf(workbook.book, "Report").merge({ r: 3, c: 0, h: 2, w: 1 });
    await arrived(workbook);
    expect(
      await claims.read({ claims: await select("A2:A5"), computed: await select("C2:C5") }),
    ).toMatchObject({
      kind: "read",
      merged: true,
    });
  });

  const MISFITS: [string, string, string, RegExp][] = [
    ["different lengths", "A2:A5", "C2:C4", /claims are 4 rows, the computed cells 3 rows/],
    ["different widths", "A2:B5", "C2:C5", /4 rows × 2 columns, the computed cells 4 rows/],
    ["overlapping cells", "A2:B5", "B2:C5", /same cells in part/],
    ["too many", "A1:A50000", "C1:C50000", /50,000 claims. Audit at most 40,000/],
  ];
  it.each(MISFITS)("refuses %s in plain words", async (_what, a, b, reason) => {
    await open();
    const read = await claims.read({ claims: await select(a), computed: await select(b) });
    expect(read.kind === "refused" && read.reason).toMatch(reason);
  });
});

describe("the place of the verdicts", () => {
  const placeOf = async () => {
    const read = await claims.read({ claims: await select("A2:A5"), computed: await select("C2:C5") });
    if (read.kind !== "read") throw new Error(JSON.stringify(read));
    return read.place;
  };

  it("is the first column right of both in which nothing stands", async () => {
    await open();
    expect(await placeOf()).toMatchObject({
      kind: "free",
      area: { range: { row: 1, column: 4, rows: 4, columns: 1 } },
    });
  });

  it("keeps off a table, off the column that would become part of it, and off merged cells", async () => {
    await open();
    const sheet = sheetOf(workbook.book, "Report");
    sheet.write({ r: 0, c: 4, h: 2, w: 1 }, [[{ value: "Costs" }], [{ value: 1 }]]);
    await workbook.book.addTable(sheet.id, "Costs", { r: 0, c: 4, h: 6, w: 1 });
    sheet.merge({ r: 3, c: 6, h: 1, w: 2 });
    await arrived(workbook);
    expect(await placeOf()).toMatchObject({ area: { range: { column: 8 } } });
  });

  it("may be chosen, but never over anything", async () => {
    await open();
    const destination = (c: number) => ({
      sheetId: sheetOf(workbook.book, "Report").id,
      sheet: "Report",
      range: { row: 1, column: c, rows: 1, columns: 1 },
    });
    const [a, b] = [await select("A2:A5"), await select("C2:C5")];
    const at = async (c: number) => claims.read({ claims: a, computed: b, destination: destination(c) });
    expect(await at(1)).toMatchObject({ place: { kind: "free", area: { range: { column: 1, rows: 4 } } } });
    workbook.stage.undoCleared = 0;
    expect(await at(3)).toMatchObject({
      place: { kind: "none", reason: expect.stringMatching(/^Report!D2:D5 isn’t free/) },
    });
    // What is only looked at takes nothing from what could be undone.
    expect(workbook.stage.undoCleared).toBe(0);
  });

  it("is not on a protected sheet", async () => {
    await open();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Report").protection.protect();
      await context.sync();
    });
    expect(await placeOf()).toMatchObject({ kind: "none", reason: expect.stringContaining("Unprotect it") });
    const place = {
      sheetId: sheetOf(workbook.book, "Report").id,
      sheet: "Report",
      range: { row: 1, column: 5, rows: 1, columns: 1 },
    };
    expect(
      await claims.write({ place, cells: [["exact"]], conditionals: [], claims: place, computed: place }),
    ).toMatchObject({
      kind: "failed",
      restored: true,
      problem: { message: expect.stringContaining("“Report” is protected") },
    });
  });
});

describe("writing verdicts", () => {
  it("writes live formulas with their colours, and leaves the rest as it was", async () => {
    await open();
    const wanted = await request();
    const before = await snapshot(workbook);
    const result = await claims.write(wanted);
    expect(result).toMatchObject({ kind: "written", place: { range: { column: 4 } } });
    expect(await column(4)).toEqual(["", "rounded", "rounded", "differs", "holds", ""]);
    const sheet = sheetOf(workbook.book, "Report");
    expect(sheet.read({ r: 1, c: 4, h: 1, w: 1 })[0]![0]!.formula).toBe("=ROI_VERDICT(A2,C2)");
    expect(sheet.conditionalRules().map(({ at, style }) => [at[0], style.fill])).toContainEqual([
      { r: 1, c: 4, h: 4, w: 1 },
      "#FFC7CE",
    ]);
    const after = await snapshot(workbook);
    expect(after.selection).toEqual(before.selection);
    expect(after.sheets[0]!.cells!.map((row) => row.slice(0, 4))).toEqual(before.sheets[0]!.cells);

    sheet.write({ r: 1, c: 2, h: 1, w: 1 }, [[{ value: 9e6 }]]);
    expect((await column(4))[1]).toBe("differs");
  });

  it("takes two requests to write, and reads with three", async () => {
    await open();
    await request();
    const reading = requestsOf(workbook).length - begun;
    expect(reading).toBe(5);
    await claims.write(await request());
    expect(requestsOf(workbook).length - begun - 2 * reading).toBe(2);
  });

  it("writes nothing where somebody has written since", async () => {
    await open();
    const wanted = await request();
    sheetOf(workbook.book, "Report").write({ r: 3, c: 4, h: 1, w: 1 }, [[{ value: "mine" }]]);
    const before = await snapshot(workbook);
    expect(await claims.write(wanted)).toEqual({ kind: "taken", where: "Report!E2:E5" });
    expect(await snapshot(workbook)).toEqual(before);
  });

  it("writes thousands of rows in requests below the limit", async () => {
    await open();
    const many = connect(60_000);
    const rows = 3000;
    const sheet = workbook.book.addSheet("Many");
    sheet.write(
      { r: 0, c: 0, h: rows, w: 2 },
      Array.from({ length: rows }, (_, i) => [{ value: `$${i}K` }, { value: i * 1000 }]),
    );
    await arrived(workbook);
    const at = (c: number) => ({
      sheetId: sheet.id,
      sheet: "Many",
      range: { row: 0, column: c, rows, columns: 1 },
    });
    const begun = requestsOf(workbook).length;
    const result = await many.write({
      place: at(3),
      cells: Array.from({ length: rows }, (_, i) => [
        verdictFormula({ claim: `A${i + 1}`, computed: `B${i + 1}` }),
      ]),
      conditionals: [],
      claims: at(0),
      computed: at(1),
    });
    expect(result.kind).toBe("written");
    const sizes = requestsOf(workbook)
      .slice(begun)
      .map(({ bytesIn }) => bytesIn);
    expect(sizes.length).toBeGreaterThan(3);
    // What isn't a cell's content (addresses, names of properties) comes on top.
    for (const size of sizes) expect(size).toBeLessThan(60_000);
    await arrived(workbook);
    expect(
      new Set(
        sheet
          .read({ r: 0, c: 3, h: rows, w: 1 })
          .flat()
          .map(({ value }) => value),
      ),
    ).toEqual(new Set(["exact"]));
    expect(result.kind === "written" && (await many.takeBack(result.id))).toEqual({ kind: "taken-back" });
    expect(sheet.used()).toEqual({ r: 0, c: 0, h: rows, w: 2 });
  });
});

describe("a fault while writing", () => {
  const faults = [0, 1].flatMap((n) => (["before", "half", "after"] as const).map((how) => ({ n, how })));

  it.each(faults)("at request $n ($how) leaves the workbook as it was", async ({ n, how }) => {
    let plan: FaultPlan = () => undefined;
    let first = 0;
    await open({ faults: (k, actions) => plan(k - first, actions) });
    const wanted = await request();
    const before = await snapshot(workbook);
    first = requestsOf(workbook).length;
    plan = failRequest(n, how);
    expect(await claims.write(wanted)).toMatchObject({ kind: "failed", restored: true });
    expect(await snapshot(workbook)).toEqual(before);
    expect(await claims.list()).toEqual({ kind: "listed", audits: [] });
  });

  const parts = Array.from({ length: 10 }, (_, i) => i / 10);
  it.each(parts)(
    "that breaks off the writing after the part %f leaves the workbook as it was",
    async (part) => {
      let first = Infinity;
      await open({ faults: (k, actions) => (k === first ? breakAt(Math.floor(part * actions)) : undefined) });
      const wanted = await request();
      const before = await snapshot(workbook);
      first = requestsOf(workbook).length + 1;
      expect(await claims.write(wanted)).toMatchObject({ kind: "failed", restored: true });
      expect(await snapshot(workbook)).toEqual(before);
    },
  );

  it.each([
    { how: "half", complete: false },
    { how: "after", complete: true },
  ] as const)(
    "that can't be taken back ($how) is listed, and taken back later",
    async ({ how, complete }) => {
      // The answer of one request never comes, and nothing is heard of the pane after it.
      let first = Infinity;
      let broken = true;
      await open({
        faults: (request, actions) =>
          broken && request > first ? { when: "before" } : failRequest(first, how)(request, actions),
      });
      const wanted = await request();
      const before = await snapshot(workbook);
      first = requestsOf(workbook).length + 1;
      const result = await claims.write(wanted);
      broken = false;
      expect(result).toMatchObject({ kind: "failed", restored: false });
      await arrived(workbook);
      const list = await claims.list();
      expect(list).toMatchObject({ audits: [{ place: "Report!E2:E5", complete }] });
      const [audit] = list.kind === "listed" ? list.audits : [];
      // What is left of one that was cut short isn't taken back without a question.
      if (!complete)
        expect(await claims.takeBack(audit!.id)).toEqual({
          kind: "changed",
          where: "Report!E2:E5",
          complete: false,
        });
      expect(await claims.takeBack(audit!.id, { force: !complete })).toEqual({ kind: "taken-back" });
      expect(await snapshot(workbook)).toEqual(before);
    },
  );
});

describe("taking verdicts back", () => {
  async function written(options: OpenOptions = {}) {
    await open(options);
    const wanted = await request();
    const before = await snapshot(workbook);
    const result = await claims.write(wanted);
    if (result.kind !== "written") throw new Error(JSON.stringify(result));
    await arrived(workbook);
    return { id: result.id, before };
  }

  it("leaves the workbook as it was before, in two requests", async () => {
    const { id, before } = await written();
    expect(await claims.list()).toMatchObject({
      audits: [
        { id, claims: "Report!A2:A5", computed: "Report!C2:C5", place: "Report!E2:E5", complete: true },
      ],
    });
    const requests = requestsOf(workbook).length;
    expect(await claims.takeBack(id)).toEqual({ kind: "taken-back" });
    expect(requestsOf(workbook).length - requests).toBe(2);
    expect(await snapshot(workbook)).toEqual(before);
    expect(await claims.takeBack(id)).toEqual({ kind: "gone" });
  });

  it("finds them where rows and columns were inserted before them", async () => {
    const { id } = await written();
    const sheet = sheetOf(workbook.book, "Report");
    sheet.insert({ r: 0, c: 0, h: 2, w: 16384 }, "down");
    await arrived(workbook);
    expect(await claims.list()).toMatchObject({ audits: [{ place: "Report!E4:E7" }] });
    expect(await claims.takeBack(id)).toEqual({ kind: "taken-back" });
    expect(await column(4, 8)).toEqual(Array(8).fill(""));
  });

  it("asks first when one was changed, and keeps what stands in cells that it left empty", async () => {
    const { id } = await written();
    sheetOf(workbook.book, "Report").write({ r: 2, c: 4, h: 1, w: 1 }, [[{ value: "wrong!" }]]);
    await arrived(workbook);
    const edited = await snapshot(workbook);
    expect(await claims.takeBack(id)).toEqual({ kind: "changed", where: "Report!E2:E5", complete: true });
    expect(await snapshot(workbook)).toEqual(edited);
    expect(await claims.takeBack(id, { force: true })).toEqual({ kind: "taken-back" });
    expect(await column(4)).toEqual(["", "", "", "", "", ""]);
  });

  it("keeps a row that the user has put in between", async () => {
    const { id } = await written();
    const sheet = sheetOf(workbook.book, "Report");
    sheet.insert({ r: 3, c: 0, h: 1, w: 16384 }, "down");
    sheet.write({ r: 3, c: 4, h: 1, w: 1 }, [[{ value: "mine" }]]);
    await arrived(workbook);
    expect(await claims.takeBack(id)).toMatchObject({ kind: "changed" });
    expect(await claims.takeBack(id, { force: true })).toEqual({ kind: "taken-back" });
    expect(await column(4, 7)).toEqual(["", "", "", "mine", "", "", ""]);
  });

  it("forgets them when their sheet is gone", async () => {
    await written();
    workbook.book.addSheet("Other");
    sheetOf(workbook.book, "Report").remove();
    await arrived(workbook);
    expect(await claims.list()).toEqual({ kind: "listed", audits: [] });
  });

  const faults = [0, 1].flatMap((n) => (["before", "half", "after"] as const).map((how) => ({ n, how })));
  it.each(faults)("carries on after a fault at request $n ($how)", async ({ n, how }) => {
    let plan: FaultPlan = () => undefined;
    let first = 0;
    const { id, before } = await written({ faults: (k, actions) => plan(k - first, actions) });
    first = requestsOf(workbook).length;
    plan = failRequest(n, how);
    expect(await claims.takeBack(id)).toEqual({ kind: "taken-back" });
    expect(await snapshot(workbook)).toEqual(before);
  });
});

describe("the formula", () => {
  it("passes a number on at the precision that its cell shows", async () => {
    await open();
    const sheet = sheetOf(workbook.book, "Report");
    const at = { r: 10, c: 0, h: 1, w: 3 };
    const judged = async (value: number, exponent: number, computed: number) => {
      sheet.write(at, [
        [
          { value },
          { value: computed },
          { formula: verdictFormula({ claim: "A11", computed: "B11", exponent }) },
        ],
      ]);
      await arrived(workbook);
      return sheet.read(at)[0]![2]!.value;
    };
    expect(await judged(0.9, -2, 0.9007)).toBe("rounded");
    expect(await judged(0.9, -2, 0.93)).toBe("differs");
    expect(await judged(10215000, 5, 10215000)).toBe("rounded");
    expect(await judged(-1250, 0, -1250)).toBe("exact");
    expect(await judged(0, 0, 0)).toBe("exact");
  });
});
