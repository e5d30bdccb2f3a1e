import { describe, expect, it } from "vitest";
import { Batch, BatchFailure } from "../../../src/workbench/protocol/batch";
import { ACTION, PATH, type BatchRequest } from "../../../src/workbench/protocol/wire";
import { HostError } from "../../../src/workbench/protocol/errors";
import {
  atLeast,
  declareApi,
  HostCollection,
  HostObject,
  type Member,
} from "../../../src/workbench/protocol/members";

/** A toy object model: a shelf of books, the third kind of thing that office.js has never heard of. */
const BOOK = declareApi(
  "Book",
  {
    "1.1": { read: "title", write: "pages", nav: "shelf sequel", call: "_KeepReference open tear" },
    "1.5": { write: "rating" },
  },
  { tracked: true, aliases: { numberOfPages: "pages" } },
);

class Book extends HostObject {
  readonly api = BOOK;
  opened = 0;
  rating = 3;
  secret = "not declared";
  constructor(
    readonly shelf: Shelf,
    readonly title: string,
    private count: number,
  ) {
    super();
  }
  override identity() {
    return { Id: this.title };
  }
  get pages() {
    return this.count;
  }
  set pages(n: unknown) {
    if (typeof n !== "number") throw new HostError("InvalidArgument");
    this.count = n;
  }
  get sequel(): Book | null {
    return this.shelf.books[this.shelf.books.indexOf(this) + 1] ?? null;
  }
  open(...args: unknown[]) {
    this.opened++;
    return args;
  }
  async tear(page: unknown): Promise<void> {
    if (page === 13) throw new HostError("Conflict");
    this.count--;
  }
}

const SHELF = declareApi("Shelf", {
  "1.1": { read: "count", call: "add getItem getItemOrNullObject lend _RemoveReference" },
});

class Shelf extends HostCollection<Book> {
  readonly api = SHELF;
  books = [new Book(this, "A", 100), new Book(this, "B", 200), new Book(this, "C", 300)];
  items() {
    return this.books;
  }
  get count() {
    return this.books.length;
  }
  add(title: unknown) {
    this.books.push(new Book(this, String(title), 0));
    return this.books.at(-1);
  }
  getItem(title: unknown) {
    const book = this.books.find((b) => b.title === title);
    if (!book) throw new HostError("ItemNotFound");
    return book;
  }
  getItemOrNullObject(title: unknown) {
    return this.books.find((b) => b.title === title) ?? null;
  }
  lend(...books: unknown[]) {
    return books.flat().map((b) => (b instanceof Book ? b.title : b));
  }
}

type Action = Partial<BatchRequest["Actions"][number]>;
type Path = Partial<BatchRequest["ObjectPaths"][string]>;

function setUp(version = "1.9") {
  const shelf = new Shelf();
  const references = new Map<string, HostObject>();
  let reads = 0;
  const scope = {
    root: shelf,
    services: new Map<string, HostObject>([["Bookbinder", new Book(shelf, "Binder", 1)]]),
    references,
    nextReference: () => `ref${references.size + 1}`,
    supports: (m: Member) => atLeast(version, m.version),
    uses: () => undefined,
    beforeRead: async () => void reads++,
  };
  const root: Path = { ObjectPathType: PATH.global, Name: "" };
  const run = (paths: Path[], actions: Action[]) =>
    new Batch(
      {
        ObjectPaths: Object.fromEntries([root, ...paths].map((p, i) => [i + 1, { Id: i + 1, ...p }])),
        Actions: actions.map((a, i) => ({ Id: 100 + i, Name: "", ...a })),
      } as BatchRequest,
      scope,
    ).run();
  return { shelf, references, run, reads: () => reads };
}

const item = (title: string, parent = 1): Path => ({
  ObjectPathType: PATH.indexer,
  Name: "",
  ParentObjectPathId: parent,
  ArgumentInfo: { Arguments: [title] },
});
const values = (results: { Value: unknown }[]) => results.map((r) => r.Value);

