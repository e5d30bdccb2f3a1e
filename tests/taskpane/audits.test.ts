/** What the two audits do, on a workbook that answers as it is told. */
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/excel";
import type { ReadCell, ReadClaims, SelectedArea } from "../../src/excel/claims";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { Audit, countText, type AuditBook, type AuditState } from "../../src/taskpane/views/audit/audit";
import { say } from "../../src/taskpane/views/audit/messages";
import { say as sayOfTables } from "../../src/taskpane/views/audit/table/messages";
import {
  TableAudit,
  type TableAuditBook,
  type TableAuditState,
} from "../../src/taskpane/views/audit/table/table-audit";
import { DEFAULT_OPTIONS } from "../../src/templates/catalogue";

const LOST: Problem = { kind: "lost", code: "", location: "", message: "The connection was lost." };
const FAILED = { kind: "failed", problem: LOST } as const;
const BUSY = { kind: "busy" } as const;

const area = (column: number, rows = 2): SelectedArea => ({
  sheetId: "s1",
  sheet: "Data",
  range: { row: 1, column, rows, columns: 1 },
  wholeColumns: false,
});
const cell = (value: string | number, format = "General"): ReadCell => ({
  value,
  text: String(value),
  format,
  error: false,
});
const FREE = { kind: "free", area: area(4) } as const;
const READ: ReadClaims = {
  kind: "read",
  claims: { area: area(0), cells: [[cell("$10.2M")], [cell("")]] },
  computed: { area: area(2), cells: [[cell(10_215_000, "#,##0")], [cell(1)]] },
  merged: true,
  place: FREE,
};
const WRITTEN = [{ id: "w", claims: "A2:A3", computed: "C2:C3", place: "Data!E2:E3", complete: true }];

type Answers<Book> = Partial<Record<keyof Book | string, unknown>>;

/** A double that remembers what it was asked, and builds the plans that it is given. */
function answering<Book>(next: Answers<Book>, state: () => unknown) {
  const asked: unknown[][] = [];
  const plans: WorkbookPlan[] = [];
  const during: unknown[] = [];
  const answer =
    (name: string) =>
    (...given: unknown[]): Promise<never> => {
      asked.push([name, ...given]);
      during.push(state());
      return name in next
        ? Promise.resolve(next[name] as never)
        : Promise.reject(new Error(`${name} wasn't expected`));
    };
  const insert: AuditBook["insert"] = (build) => {
    plans.push(build({ sheets: [], names: [] }));
    return answer("insert")();
  };
  return { asked, plans, during, answer, insert };
}

const inserted = (name: string) => ({ kind: "inserted", insertion: { id: "new", sheets: [{ name }] } });

