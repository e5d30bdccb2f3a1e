import { describe, expect, it, vi } from "vitest";
import { createHost } from "../../../src/workbench/model/host";
import { breakAt, failRequest } from "../../../src/workbench/protocol/faults";
import { MemoryBook } from "../../support/memory-book";
import { bench, errorCode } from "./bench";

const addSheet = (name: string) => (context: Excel.RequestContext) => context.workbook.worksheets.add(name);

/** The request that adds a sheet and asks for all of them, as office.js writes it. */
const addRequest = (name: string) =>
  JSON.stringify({
    ObjectPaths: {
      1: { Id: 1, ObjectPathType: 1, Name: "" },
      2: { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
      3: {
        Id: 3,
        ObjectPathType: 3,
        Name: "Add",
        ParentObjectPathId: 2,
        ArgumentInfo: { Arguments: [name] },
      },
    },
    Actions: [
      { Id: 1, ActionType: 1, ObjectPathId: 3, Name: "" },
      { Id: 2, ActionType: 2, ObjectPathId: 2, Name: "", QueryInfo: { Select: ["name"] } },
    ],
  });

describe("requests", () => {
  it("are counted with their size; clean-ups are marked as such", async () => {
    const { host, session } = bench();
    await Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.values = [["x".repeat(1000)]];
      await context.sync();
    });
    await vi.waitFor(() => expect(host.requests).toHaveLength(2));
    expect(host.requests[0]).toMatchObject({ cleanUp: false });
    expect(host.requests[0]!.bytesIn).toBeGreaterThan(1000);
    expect(host.requests[1]).toMatchObject({ cleanUp: true });
    expect(session.sent).toHaveLength(1);
  });

  it("are one undo step each", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("A");
      context.workbook.worksheets.add("B");
      await context.sync();
    });
    expect(book.batches).toBe(1);
  });

  it("of two panes run one after the other", async () => {
    const host = createHost(new MemoryBook());
    const panes = [host.connect(() => undefined), host.connect(() => undefined)];
    const answers = await Promise.all(
      [0, 1, 0, 1].map((pane, i) => panes[pane]!.process(addRequest(`S${i}`))),
    );
    const counts = answers.map(
      (json) =>
        (JSON.parse(json) as { Results: { Value: { _Items: unknown[] } }[] }).Results[1]!.Value._Items.length,
    );
    expect(counts).toEqual([2, 3, 4, 5]);
  });

  it("leave done what came before the failing action, and the objects of the request unusable", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Kept");
      const range = sheet.getRange("A1");
      range.values = [["done"]];
      sheet.getRange("B1:B2").values = [["too short"]];
      sheet.getRange("C1").values = [["never"]];
      await expect(context.sync()).rejects.toMatchObject({
        code: "InvalidArgument",
        debugInfo: { errorLocation: "Range.values" },
      });
      expect(() => (range.values = [["again"]])).toThrow(
        expect.objectContaining({ code: "InvalidObjectPath" }),
      );
    });
    expect(book.sheet("Kept").cellAt(0, 0).value).toBe("done");
    expect(book.sheet("Kept").cellAt(0, 2).kind).toBe("empty");
  });

  it("fail while the user edits a cell, unless they are to wait", async () => {
    const { book } = bench();
    book.isEditing = true;
    expect(await errorCode(addSheet("X"))).toBe("InvalidOperationInCellEditMode");
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.add("Later");
      await context.sync();
    });
    expect(book.list).toHaveLength(1);
    book.isEditing = false;
    await waiting;
    expect(book.list.map((s) => s.name)).toEqual(["Sheet1", "Later"]);
  });

  it("have a largest size, if the host has one", async () => {
    const { host } = bench({ maxBytes: 5_000 });
    const write = (n: number) => (context: Excel.RequestContext) => {
      context.workbook.worksheets.getActiveWorksheet().getRange(`A1:A${n}`).values = Array.from(
        { length: n },
        () => ["0123456789"],
      );
    };
    expect(await errorCode(write(100))).toBe("none");
    expect(await errorCode(write(400))).toBe("RequestPayloadSizeLimitExceeded");
    expect(
      await errorCode((c) =>
        c.workbook.worksheets.getActiveWorksheet().getRange("A1:J400").load("values,text"),
      ),
    ).toBe("ResponsePayloadSizeLimitExceeded");
    expect(host.requests.some((r) => r.error === "RequestPayloadSizeLimitExceeded")).toBe(true);
  });

  it("split large writes as office.js does, without losing a cell", async () => {
    const { book } = bench();
    const rows = Array.from({ length: 1000 }, (_, i) => [i, `row ${i}`, i / 2]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("B3:D1002").values = rows;
      await context.sync();
    });
    expect(
      book
        .sheet("Sheet1")
        .read({ r: 2, c: 1, h: 1000, w: 3 })
        .map((row) => row.map((c) => c.value)),
    ).toEqual(rows);
  });
});

