/**
 * What the pane says, word for word, of one and of many: tests/cases/said.txt. A sentence that changed is read there
 * before `vitest -u` writes it anew.
 */
import path from "node:path";
import { expect, it } from "vitest";
import type { Insertion, Problem } from "../../src/excel";
import * as pane from "../../src/taskpane/messages";
import * as audit from "../../src/taskpane/views/audit/messages";
import * as table from "../../src/taskpane/views/audit/table/messages";
import * as functions from "../../src/taskpane/views/functions/messages";
import * as imports from "../../src/taskpane/views/import/messages";
import * as scenarios from "../../src/taskpane/views/scenarios/messages";
import * as study from "../../src/taskpane/views/study/messages";

/** With what each is called; what is no function needs nothing. All that there is has its line, or it doesn't compile. */
type Calls<From> = {
  [
    Name in keyof From as From[Name] extends (...given: never[]) => unknown ? Name : never
  ]-?: From[Name] extends (...given: infer Given) => unknown ? readonly Given[] : never;
};

function shown(said: unknown): string {
  if (typeof said !== "object" || said === null) return String(said);
  if (Array.isArray(said)) return said.map(shown).join(" | ");
  if ("tone" in said && "text" in said) return `[${String(said.tone)}] ${String(said.text)}`;
  return Object.entries(said)
    .map(([name, one]) => `${name}: ${shown(one)}`)
    .join("; ");
}

const said = <From extends object>(where: string, from: From, calls: Calls<From>): string[] =>
  Object.entries(from).flatMap(([name, one]) => {
    const given = (calls as Record<string, readonly unknown[][]>)[name];
    if (typeof one !== "function") return given ? [] : [`${where} ${name}: ${shown(one)}`];
    return given!.map((args) => `${where} ${name}: ${shown((one as (...a: unknown[]) => unknown)(...args))}`);
  });
/** The messages that a module has under one name, and what else it exports. */
const without = <From extends object, Name extends keyof From>(from: From, ...names: Name[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name as Name))) as Omit<
    From,
    Name
  >;

const problem = (kind: Problem["kind"] = "other" as Problem["kind"]) =>
  ({ kind, message: "Excel is busy." }) as Problem;
const insertion = (...names: string[]) => ({ sheets: names.map((name) => ({ name })) }) as Insertion;
const inserted = (leftOut: string[], ...names: string[]) =>
  ({ kind: "inserted", insertion: insertion(...names), leftOut }) as unknown as Parameters<
    typeof pane.inserted
  >[1];
const restored = (edited: string[], gone: string[], formulas: string[]) =>
  ({ kind: "restored", edited, gone, formulas }) as const;
const reading = (computed: number, verdict: string, miss: number) =>
  ({ words: "the product", computed, verdict, miss }) as unknown as Parameters<typeof table.readingText>[0];
const result = (rows: number, columns: number) =>
  ({ kind: "result", rows: Array.from({ length: rows }, () => Array<number>(columns).fill(1)) }) as const;