describe("claims beside their cells", () => {
  function opened(next: Answers<AuditBook> = {}, options = DEFAULT_OPTIONS) {
    const double = answering<AuditBook>(
      { list: { kind: "listed", audits: [] }, ...next },
      () => view.store.state,
    );
    const { answer, insert } = double;
    const view: Audit = new Audit(
      {
        insert,
        claims: {
          selection: answer("selection"),
          read: answer("read"),
          readArea: answer("readArea"),
          write: answer("write"),
          list: answer("list"),
          takeBack: answer("takeBack"),
          show: answer("show"),
        },
      },
      () => options,
    );
    return { view, ...double, state: () => view.store.state };
  }
  /** With both columns chosen. */
  function ready(next: Answers<AuditBook>, patch: Partial<AuditState> = {}) {
    const open = opened(next);
    open.view.store.update({ claims: area(0), computed: area(2), ...patch });
    return open;
  }

  it.each(["claims", "computed", "destination"] as const)("takes the selection as %s", async (as) => {
    const open = opened({ selection: { kind: "selected", area: area(7) } });
    open.view.store.update({ problems: { claims: "a", computed: "b", place: "c" }, notice: say.kept });
    await open.view.useSelection(as);
    expect(open.during[0]).toMatchObject({ task: "selecting", notice: null });
    const { [as === "destination" ? "place" : as]: solved, ...others } = open.state().problems;
    expect([solved, Object.keys(others).length]).toEqual([undefined, 2]);
    expect(open.state()).toMatchObject({ task: null, [as]: area(7) });
  });

  it.each([
    [{ kind: "not-one-range" }, say.notOneRange],
    [{ kind: "empty" }, say.emptySelection],
    [FAILED, say.failed(LOST)],
  ])("says of a selection %j what it is", async (selection, notice) => {
    const open = opened({ selection });
    await open.view.useSelection("claims");
    expect(open.state()).toMatchObject({ task: null, claims: null, notice });
  });

  it("names all that is missing, and nothing once it is there", async () => {
    const open = opened();
    open.view.choosePlace("cell");
    await open.view.audit();
    expect(open.state().problems).toEqual({
      claims: "Select the printed figures first.",
      computed: "Select the computed cells first.",
      place: "Select the first cell for the verdicts.",
    });
    open.view.choosePlace("beside");
    expect(open.state().problems).not.toHaveProperty("place");
    expect(open.asked).toEqual([]);
  });

  it("writes the verdicts where there is room, and says where", async () => {
    const open = ready({ read: READ, write: { kind: "written", id: "w", place: FREE.area } });
    await open.view.audit();
    expect(open.during[0]).toMatchObject({ task: "auditing", problems: {}, notice: null, result: null });
    const [read, write, list] = open.asked as [unknown[], [string, { cells: unknown }], unknown[]];
    expect(read).toEqual(["read", { claims: area(0), computed: area(2) }]);
    expect(write[1]).toMatchObject({ place: FREE.area, claims: area(0), computed: area(2) });
    expect(JSON.stringify(write[1].cells)).toContain("=ROI_VERDICT(A2,C2)");
    expect(list).toEqual(["list"]);
    const { result, notice, task } = open.state();
    expect([notice, task]).toEqual([say.written(1, "Data!E2:E3"), null]);
    expect(result).toMatchObject({ where: "Data!E2:E3", merged: true });
    expect(countText(result!.judgement)).toBe("1 claim, 1 without one");
    expect(countText({ ...result!.judgement, blank: 0 })).toBe("1 claim");
  });

  it("writes them from a cell that was chosen, as words where formulas aren't wanted", async () => {
    const open = ready(
      { read: READ, write: { kind: "written", id: "w", place: FREE.area } },
      { place: "cell", destination: area(4) },
    );
    open.view.setPlain(true);
    await open.view.audit();
    expect(open.asked[0]).toEqual(["read", { claims: area(0), computed: area(2), destination: area(4) }]);
    expect(JSON.stringify(open.asked[1])).not.toContain("ROI_VERDICT");
  });

  it.each<[string, Answers<AuditBook>, Partial<AuditState>]>([
    [
      "a refusal",
      { read: { kind: "refused", reason: "Two columns." } },
      { problems: { computed: "Two columns." } },
    ],
    ["a fault", { read: FAILED }, { notice: say.failed(LOST), problems: {} }],
    [
      "no claim",
      { read: { ...READ, claims: { ...READ.claims, cells: [[cell("")], [cell("")]] } } },
      { notice: say.noClaims },
    ],
    [
      "no room",
      { read: { ...READ, place: { kind: "none", reason: "No room." } } },
      { problems: { place: "No room." }, result: null },
    ],
    [
      "somebody who was quicker",
      { read: READ, write: { kind: "taken", where: "Data!E2" } },
      { problems: { place: "Something was written to Data!E2 just now. Try again." } },
    ],
    [
      "a fault of writing",
      { read: READ, write: { ...FAILED, restored: true } },
      { notice: say.notWritten(LOST, true), result: null },
    ],
    [
      "what is left of it",
      { read: READ, write: { ...FAILED, restored: false } },
      { notice: say.notWritten(LOST, false) },
    ],
    ["another change", { read: READ, write: BUSY }, { notice: null, result: null }],
  ])("says of %s what it is", async (_, next, says) => {
    const open = ready(next);
    await open.view.audit();
    expect(open.state()).toMatchObject({ task: null, ...says });
  });

  it.each([
    [inserted("Claims audited"), { notice: say.written(1, "the sheet “Claims audited”"), task: null }],
    [
      { ...FAILED, restored: true },
      { notice: say.notWritten(LOST, true), task: null, result: null },
    ],
    [{ kind: "cancelled" }, { notice: null, task: null, result: null }],
  ])("writes them on a new sheet: %j", async (insert, says) => {
    const open = ready({ read: READ, insert }, { place: "sheet" });
    await open.view.audit();
    const said = JSON.stringify(open.plans.map(({ sheets }) => sheets.map(({ cells }) => cells)));
    for (const what of ["Data!A2:A3 against Data!C2:C3", "=ROI_VERDICT('Data'!A2,'Data'!C2)"])
      expect(said).toContain(what);
    expect(open.state()).toMatchObject(says);
  });

  it("knows which verdicts are in the workbook; a list that can't be read is told once", async () => {
    const open = opened({ list: FAILED });
    await open.view.refresh();
    expect(open.state()).toMatchObject({ audits: [], notice: say.failed(LOST) });
    open.view.dismiss();
    await open.view.refresh();
    expect(open.state().notice).toBeNull();
    const listed = opened({ list: { kind: "listed", audits: WRITTEN }, show: FAILED });
    await listed.view.refresh();
    expect(listed.state().audits).toEqual(WRITTEN);
    await listed.view.show(area(4));
    expect(listed.asked.at(-1)).toEqual(["show", area(4)]);
    expect(listed.state().notice).toEqual(say.failed(LOST));
  });

  it.each<[unknown, Partial<AuditState>]>([
    [{ kind: "taken-back" }, { notice: say.takenBack, result: null }],
    [
      { kind: "changed", where: "Data!E2", complete: false },
      { notice: null, question: { id: "w", where: "Data!E2", complete: false } },
    ],
    [{ kind: "gone" }, { notice: say.gone }],
    [FAILED, { notice: say.notTakenBack(LOST) }],
    [BUSY, { notice: null, question: null }],
  ])("takes them back: %j", async (takeBack, says) => {
    const open = ready({ takeBack }, { notice: say.kept });
    await open.view.takeBack("w");
    expect(open.during[0]).toMatchObject({ task: "taking-back", notice: null });
    expect(open.asked).toEqual([["takeBack", "w", { force: false }], ["list"]]);
    expect(open.state()).toMatchObject({ task: null, ...says });
  });

  it("asks about verdicts that were edited, once", async () => {
    const question = { id: "w", where: "Data!E2", complete: true };
    const open = ready({ takeBack: { kind: "taken-back" } }, { question });
    await open.view.answer(false);
    expect(open.state()).toMatchObject({ question: null, notice: say.kept });
    await open.view.answer(true);
    expect(open.asked).toEqual([]);
    open.view.store.update({ question });
    await open.view.answer(true);
    expect(open.asked[0]).toEqual(["takeBack", "w", { force: true }]);
    expect(open.state()).toMatchObject({ question: null, notice: say.takenBack });
  });

  it("does one thing at a time", async () => {
    const open = ready({}, { task: "auditing" });
    await open.view.audit();
    await open.view.takeBack("w");
    await open.view.useSelection("claims");
    expect(open.asked).toEqual([]);
  });

  it("writes words where the add-in's formulas aren't the choice", () => {
    expect(opened().state().plain).toBe(false);
    expect(opened({}, { ...DEFAULT_OPTIONS, dialect: "plain" }).state().plain).toBe(true);
  });
});