describe("a pane that is closed", () => {
  const names = (book: MemoryBook) => book.list.map((sheet) => sheet.name);
  /** Two panes, of which the first is going to be closed. */
  function twoPanes() {
    const book = new MemoryBook();
    const host = createHost(book);
    const heard: string[] = [];
    const connections = [host.connect(() => undefined), host.connect(() => undefined)] as const;
    const send = (pane: 0 | 1, name: string, flags = 0) => {
      const answer = connections[pane].process(addRequest(name), { flags });
      void answer.then(() => heard.push(name));
      return answer;
    };
    return { book, host, heard, send, close: () => connections[0].close() };
  }

  it("has its waiting requests dropped; others' run on, and nothing is answered to it", async () => {
    const { book, host, heard, send, close } = twoPanes();
    const first = send(1, "Other's first");
    void send(0, "Never");
    const last = send(1, "Other's last");
    close();
    void send(0, "Too late");
    await Promise.all([first, last]);
    await send(1, "After all");
    expect(names(book)).toEqual(["Sheet1", "Other's first", "Other's last", "After all"]);
    expect(heard).toEqual(["Other's first", "Other's last", "After all"]);
    expect(host.requests).toHaveLength(3);
  });

  it("has the request carried out that has begun", async () => {
    const { book, heard, send, close } = twoPanes();
    let begun = () => {};
    const began = new Promise<void>((resolve) => (begun = resolve));
    let go = () => {};
    const gone = new Promise<void>((resolve) => (go = resolve));
    const settle = book.settle.bind(book);
    book.settle = async () => {
      begun();
      await gone;
      await settle();
    };
    void send(0, "Begun");
    void send(0, "Never");
    await began;
    close();
    go();
    await send(1, "Other");
    expect(names(book)).toEqual(["Sheet1", "Begun", "Other"]);
    expect(heard).toEqual(["Other"]);
  });

  it("has its request dropped that waits for the end of an edit", async () => {
    const { book, heard, send, close } = twoPanes();
    book.isEditing = true;
    const waits = new Promise<void>((resolve) => {
      book.editing = () => {
        resolve();
        return book.isEditing;
      };
    });
    void send(0, "Never", 64);
    await waits;
    close();
    book.isEditing = false;
    await send(1, "Other");
    expect(names(book)).toEqual(["Sheet1", "Other"]);
    expect(heard).toEqual(["Other"]);
  });
});

describe("faults", () => {
  const three = async (context: Excel.RequestContext) => {
    for (const name of ["A", "B", "C"]) {
      context.workbook.worksheets.add(name).getRange("A1").values = [[name]];
      await context.sync();
    }
  };
  it.each([
    ["before" as const, ["Sheet1", "A"]],
    ["after" as const, ["Sheet1", "A", "B"]],
    ["half" as const, ["Sheet1", "A", "B"]],
  ])("%s the second request", async (how, sheets) => {
    const { book } = bench({ faults: failRequest(1, how) });
    await expect(Excel.run(three)).rejects.toMatchObject({ code: "GeneralException" });
    expect(book.list.map((s) => s.name)).toEqual(sheets);
    if (how !== "before") expect(book.sheet("B").cellAt(0, 0).value).toBe(how === "after" ? "B" : "");
  });

  it("can break off at any action", async () => {
    let count = 1;
    for (let at = 0; at < count; at++) {
      const { book } = bench({
        faults: (request, actions) => {
          if (request > 0) return undefined;
          count = actions;
          return breakAt(at);
        },
      });
      await expect(Excel.run(three)).rejects.toMatchObject({ code: "GeneralException" });
      expect(book.list.length).toBeLessThanOrEqual(2);
    }
    expect(count).toBeGreaterThan(3);
  });
});

describe("a file", () => {
  it("can be opened again by another host", async () => {
    const { host, book } = bench();
    await Excel.run(async (context) => {
      context.workbook.settings.add("journal", { cells: ["A1"] });
      context.workbook.protection.protect();
      await context.sync();
    });
    bench({ book, document: host.document });
    await Excel.run(async (context) => {
      const setting = context.workbook.settings.getItem("journal").load("value");
      context.workbook.protection.load("protected");
      await context.sync();
      expect(setting.value).toEqual({ cells: ["A1"] });
      expect(context.workbook.protection.protected).toBe(true);
    });
  });
});