const ALL = [
  ...said("pane", pane, {
    inserted: [
      ["Audit", inserted([], "Audit (2)")],
      ["Audit", inserted([], "A", "B")],
      ["Audit", inserted(["charts", "links"], "A")],
    ],
    insertFailed: [
      ["Audit", problem(), true],
      ["Audit", problem(), false],
    ],
    notLoaded: [["Audit"]],
    insertCancelled: [
      ["Audit", true],
      ["Audit", false],
    ],
    removed: [["Audit"]],
    removeFailed: [["Audit", problem()]],
    repaired: [
      ["Audit", 0],
      ["Audit", 1],
      ["Audit", 1200],
    ],
    repairFailed: [
      ["Audit", problem()],
      ["Audit", problem("no-functions")],
      ["Audit", problem("silent-functions")],
    ],
    isWithoutFunctions: [[problem()], [problem("no-functions")], [problem("silent-functions")]],
    kept: [["Audit"]],
    gone: [["Audit"]],
    goToFailed: [[problem()]],
    readFailed: [[problem()]],
    damaged: [[["a run"]], [["a run", "two scenarios", "an audit"]]],
    progressText: [[null], [{ sheet: "Audit", done: 0, total: 2 }], [{ sheet: "Audit", done: 1, total: 3 }]],
    editedQuestion: [
      ["Audit", ["A"]],
      ["Audit", ["A", "B"]],
    ],
    unfinishedQuestion: [
      [["A"], []],
      [["A", "B"], ["C"]],
      [[], ["C", "D"]],
    ],
    listed: [[[]], [["a"]], [["a", "b"]], [["a", "b", "c"]]],
  }),
  ...said("study", without(study, "say"), {}),
  ...said("study", study.say, {
    added: [
      [0, 0, 0],
      [1, 1, 1],
      [2, 3, 4],
      [0, 2, 0],
    ],
    tooMany: [[40]],
    mostOutputs: [[8]],
    failed: [[problem()]],
    runFailed: [
      [problem(), true],
      [problem(), false],
    ],
    cancelled: [[true], [false]],
    edited: [
      [["B2"], true],
      [["B2", "B3"], false],
    ],
    written: [["Sensitivity"]],
    notWritten: [["Excel is busy."]],
    restored: [
      [restored([], [], [])],
      [restored(["B2"], [], [])],
      [restored(["B2", "B3"], ["B4", "B5"], [])],
      [restored([], [], ["B4"])],
      [restored(["B2"], ["B3"], ["B4"])],
    ],
    notRestored: [[problem()]],
    found: [
      [1, "Profit"],
      [7, "Profit"],
    ],
    nothingMoves: [["Profit"]],
    findNone: [["B2 isn’t computed here"]],
    idle: [[["B2", "B3"]]],
    kept: [
      ["Base", false],
      ["Base", true],
    ],
    opened: [
      ["Base", 0],
      ["Base", 1],
      ["Base", 2],
    ],
    mostSetups: [[20]],
    tooLarge: [[1_234_567]],
    noFrontier: [["Price"]],
    changed: [["B2 holds a text"]],
    casesProven: [
      [1, 1],
      [6, 4],
    ],
    trialsProven: [[100_000, 7]],
    drawsItself: [
      ["4 cases", ["B2"]],
      ["4 cases", ["B2", "B3", "B4", "B5"]],
    ],
    byExcel: [
      [1, "B2 isn’t computed here"],
      [1200, "B2 isn’t computed here"],
    ],
    follows: [["Computed here."]],
    noMore: [[609_000]],
    settled: [[10_000]],
  }),
  ...said("scenarios", without(scenarios, "say"), { inputCount: [[1], [1200]], differText: [[1], [2]] }),
  ...said("scenarios", scenarios.say, {
    failed: [[problem()]],
    saved: [["Base"]],
    updated: [["Base"]],
    switched: [
      ["Base", 0],
      ["Base", 1],
    ],
    misfit: [["Base", "B2 is gone"]],
    notSwitched: [
      ["Base", problem(), true],
      ["Base", problem(), false],
    ],
    renamed: [["Base"]],
    deleted: [["Base"]],
    notSaved: [[problem()]],
    compared: [["Scenarios"]],
    notCompared: [
      [problem(), true],
      [problem(), false],
    ],
    cancelled: [[[]], [["B2", "B3"]]],
    restored: [
      [{ edited: [], lost: 0 }],
      [{ edited: ["B2"], lost: 0 }],
      [{ edited: ["B2"], lost: 2 }],
      [{ edited: [], lost: 1 }],
    ],
    notRestored: [[problem()]],
  }),
  ...said("audit", without(audit, "say"), { claimCount: [[1], [1200]] }),
  ...said("audit", audit.say, {
    failed: [[problem()]],
    notWritten: [
      [problem(), true],
      [problem(), false],
    ],
    written: [
      [1, "E2:E5"],
      [4, "E2:E5"],
    ],
    notTakenBack: [[problem()]],
  }),
  ...said("table", without(table, "say", "HINTS"), {
    readingText: [
      [reading(16.2, "exact", 0)],
      [reading(16.25, "differs", 0.3829), "times"],
      [reading(0.123456789, "fails", Infinity), "percent"],
    ],
  }),
  ...said("table", table.HINTS, { decimal: [["1,234"]] }),
  ...said("table", table.say, {
    written: [
      [1, "Audit"],
      [1200, "Audit"],
    ],
  }),
  ...said("import", without(imports, "say"), {}),
  ...said("import", imports.say, {
    added: [
      [{ kind: "added", rows: 1, table: "Models", sheet: "Own models" } as never],
      [{ kind: "added", rows: 1200, table: "Models", sheet: "Own models" } as never],
    ],
    noTable: [[{ kind: "no-table", sheet: "Own models" } as never, "Own models"]],
    failed: [
      [{ kind: "failed", problem: problem(), restored: true } as never],
      [{ kind: "failed", problem: problem(), restored: false } as never],
    ],
  }),
  ...said("functions", without(functions, "say"), {
    found: [
      [" ", 45],
      ["npv", 0],
      ["npv", 1],
      ["npv", 2],
    ],
    cellText: [
      [true],
      [false],
      ["#N/A"],
      [0],
      [1234.5678],
      [1234.5678, 6],
      [1e15],
      [-999_999_999_999_999],
      [1e-6],
      [-9.87654321e-7],
    ],
    resultNote: [
      [result(1, 1) as never],
      [result(1, 3) as never],
      [result(2, 1) as never],
      [{ kind: "error", message: "because" } as never],
      [{ kind: "needs-excel", message: "in Excel" } as never],
      [{ kind: "unreadable", message: "not closed" } as never],
    ],
  }),
  ...said("functions", functions.say, {
    inserted: [["B2"]],
    refused: [["B2 is locked."]],
    unreadable: [["It isn’t closed."]],
    kept: [["B2"]],
  }),
];

it("word for word", async () => {
  await expect(`${ALL.join("\n")}\n`).toMatchFileSnapshot(
    path.resolve(import.meta.dirname, "../cases/said.txt"),
  );
});