describe("paths and actions", () => {
  it("answers each action in order", async () => {
    const { run, reads } = setUp();
    const results = await run(
      [item("B")],
      [
        { ActionType: ACTION.instantiate, ObjectPathId: 1 },
        { ActionType: ACTION.instantiate, ObjectPathId: 2 },
        { ActionType: ACTION.query, ObjectPathId: 2, QueryInfo: { Select: ["title", "pages"] } },
      ],
    );
    expect(results.map((r) => r.ActionId)).toEqual([100, 101, 102]);
    expect(values(results)).toEqual([
      {},
      { Id: "B", _ReferenceId: "" },
      { Id: "B", _ReferenceId: "", Title: "B", Pages: 200 },
    ]);
    expect(reads()).toBe(1);
  });

  it("runs a method path once, however many actions refer to it", async () => {
    const { run, shelf } = setUp();
    await run(
      [
        {
          ObjectPathType: PATH.method,
          Name: "Add",
          ParentObjectPathId: 1,
          ArgumentInfo: { Arguments: ["D"] },
        },
      ],
      [
        { ActionType: ACTION.instantiate, ObjectPathId: 2 },
        { ActionType: ACTION.setProperty, ObjectPathId: 2, Name: "Pages", ArgumentInfo: { Arguments: [7] } },
        { ActionType: ACTION.method, ObjectPathId: 2, Name: "Open", ArgumentInfo: { Arguments: [] } },
      ],
    );
    expect(shelf.books).toHaveLength(4);
    expect(shelf.books[3]).toMatchObject({ title: "D", pages: 7, opened: 1 });
  });

  it("passes what is left out as undefined, and objects as themselves", async () => {
    const { run } = setUp();
    const [opened, lent] = values(
      await run(
        [item("A"), item("C")],
        [
          {
            ActionType: ACTION.method,
            ObjectPathId: 2,
            Name: "Open",
            ArgumentInfo: { Arguments: [1, null, [null]] },
          },
          {
            ActionType: ACTION.method,
            ObjectPathId: 1,
            Name: "Lend",
            ArgumentInfo: { Arguments: [2, [3, "x"], "y"], ReferencedObjectPathIds: [2, [3, 0], 0] },
          },
        ],
      ),
    );
    expect(opened).toEqual([1, undefined, [null]]);
    expect(lent).toEqual(["A", "C", "x", "y"]);
  });

  it("keeps objects for later requests by reference, until they are released", async () => {
    const { run, references } = setUp();
    const [, , second] = values(
      await run(
        [item("A")],
        [
          { ActionType: ACTION.instantiate, ObjectPathId: 2 },
          { ActionType: ACTION.method, ObjectPathId: 2, Name: "_KeepReference", ArgumentInfo: {} },
          { ActionType: ACTION.instantiate, ObjectPathId: 2 },
        ],
      ),
    );
    expect(second).toEqual({ Id: "A", _ReferenceId: "ref1" });
    const byReference: Path = { ObjectPathType: PATH.reference, Name: "ref1" };
    const load = { ActionType: ACTION.query, ObjectPathId: 2, QueryInfo: { Select: ["title"] } };
    expect(values(await run([byReference], [load]))).toEqual([{ Id: "A", _ReferenceId: "ref1", Title: "A" }]);
    await run(
      [],
      [
        {
          ActionType: ACTION.method,
          ObjectPathId: 1,
          Name: "_RemoveReference",
          ArgumentInfo: { Arguments: ["ref1"] },
        },
      ],
    );
    expect(references.size).toBe(0);
    await expect(run([byReference], [load])).rejects.toMatchObject({ error: { code: "InvalidReference" } });
  });

  it("lets null objects have null children, and does nothing to them", async () => {
    const { run } = setUp();
    const nobody: Path = {
      ObjectPathType: PATH.method,
      Name: "GetItemOrNullObject",
      ParentObjectPathId: 1,
      ArgumentInfo: { Arguments: ["Z"] },
    };
    const child: Path = { ObjectPathType: PATH.property, Name: "Sequel", ParentObjectPathId: 2 };
    const results = await run(
      [nobody, child, { ObjectPathType: PATH.nothing, Name: "" }],
      [
        { ActionType: ACTION.instantiate, ObjectPathId: 2 },
        { ActionType: ACTION.query, ObjectPathId: 3, QueryInfo: { Select: ["title"] } },
        { ActionType: ACTION.setProperty, ObjectPathId: 3, Name: "Pages", ArgumentInfo: { Arguments: [1] } },
        { ActionType: ACTION.method, ObjectPathId: 2, Name: "Open", ArgumentInfo: {} },
        { ActionType: ACTION.instantiate, ObjectPathId: 4 },
      ],
    );
    expect(values(results)).toEqual([null, null, null, null, null]);
  });

  it("leads to services and updates several properties at once", async () => {
    const { run } = setUp();
    const results = await run(
      [{ ObjectPathType: PATH.service, Name: "Bookbinder" }],
      [
        { ActionType: ACTION.update, ObjectPathId: 2, ObjectState: { pages: 5, rating: 4 } },
        { ActionType: ACTION.query, ObjectPathId: 2, QueryInfo: { Select: ["pages", "rating"] } },
      ],
    );
    expect(values(results)[1]).toMatchObject({ Pages: 5, Rating: 4 });
    await expect(
      run(
        [{ ObjectPathType: PATH.service, Name: "Printer" }],
        [{ ActionType: ACTION.instantiate, ObjectPathId: 2 }],
      ),
    ).rejects.toMatchObject({ error: { code: "ApiNotFound" } });
  });

  it("knows properties by their alias on the wire", async () => {
    const { run, shelf } = setUp();
    await run(
      [item("A")],
      [
        {
          ActionType: ACTION.setProperty,
          ObjectPathId: 2,
          Name: "NumberOfPages",
          ArgumentInfo: { Arguments: [9] },
        },
      ],
    );
    expect(shelf.books[0]!.pages).toBe(9);
    await expect(
      run(
        [item("A")],
        [{ ActionType: ACTION.query, ObjectPathId: 2, QueryInfo: { Select: ["numberOfPages"] } }],
      ),
    ).rejects.toMatchObject({ error: { code: "ApiNotFound" } });
  });
});