const TABLE = "Item,Before,After,Saving\nData,100,40,60%\nCompute,200,150,25%\n";

describe("a table, or a text", () => {
  function opened(next: Answers<TableAuditBook> = {}) {
    const double = answering<TableAuditBook>(next, () => view.store.state);
    const { answer, insert } = double;
    const view: TableAudit = new TableAudit(
      {
        insert,
        remove: answer("remove"),
        claims: { selection: answer("selection"), readArea: answer("readArea"), show: answer("show") },
      },
      () => DEFAULT_OPTIONS,
    );
    return { view, ...double, state: () => view.store.state };
  }
  async function read(next: Answers<TableAuditBook> = {}, text = TABLE) {
    const open = opened(next);
    open.view.choose("pasted");
    open.view.setText(text);
    await open.view.find();
    return open;
  }
  const GRID = TABLE.trim()
    .split("\n")
    .map((line) => line.split(",").map((one) => cell(/^\d+$/.test(one) ? Number(one) : one)));

  it("finds the claims of a pasted table, which stand in no cells", async () => {
    const { state, view } = await read();
    const { audit, task, problem, unclear } = state();
    expect([task, problem, unclear]).toEqual([null, null, null]);
    expect(audit!.claims.map(({ figure }) => figure?.text)).toEqual(["60%", "25%"]);
    expect(view.placeOf(audit!.claims[0]!)).toBeNull();
  });

  it("finds those of the selected cells, and where they stand", async () => {
    const selected = area(2, 3);
    const open = opened({
      selection: { kind: "selected", area: selected },
      readArea: { kind: "read", cells: GRID },
      show: FAILED,
    });
    open.view.store.update({ problem: "Select it.", notice: say.kept });
    await open.view.useSelection();
    expect(open.during[0]).toMatchObject({ task: "selecting", notice: null });
    expect(open.state()).toMatchObject({ task: null, area: selected, problem: null });
    await open.view.find();
    expect(open.asked[1]).toEqual(["readArea", selected]);
    expect(open.during[1]).toMatchObject({ task: "reading", audit: null });
    const place = open.view.placeOf(open.state().audit!.claims[1]!);
    expect(place).toMatchObject({ sheet: "Data", range: { row: 3, column: 5, rows: 1, columns: 1 } });
    await open.view.show(place!);
    expect(open.asked.at(-1)).toEqual(["show", place]);
    expect(open.state().notice).toEqual(say.failed(LOST));
  });

  it.each<[string, Answers<TableAuditBook>, Partial<TableAuditState>]>([
    ["several areas", { selection: { kind: "not-one-range" } }, { notice: say.notOneRange }],
    ["nothing", { selection: { kind: "empty" } }, { notice: say.emptySelection }],
    ["a fault", { selection: FAILED }, { notice: say.failed(LOST) }],
  ])("says of %s selected what it is", async (_, next, says) => {
    const open = opened(next);
    await open.view.useSelection();
    expect(open.state()).toMatchObject({ task: null, area: null, ...says });
  });

  it.each<[string, string, Answers<TableAuditBook>, Partial<TableAuditState>]>([
    ["no text", " \n", {}, { problem: sayOfTables.noText }],
    ["a text without figures", "Nothing to see here.", {}, { problem: sayOfTables.nothing }],
    ["a table without claims", "Item,Price\nA,x\nB,y\n", {}, { problem: sayOfTables.nothing }],
  ])("says of %s what it is", async (_, text, next, says) => {
    const { state } = await read(next, text);
    expect(state()).toMatchObject({ task: null, ...says });
  });

  it.each<[string, Answers<TableAuditBook>, Partial<TableAuditState>]>([
    [
      "too many cells",
      { readArea: { kind: "refused", reason: "Too many." } },
      { problem: "Too many.", audit: null },
    ],
    ["a fault", { readArea: FAILED }, { notice: say.failed(LOST), audit: null }],
  ])("says of %s what it is", async (_, next, says) => {
    const open = opened(next);
    await open.view.find();
    expect(open.state().problem).toBe(sayOfTables.noSelection);
    open.view.store.update({ area: area(2, 3) });
    await open.view.find();
    expect(open.state()).toMatchObject({ task: null, ...says });
  });

  it("audits again as the user knows better: a column, a row, the decimal mark, a reading", async () => {
    const { view, state } = await read();
    const first = state().audit!;
    view.prefer(first.claims[0]!, first.claims[0]!.readings[0]!);
    expect(state().chosen.get(first.claims[0]!)).toBe(first.claims[0]!.readings[0]);
    view.setRole(0, 3, "quantity");
    expect(state()).toMatchObject({ audit: { claims: [] }, problem: null });
    expect(state().chosen.size).toBe(0);
    view.setRole(0, 3, "rate");
    expect(state().audit!.claims).toHaveLength(2);
    view.setRow(0, 1, "total");
    expect([0, 1].map((row) => state().audit!.tables[0]!.table.rowRole(row))).toEqual(["item", "total"]);
    const german = await read(
      {},
      "Posten;Vorher;Nachher;Faktor\nDaten;1.234;617;2,0x\nRechnen;2.468;617;4,0x\n",
    );
    const figures = () => german.state().audit!.claims.map(({ figure }) => figure?.value);
    german.view.setDecimal(",");
    expect(figures()).toEqual([2, 4]);
  });

  it.each<[unknown, Partial<TableAuditState>]>([
    [
      inserted("Table audited (2)"),
      {
        written: { id: "new", sheet: "Table audited (2)" },
        notice: { tone: "success", text: sayOfTables.written(2, "Table audited (2)") },
      },
    ],
    [
      { ...FAILED, restored: true },
      { written: null, notice: say.notWritten(LOST, true) },
    ],
    [{ kind: "cancelled" }, { written: null, notice: null }],
  ])("is written: %j", async (insert, says) => {
    const open = await read({ insert });
    await open.view.write();
    expect(open.during[0]).toMatchObject({ task: "writing", notice: null });
    expect(open.state()).toMatchObject({ task: null, ...says });
    const said = () => JSON.stringify(open.plans.at(-1)!.sheets.map(({ cells }) => cells));
    expect(said()).toContain("ROI_VERDICT(");
    open.view.setPlain(true);
    await open.view.write();
    expect(said()).not.toContain("ROI_VERDICT(");
  });

  it.each<[unknown, Partial<TableAuditState>]>([
    [
      { kind: "removed", title: "" },
      { written: null, notice: { tone: "success", text: sayOfTables.taken } },
    ],
    [{ kind: "gone" }, { written: null, notice: { tone: "info", text: sayOfTables.gone } }],
    [
      { kind: "edited", sheets: ["Table audited"] },
      { question: ["Table audited"], notice: null },
    ],
    [{ kind: "unfinished", sheets: ["Table audited"], kept: [] }, { question: ["Table audited"] }],
    [FAILED, { written: { id: "new", sheet: "x" }, notice: say.notTakenBack(LOST) }],
    [BUSY, { written: { id: "new", sheet: "x" }, notice: null }],
  ])("is taken back: %j", async (remove, says) => {
    const open = opened({ remove });
    await open.view.takeBack();
    expect(open.asked).toEqual([]);
    open.view.store.update({ written: { id: "new", sheet: "x" }, notice: say.kept });
    await open.view.takeBack();
    expect(open.asked).toEqual([["remove", "new", { force: false }]]);
    expect(open.during[0]).toMatchObject({ task: "removing", notice: null, question: null });
    expect(open.state()).toMatchObject({ task: null, ...says });
  });

  it("asks about what was edited, once", async () => {
    const open = opened({ remove: { kind: "removed", title: "" } });
    const asking = { written: { id: "new", sheet: "x" }, question: ["x"] };
    open.view.store.update(asking);
    await open.view.answer(false);
    expect(open.state()).toMatchObject({ question: null, notice: { tone: "info", text: sayOfTables.kept } });
    await open.view.answer(true);
    expect(open.asked).toEqual([]);
    open.view.store.update(asking);
    await open.view.answer(true);
    expect(open.asked).toEqual([["remove", "new", { force: true }]]);
    open.view.dismiss();
    expect(open.state()).toMatchObject({ written: null, question: null, notice: null });
  });

  it("does one thing at a time, and writes nothing that wasn't read", async () => {
    const open = opened();
    await open.view.write();
    open.view.store.update({ task: "reading", area: area(0), written: { id: "new", sheet: "x" } });
    for (const act of ["useSelection", "find", "write", "takeBack"] as const) await open.view[act]();
    expect(open.asked).toEqual([]);
  });
});
