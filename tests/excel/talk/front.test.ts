import { afterEach, describe, expect, it } from "vitest";
import { createHost } from "../../../src/workbench/model/host";
import { attachSession } from "../../../src/workbench/protocol/node-session";
import { openExcel } from "../../../src/workbench/profiles/open";
import { demoPlan, pairPlan } from "../fixtures/plan";
import { excelNow } from "../support/excels";
import { addModel, place } from "../support/model";
import { insertedId, openPane, sheetNames, sheetOf, snapshot, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const OWN = ["Budget", `It's "fine" 🚀`, "Old"];

describe("with a chart sheet in front", () => {
  it("inserting, listing, results, scenarios and removing go on as ever", async () => {
    open = await openPane();
    open.workbook.stage.front = "chart sheet";
    const { pane, workbook } = open;
    const id = await insertedId(open, pairPlan);
    expect(await pane.list()).toMatchObject({ insertions: [{ title: "Pair", complete: true }] });
    expect(await pane.keyFigures.read()).toMatchObject({ kind: "read", insertions: [{ title: "Pair" }] });
    expect(await pane.scenarios.save(id, "Base")).toMatchObject({ kind: "saved" });
    expect(await pane.goTo({ id })).toEqual({ kind: "shown" });
    expect(await pane.remove(id)).toMatchObject({ kind: "removed" });
    expect(sheetNames(workbook)).toEqual(OWN);
    expect(await pane.runs.pick()).toEqual({ kind: "no-cells" });
  });
});

describe("with another workbook in front", () => {
  it("lists and reads; what needs this one in front fails with what to do, and changes nothing", async () => {
    open = await openPane();
    const { pane, workbook } = open;
    const id = await insertedId(open, demoPlan);
    const before = await snapshot(workbook);
    workbook.stage.front = "another workbook";
    expect(await pane.list()).toMatchObject({ insertions: [{ title: "Demo", complete: true }] });
    expect(await pane.keyFigures.read()).toMatchObject({ kind: "read", insertions: [{ title: "Demo" }] });
    const inserting = await pane.insert(demoPlan);
    expect(inserting).toMatchObject({ kind: "failed", restored: true });
    expect(inserting.kind === "failed" && inserting.problem.message).toContain(
      "choose a worksheet of this workbook",
    );
    const removing = await pane.remove(id);
    expect(removing).toMatchObject({ kind: "failed", problem: { kind: "inactive" } });
    workbook.stage.front = "cells";
    expect(await snapshot(workbook)).toEqual(before);
    expect(await pane.remove(id)).toMatchObject({ kind: "removed" });
  });

  it("that came there in the middle of an insertion leaves something to remove later", async () => {
    open = await openPane();
    const { pane, workbook } = open;
    const result = await pane.insert(pairPlan, {
      onProgress: ({ done }) => {
        if (done === 1) workbook.stage.front = "another workbook";
      },
    });
    workbook.stage.front = "cells";
    // Freezing and activating are refused, and can be done without.
    expect(result).toMatchObject({ kind: "inserted" });
    expect(result.kind === "inserted" && result.leftOut).toContain("hiding the gridlines");
    const list = await pane.list();
    const id = list.kind === "listed" ? (list.insertions[0]?.id ?? "") : "";
    expect(await pane.remove(id)).toMatchObject({ kind: "removed" });
    expect(sheetNames(workbook)).toEqual(OWN);
  });
});

describe("several tabs selected together", () => {
  it("nothing is inserted, and the message says to select one", async () => {
    open = await openPane();
    const before = await snapshot(open.workbook);
    open.workbook.stage.grouped = true;
    const result = await open.pane.insert(demoPlan);
    open.workbook.stage.grouped = false;
    expect(result.kind === "failed" && result.problem.message).toContain(
      "several tabs are selected, choose one",
    );
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("a file that is opened again", () => {
  it("gives sheets other ids, perhaps those of others: none is taken for one of ours", async () => {
    open = await openPane();
    const { workbook } = open;
    await insertedId(open, demoPlan);
    const id = await insertedId(open, pairPlan);
    // The user moves a sheet of his to where ours were.
    sheetOf(workbook.book, "Budget").move(4);
    sheetOf(workbook.book, "Pair costs").rename("Our costs");
    await workbook.book.settle();
    workbook.session.close();
    workbook.host.dispose();
    const excel = excelNow();
    const { document } = workbook.host;
    const host = openExcel(workbook.book, excel, { document, stage: workbook.stage });
    const session = attachSession(host);
    const pane = open.secondPane();
    expect(await pane.list()).toMatchObject({
      insertions: [
        { title: "Demo", sheets: [{ name: "Demo" }] },
        { title: "Pair", sheets: [{ name: "Pair summary" }, { name: "Our costs" }] },
      ],
    });
    expect(await pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    expect(sheetNames(workbook).sort()).toEqual([...OWN, "Demo"].sort());
    session.close();
    host.dispose();
    workbook.session = attachSession(createHost(workbook.book, { document }));
  });
});

describe("a workbook that may only be looked at", () => {
  it("is read as ever; whatever would change it says why not, and changes nothing", async () => {
    open = await openPane();
    const { pane, workbook } = open;
    const id = await insertedId(open, demoPlan);
    await pane.scenarios.save(id, "Base");
    await addModel(workbook);
    const before = await snapshot(workbook);
    workbook.stage.rights = "view";
    expect(await pane.list()).toMatchObject({ insertions: [{ title: "Demo" }] });
    expect(await pane.keyFigures.read()).toMatchObject({ kind: "read" });
    expect(await pane.scenarios.read()).toMatchObject({ kind: "read", set: { inputs: 10 } });
    const refused = {
      kind: "failed",
      problem: { kind: "protected", message: expect.stringContaining("Enable Editing") },
    };
    expect(await pane.insert(demoPlan)).toMatchObject({ ...refused, restored: true });
    expect(await pane.remove(id)).toMatchObject(refused);
    expect(await pane.scenarios.save(id, "New")).toMatchObject(refused);
    expect(
      await pane.runs.run({
        inputs: [place(workbook, "C2")],
        outputs: [place(workbook, "C7")],
        steps: [[8]],
      }),
    ).toMatchObject({ ...refused, restored: true });
    await expect(
      pane.saveOptions({ dialect: "plain", standard: "fast", currency: "$", optimizedName: "x" }),
    ).rejects.toMatchObject({ code: "AccessDenied" });
    workbook.stage.rights = "edit";
    expect(await snapshot(workbook)).toEqual(before);
  });
});

describe("a build that freezes only the sheet in front", () => {
  it("gets the sheet without headings that stay, and is told so", async () => {
    open = await openPane();
    open.workbook.stage.freezing = "fails";
    expect(await open.pane.insert(demoPlan)).toMatchObject({
      kind: "inserted",
      leftOut: excelNow() === "mac" ? ["headings that stay in sight"] : [],
    });
  });
});

describe("a cell at the sheet's end", () => {
  it("hinders nothing that reads what a sheet of ours holds", async () => {
    open = await openPane();
    const { pane, workbook } = open;
    const id = await insertedId(open, demoPlan);
    sheetOf(workbook.book, "Demo").write({ r: 1_048_575, c: 16_383, h: 1, w: 1 }, [[{ value: "mine" }]]);
    await workbook.book.settle();
    expect(await pane.keyFigures.read()).toMatchObject({
      kind: "read",
      insertions: [{ sheets: [{ figures: [{ text: "$2,700" }] }] }],
    });
    expect(await pane.scenarios.read()).toMatchObject({ kind: "read", set: { inputs: 10 } });
    expect(await pane.remove(id)).toEqual({ kind: "edited", sheets: ["Demo"] });
  });
});

describe("settings that are full", () => {
  it("refuse an insertion before anything is written, and say what to remove", async () => {
    open = await openPane();
    open.workbook.host.document.settings.push({ key: "PhoenixROI.scenario.x.y", value: "x".repeat(999_800) });
    const before = await snapshot(open.workbook);
    expect(await open.pane.insert(demoPlan)).toMatchObject({
      kind: "failed",
      restored: true,
      problem: { kind: "full", message: expect.stringContaining("Remove inserted sheets or scenarios") },
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});