describe("loading", () => {
  const load = (Select: string[], page = {}) => ({
    ActionType: ACTION.query,
    ObjectPathId: 1,
    QueryInfo: { Select, ...page },
  });

  it("loads a collection's own properties and its items'", async () => {
    const { run } = setUp();
    const [all] = values(
      await run([], [load(["count", "items/title", "sequel/title"], { Top: 2, Skip: 1 })]),
    );
    expect(all).toEqual({
      Count: 3,
      _Items: [
        { Id: "B", _ReferenceId: "", Title: "B", Sequel: { Id: "C", _ReferenceId: "", Title: "C" } },
        { Id: "C", _ReferenceId: "", Title: "C", Sequel: null },
      ],
    });
    expect(values(await run([], [load(["count"])]))).toEqual([{ Count: 3 }]);
  });

  it("loads all scalars of the sets on offer when none is named", async () => {
    const everything = values(await setUp().run([item("A")], [{ ...load([]), ObjectPathId: 2 }]))[0];
    expect(everything).toEqual({ Id: "A", _ReferenceId: "", Title: "A", Pages: 100, Rating: 3 });
    const older = values(await setUp("1.4").run([item("A")], [{ ...load(["*"]), ObjectPathId: 2 }]))[0];
    expect(older).toEqual({ Id: "A", _ReferenceId: "", Title: "A", Pages: 100 });
  });

  it("answers a retrieve in the spelling of the API", async () => {
    const { run } = setUp();
    const [json] = values(
      await run(
        [],
        [{ ActionType: ACTION.queryAsJson, ObjectPathId: 1, QueryInfo: { Select: ["title"], Top: 1 } }],
      ),
    );
    expect(json).toEqual({ items: [{ title: "A" }] });
  });
});

describe("failures", () => {
  const failing = async (version: string, actions: Action[], paths: Path[] = [item("A")]) => {
    const { run, shelf } = setUp(version);
    const failure = await run(paths, actions).then(
      () => null,
      (e: unknown) => e as BatchFailure,
    );
    expect(failure).toBeInstanceOf(BatchFailure);
    return { failure: failure!, shelf };
  };
  const set = (Name: string, value: unknown): Action => ({
    ActionType: ACTION.setProperty,
    ObjectPathId: 2,
    Name,
    ArgumentInfo: { Arguments: [value] },
  });
  const call = (Name: string, ...args: unknown[]): Action => ({
    ActionType: ACTION.method,
    ObjectPathId: 2,
    Name,
    ArgumentInfo: { Arguments: args },
  });

  it("leave done what came before, and undone what comes after", async () => {
    const { failure, shelf } = await failing("1.9", [set("Pages", 5), call("Tear", 13), set("Pages", 6)]);
    expect(failure.actionIndex).toBe(1);
    expect(failure.error).toMatchObject({ code: "Conflict", location: "Book.tear", httpStatus: 409 });
    expect(shelf.books[0]!.pages).toBe(5);
  });

  it.each([
    ["an undeclared property", set("Secret", 1), "ApiNotFound", "Book.secret"],
    ["an undeclared method", call("Burn"), "ApiNotFound", "Book.burn"],
    ["a method of the class itself", call("Identity"), "ApiNotFound", "Book.identity"],
    ["the constructor", call("Constructor"), "ApiNotFound", "Book.constructor"],
    ["a read-only property", set("Title", "X"), "InvalidArgument", "Book.title"],
    ["a property as a method", call("Title"), "InvalidRequest", "Book.title"],
    ["a wrong value", set("Pages", "many"), "InvalidArgument", "Book.pages"],
  ])("name %s", async (_what, action, code, location) => {
    const { failure } = await failing("1.9", [action]);
    expect(failure.error).toMatchObject({ code, location });
  });

  it("refuse a member of a later set, with the set", async () => {
    const { failure } = await failing("1.4", [set("Rating", 1)]);
    expect(failure.error.code).toBe("ApiNotFound");
    expect(failure.error.message).toContain("Book.rating: it needs ExcelApi 1.5");
  });

  it("report a host that breaks as an internal error", async () => {
    const { failure } = await failing("1.9", [{ ActionType: 42, ObjectPathId: 2 }]);
    expect(failure.error.code).toBe("NotImplemented");
    const lost = await failing("1.9", [{ ActionType: ACTION.instantiate, ObjectPathId: 77 }]);
    expect(lost.failure.error.code).toBe("InvalidRequest");
  });
});

it("refuses a class that declares a member twice", () => {
  expect(() => declareApi("Twice", { "1.1": { read: "a" }, "1.2": { call: "a" } })).toThrow("Twice.a");
});

it("compares versions by their numbers", () => {
  expect(atLeast("1.10", "1.9")).toBe(true);
  expect(atLeast("1.9", "1.10")).toBe(false);
  expect(atLeast("2.0", "1.17")).toBe(true);
  expect(atLeast("1.7", "1.7")).toBe(true);
});
