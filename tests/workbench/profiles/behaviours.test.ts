import { afterEach, describe, expect, it } from "vitest";
import { PROFILE_NAMES, PROFILES, type ProfileName } from "../../../src/workbench/profiles";
import { openWorkbook, type TestWorkbook } from "../../support/workbook";
import { attachSession } from "../../../src/workbench/protocol/node-session";
import { openExcel } from "../../../src/workbench/profiles/open";

let workbook: TestWorkbook;
afterEach(() => workbook.dispose());

type Context = Excel.RequestContext;
/** What one conversation gives, or the code of its error. */
const ask = async (
  batch: (context: Context) => unknown,
  options: { mergeUndoGroup?: boolean } = {},
): Promise<string> => {
  try {
    return await Excel.run(options as Excel.RunOptions, async (context) => {
      const answer = batch(context) as () => unknown;
      await context.sync();
      return JSON.stringify(typeof answer === "function" ? answer() : "done");
    });
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const cells = (context: Context, address: string) => context.workbook.worksheets.getFirst().getRange(address);
const loaded = (context: Context, address: string, what: "values" | "formulas" | "numberFormat" | "text") => {
  const range = cells(context, address);
  range.load(what);
  return () => range[what];
};
const write = (address: string, formulas: unknown[][]) =>
  ask((context) => void (cells(context, address).formulas = formulas));

/** Time goes by, and what is due arrives. */
async function later(milliseconds: number): Promise<void> {
  await workbook.book.settle();
  workbook.clock.advance(milliseconds);
  await workbook.book.settle();
}

interface Case {
  excel?: ProfileName;
  before?: () => Promise<unknown> | void;
  meet: () => Promise<unknown>;
  /** What an add-in meets with the behaviour, and without. */
  on: unknown;
  off: unknown;
}

/** For each behaviour one meeting with it: with it alone, and without any. */
const CASES: Record<string, Case> = {
  "undo-not-supported": {
    meet: () =>
      ask(({ workbook: { worksheets } }) => worksheets.add("New").delete(), { mergeUndoGroup: true }),
    on: "UndoNotSupported",
    off: '"done"',
  },
  "reading-clears-undo": {
    meet: async () => {
      await ask((context) => cells(context, "A1").getMergedAreasOrNullObject());
      return workbook.stage.undoCleared;
    },
    on: 1,
    off: 0,
  },
  "old-value-stays": {
    before: async () => {
      await write("A1:B1", [[10, "=ROI_SAVINGS(A1,1)"]]);
      await later(1000);
    },
    meet: async () => {
      const seen = [
        await ask((context) => {
          cells(context, "A1").values = [[20]];
          return loaded(context, "B1", "values");
        }),
      ];
      await later(1000);
      return [...seen, await ask((context) => loaded(context, "B1", "values"))];
    },
    on: ["[[9]]", "[[19]]"],
    off: ["[[19]]", "[[19]]"],
  },
  "busy-then-zero": {
    excel: "web",
    before: () => void (workbook.stage.delays = [100]),
    meet: async () => {
      const seen = [await write("A1", [["=ROI_SAVINGS(9,1)"]])];
      for (const wait of [0, 60, 60]) {
        await later(wait);
        seen.push(await ask((context) => loaded(context, "A1", "values")));
      }
      return seen.slice(1);
    },
    on: ['[["#BUSY!"]]', "[[0]]", "[[8]]"],
    off: ["[[8]]", "[[8]]", "[[8]]"],
  },
  busy: {
    excel: "2021",
    meet: async () => {
      await write("A1", [["=ROI_SAVINGS(9,1)"]]);
      return ask((context) => loaded(context, "A1", "values"));
    },
    on: '[["#BUSY!"]]',
    off: "[[8]]",
  },
  "names-stay-unknown": {
    before: () => void (workbook.stage.functions = "unknown"),
    meet: async () => {
      const read = () => ask((context) => loaded(context, "A1", "values"));
      await write("A1", [["=ROI_SAVINGS(9,1)"]]);
      await read();
      workbook.stage.functions = "registered";
      await ask(({ workbook: { application } }) => application.calculate("FullRebuild"));
      const seen = [await read()];
      await write("A1", [["=ROI_SAVINGS(9,1)"]]);
      return [...seen, await read()];
    },
    on: ['[["#NAME?"]]', "[[8]]"],
    off: ["[[8]]", "[[8]]"],
  },
  "calculation-state-sticks": {
    meet: () =>
      ask(({ workbook: { application } }) => {
        application.load("calculationState");
        return () => application.calculationState;
      }),
    on: '"Pending"',
    off: '"Done"',
  },
  "calculation-mode-is-stale": {
    before: () => workbook.book.setCalculationMode("AutomaticExceptTables"),
    meet: () =>
      ask(({ workbook: { application } }) => {
        application.load("calculationMode");
        return () => application.calculationMode;
      }),
    on: '"Automatic"',
    off: '"AutomaticExceptTables"',
  },
  "bare-currency-sign": {
    meet: () =>
      ask((context) => {
        cells(context, "A1:B1").numberFormat = [["$#,##0", '[$$-409]#,##0" $"']];
        return loaded(context, "A1:B1", "numberFormat");
      }),
    on: '[["€#,##0","[$$-409]#,##0\\" $\\""]]',
    off: '[["$#,##0","[$$-409]#,##0\\" $\\""]]',
  },
  "numbers-respelt": {
    meet: async () => {
      await write("A1", [['=B1/1E5+2.50&"1E5"']]);
      return ask((context) => loaded(context, "A1", "formulas"));
    },
    on: '[["=B1/100000+2.5&\\"1E5\\""]]',
    off: '[["=B1/1E5+2.50&\\"1E5\\""]]',
  },
  "link-replaces-text": {
    before: () => write("A1", [["Go"]]),
    meet: () =>
      ask((context) => {
        cells(context, "A1").hyperlink = { documentReference: "Sheet1!B2" };
        return loaded(context, "A1", "values");
      }),
    on: '[["Sheet1!B2"]]',
    off: '[["Go"]]',
  },
  "grouped-sheets": {
    before: () => void (workbook.stage.grouped = true),
    meet: () => write("A1", [[1]]),
    on: "GeneralException",
    off: '"done"',
  },
  "empty-chart-series": {
    meet: () =>
      ask(({ workbook: { worksheets } }) => {
        const sheet = worksheets.getFirst();
        const chart = sheet.charts.add("Line", sheet.getRange("A1:A3"));
        chart.series.getItemAt(0).format.line.color = "#FF0000";
      }),
    on: "EmptyChartSeries",
    off: '"done"',
  },
  "table-on-active-sheet": {
    before: () => void workbook.book.addSheet("Other"),
    meet: () =>
      ask(({ workbook: { worksheets } }) => void worksheets.getItem("Other").tables.add("A1:B2", true)),
    on: "InvalidArgument",
    off: '"done"',
  },
  "freeze-fails": {
    excel: "mac",
    before: () => void (workbook.stage.freezing = "fails"),
    meet: () => ask(({ workbook: { worksheets } }) => worksheets.getFirst().freezePanes.freezeRows(1)),
    on: "GeneralException",
    off: '"done"',
  },
  "chart-sheet-in-front": {
    before: () => void (workbook.stage.front = "chart sheet"),
    meet: () => ask(({ workbook: { worksheets } }) => worksheets.getActiveWorksheet().load("name")),
    on: "GeneralException",
    off: '"done"',
  },
  "another-workbook-in-front": {
    before: () => void (workbook.stage.front = "another workbook"),
    meet: async () => [
      await ask(({ workbook: { worksheets } }) => worksheets.load("items/names/items/name")),
      await ask(({ workbook: { names } }) => names.load("items/name")),
      await ask(({ workbook: { worksheets } }) => worksheets.add("New")),
    ],
    on: ["InvalidSelection", '"done"', "GeneralException"],
    off: ['"done"', '"done"', '"done"'],
  },
  "settings-are-full": {
    meet: async () => {
      const text = "x".repeat(1_100_000);
      const add = (key: string) => ask(({ workbook: { settings } }) => settings.add(key, text));
      return [await add("one"), await add("one"), await add("two")];
    },
    on: ['"done"', '"done"', "InvalidArgument"],
    off: ['"done"', '"done"', '"done"'],
  },
  "rules-unreadable": {
    before: () =>
      ask((context) => {
        for (const word of ["=1", "=2"])
          cells(context, "A1:A3").conditionalFormats.add("CellValue").cellValue.rule = {
            operator: "EqualTo",
            formula1: word,
          };
      }),
    meet: () =>
      ask((context) => {
        const formats = cells(context, "A1:A3").conditionalFormats;
        formats.load("items/cellValueOrNullObject/rule");
        return () => formats.items.length;
      }),
    on: "GeneralException",
    off: "2",
  },
  "whole-sheet-hangs": {
    before: () => {
      const { book } = workbook;
      book.select(book.active().id, { r: 0, c: 0, h: 1_048_576, w: 16_384 });
    },
    meet: async () => [
      await ask((context) => {
        const selection = context.workbook.getSelectedRanges();
        selection.load("cellCount");
        return () => selection.cellCount;
      }),
      await ask((context) => context.workbook.getSelectedRanges().areas.load("items/address")),
    ],
    on: ["-1", "RequestAborted"],
    off: ["-1", '"done"'],
  },
  "large-ranges-refused": {
    excel: "2021",
    meet: () => ask((context) => loaded(context, "A1:K1000000", "values")),
    on: "RangeExceedsLimit",
    off: "null",
  },
  "long-lists-refused": {
    meet: async () => {
      const list = (length: number) => Array.from({ length }, (_, i) => `A${i + 1}`).join();
      const ranges = (length: number) =>
        ask(({ workbook: { worksheets } }) => {
          worksheets.getFirst().getRanges(list(length)).format.fill.color = "#FFFFFF";
        });
      return [await ranges(1000), await ranges(2000)];
    },
    on: ['"done"', "InvalidArgument"],
    off: ['"done"', '"done"'],
  },
  "table-name-taken": {
    before: () => workbook.book.setName({ name: "Costs", formula: "=Sheet1!$A$1", visible: true }),
    meet: () =>
      ask(({ workbook: { worksheets } }) => {
        const sheet = worksheets.getFirst();
        sheet.tables.add(sheet.getRange("C1:D2"), true).name = "costs";
      }),
    on: "InvalidArgument",
    off: "ItemAlreadyExists",
  },
  "sheet-in-front-has-name": {
    before: () => {
      const { book } = workbook;
      book.setName({ name: "Rate", formula: "=Sheet1!$A$1", visible: true, sheetId: book.active().id });
    },
    meet: async () => {
      const add = () => ask(({ workbook: { names } }) => void names.add("Rate", "=Sheet1!$A$2"));
      const inFront = await add();
      workbook.book.addSheet("Other").activate();
      return [inFront, await add()];
    },
    on: ["ItemAlreadyExists", '"done"'],
    off: ['"done"', "ItemAlreadyExists"],
  },
  "new-setting-after-another": {
    excel: "web",
    meet: async () => {
      const add = (...keys: string[]) =>
        ask(({ workbook: { settings } }) => keys.forEach((key) => settings.add(key, 1)));
      return [await add("one"), await add("two", "one"), await add("one", "three")];
    },
    on: ['"done"', '"done"', "ItemNotFound"],
    off: ['"done"', '"done"', '"done"'],
  },
  "view-only": {
    before: () => void (workbook.stage.rights = "view"),
    meet: async () => [
      await ask((context) => loaded(context, "A1", "values")),
      await ask(({ workbook: { worksheets } }) => worksheets.getFirst().activate()),
      await write("A1", [[1]]),
      await ask(({ workbook: { settings } }) => void settings.add("key", 1)),
      await ask(({ workbook: { worksheets } }) => void worksheets.add("New")),
    ],
    on: ['[[""]]', '"done"', "AccessDenied", "AccessDenied", "AccessDenied"],
    off: ['[[""]]', '"done"', '"done"', '"done"', '"done"'],
  },
  "sheet-ids-change": {
    before: () => void workbook.book.addSheet("Other"),
    meet: async () => {
      const idOf = (name: string) =>
        ask(({ workbook: { worksheets } }) => {
          const sheet = worksheets.getItem(name);
          sheet.load("id");
          return () => sheet.id;
        });
      const before = await idOf("Other");
      workbook.book
        .sheets()
        .find(({ name }) => name === "Other")
        ?.move(0);
      const { excel } = current;
      const reopened = openExcel(workbook.book, excel, {
        document: workbook.host.document,
        behaviours: current.behaviours,
      });
      const session = attachSession(reopened);
      const after = await idOf("Other");
      const asBefore = await ask(({ workbook: { worksheets } }) => {
        const sheet = worksheets.getItem(JSON.parse(before) as string);
        sheet.load("name");
        return () => sheet.name;
      });
      session.close();
      reopened.dispose();
      return [before === after, asBefore];
    },
    on: [false, '"Sheet1"'],
    off: [true, '"Other"'],
  },
};

let current: { excel: ProfileName; behaviours: string[] };

const all = [...new Set(PROFILE_NAMES.flatMap((name) => PROFILES[name].behaviours))];

describe("every behaviour", () => {
  it("has a name of its own, a source, and a case below", () => {
    workbook = openWorkbook({ functions: null });
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { source, what } of all) expect(source && what).not.toBe("");
    expect(Object.keys(CASES).sort()).toEqual(all.map(({ name }) => name).sort());
  });

  it.each(all.map(({ name }) => name))("%s can be had by itself", async (name) => {
    const { excel = "windows", before, meet, on, off } = CASES[name]!;
    for (const [behaviours, expected] of [
      [[name], on],
      [[], off],
    ] as const) {
      current = { excel, behaviours: [...behaviours] };
      workbook = openWorkbook(current);
      await before?.();
      expect(await meet(), behaviours.join()).toEqual(expected);
      if (behaviours.length) await workbook.dispose();
    }
  });
});

describe("results that arrive late", () => {
  it("come in any order, and what depends on them is calculated with the old ones until then", async () => {
    workbook = openWorkbook({ excel: "windows", behaviours: ["old-value-stays"] });
    await write("A1:D1", [[10, "=ROI_SAVINGS(A1,1)", "=ROI_SAVINGS(A1,2)", "=B1+C1"]]);
    await later(1000);
    expect(await ask((context) => loaded(context, "D1", "values"))).toBe("[[17]]");
    workbook.stage.delays = [200, 100];
    await ask((context) => void (cells(context, "A1").values = [[20]]));
    const seen: string[] = [];
    for (const wait of [0, 120, 120]) {
      await later(wait);
      seen.push(await ask((context) => loaded(context, "B1:D1", "values")));
    }
    expect(seen[0]).toBe("[[9,8,17]]");
    expect(["[[9,18,27]]", "[[19,8,27]]"]).toContain(seen[1]);
    expect(seen[2]).toBe("[[19,18,37]]");
  });

  it("let an error through at once", async () => {
    workbook = openWorkbook({ excel: "windows", behaviours: ["old-value-stays"] });
    await write("A1:B1", [[10, "=ROI_SAVINGS(A1,1)"]]);
    await later(1000);
    await write("A1", [["=NA()"]]);
    expect(await ask((context) => loaded(context, "B1", "values"))).toBe('[["#N/A"]]');
    await write("A1", [[30]]);
    expect(await ask((context) => loaded(context, "B1", "values"))).toBe('[["#N/A"]]');
    await later(1000);
    expect(await ask((context) => loaded(context, "B1", "values"))).toBe("[[29]]");
  });

  it("of two calls in one cell both arrive", async () => {
    workbook = openWorkbook({ excel: "windows", behaviours: ["old-value-stays"] });
    await write("A1:B1", [[10, "=ROI_SAVINGS(A1,1)+ROI_SAVINGS(A1,2)"]]);
    for (const price of [10, 20]) {
      await write("A1", [[price]]);
      for (let i = 0; i < 4; i++) {
        await ask((context) => loaded(context, "B1", "values"));
        await later(100);
      }
      expect(await ask((context) => loaded(context, "B1", "values"))).toBe(`[[${2 * price - 3}]]`);
    }
  });
});
