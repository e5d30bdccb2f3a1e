import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { createHost } from "../../../src/workbench/model/host";
import { HostError } from "../../../src/workbench/protocol/errors";
import { declaredApis, HostCollection, type HostObject } from "../../../src/workbench/protocol/members";
import { MemoryBook } from "../../support/memory-book";
import { bench, errorCode } from "./bench";

/** Sets by member and class, "ExcelApi 1.7", from Microsoft's type declarations. */
function documented(): Map<string, Map<string, string>> {
  const file = createRequire(import.meta.url).resolve("@types/office-js/index.d.ts");
  const all = readFileSync(file, "utf8");
  const start = all.indexOf("declare namespace Excel {");
  const lines = all.slice(start, all.indexOf("\ndeclare namespace ", start + 1)).split("\n");
  const classes = new Map<string, Map<string, string>>();
  let comment = "";
  let members: Map<string, string> | null = null;
  let classSet = "";
  for (const line of lines) {
    if (/^\s*\/\*\*/.test(line)) comment = "";
    if (/^\s*(\/\*\*|\*)/.test(line)) {
      comment += line;
      continue;
    }
    const set = /\[Api set: (\w+ \d+\.\d+)/.exec(comment)?.[1];
    const type = /^ {4}class (\w+) /.exec(line);
    if (type) {
      members = new Map();
      classes.set(type[1]!, members);
      classSet = set ?? "";
    } else if (/^ {4}\}/.test(line)) {
      members = null;
    } else if (members) {
      const name = /^ {8}(?:readonly )?(\w+)[?]?[(:]/.exec(line)?.[1];
      if (name && !members.has(name)) members.set(name, set ?? classSet);
    }
    comment = "";
  }
  return classes;
}

/** A workbook that has something of everything, and the objects that no property leads to. */
async function oneOfEach(): Promise<HostObject[]> {
  const { workbook } = createHost(new MemoryBook());
  const sheet = workbook.worksheets.getActiveWorksheet();
  const range = sheet.getRange("A1:B3");
  range.values = [
    ["Item", "Cost"],
    ["GPU", 1],
    ["Data", 2],
  ];
  const table = await sheet.tables.add("A1:B3", true);
  const chart = await sheet.charts.add("ColumnClustered", range);
  workbook.names.add("Budget", range);
  sheet.getRange("D1").formulas = [["=A1"]];
  workbook.settings.add("key", 1);
  workbook.customXmlParts.add('<a xmlns="urn:a"/>');
  workbook.properties.custom.add("key", 1);
  const [byValue, byText, byFormula] = ["CellValue", "ContainsText", "Custom"].map((type) =>
    range.conditionalFormats.add(type),
  );
  const visuals = ["ColorScale", "DataBar", "IconSet", "TopBottom", "PresetCriteria"].map((type) =>
    range.conditionalFormats.add(type),
  );
  return [
    workbook,
    visuals[0]!.colorScale,
    visuals[1]!.dataBar,
    visuals[2]!.iconSet,
    visuals[3]!.topBottom,
    visuals[4]!.preset,
    sheet,
    range,
    table,
    chart,
    byFormula!.custom,
    byValue!.cellValue,
    byText!.textComparison,
    sheet.getRanges("A1,B2"),
    range.getTables(),
    range.getVisibleView(),
    await range.removeDuplicates([0], true),
    sheet.getRange("D1").getPrecedents(),
    workbook.customXmlParts.getByNamespace("urn:a"),
  ];
}

/** Where a property leads; null where it leads nowhere, like the sheet of a workbook-wide name. */
function follow(object: HostObject, name: string): HostObject | null {
  try {
    return (object as unknown as Record<string, HostObject | null>)[name] ?? null;
  } catch (error) {
    if (error instanceof HostError && error.code === "ItemNotFound") return null;
    throw error;
  }
}

describe("requirement sets", () => {
  createHost(new MemoryBook());
  const classes = documented();
  const apis = declaredApis().filter((api) => api.className !== "AddinInternalService");

  it("finds the documentation it compares with", () => {
    expect(classes.size).toBeGreaterThan(150);
    expect(classes.get("Range")!.get("hasSpill")).toBe("ExcelApi 1.12");
    expect(apis.length).toBeGreaterThan(50);
  });

  it.each(apis.map((api) => [api.className, api] as const))(
    "%s declares what Microsoft documents",
    (name, api) => {
      const documentedMembers = classes.get(name);
      expect(documentedMembers, name).toBeDefined();
      const wrong = [...api.members.values()]
        .filter((member) => !member.name.startsWith("_"))
        .map((member) => ({ member: member.name, here: `${member.set} ${member.version}` }))
        .filter(({ member, here }) => documentedMembers!.get(member) !== here)
        .map(({ member, here }) => `${member}: ${here} here, ${documentedMembers!.get(member)} documented`);
      expect(wrong).toEqual([]);
    },
  );

  it("implements every member it declares", async () => {
    const seen = new Map<string, HostObject>();
    const visit = (object: HostObject | null): void => {
      if (!object || seen.has(object.api.className)) return;
      seen.set(object.api.className, object);
      if (object instanceof HostCollection) visit(object.items()[0] ?? null);
      for (const { name, kind } of object.api.members.values())
        if (kind === "nav") visit(follow(object, name));
    };
    for (const object of await oneOfEach()) visit(object);
    const missing = [...seen.values()].flatMap((object) =>
      [...object.api.members.keys()]
        .filter((name) => name !== "_KeepReference" && name !== "_RemoveReference" && !(name in object))
        .map((name) => `${object.api.className}.${name}`),
    );
    expect(missing).toEqual([]);
    expect(apis.map((api) => api.className).filter((name) => !seen.has(name))).toEqual([]);
  });

  it("refuses members of a set above its own", async () => {
    bench({ requirementSets: { ExcelApi: "1.7" } });
    expect(await errorCode((c) => (c.workbook.worksheets.getActiveWorksheet().tabColor = "#FF0000"))).toBe(
      "none",
    );
    expect(await errorCode((c) => (c.workbook.worksheets.getActiveWorksheet().showGridlines = false))).toBe(
      "ApiNotFound",
    );
    expect(await errorCode((c) => c.workbook.getSelectedRange().load("hasSpill"))).toBe("ApiNotFound");
    expect(await errorCode((c) => c.workbook.getSelectedRange().dataValidation.clear())).toBe("ApiNotFound");
  });

  it("tells the add-in its sets", () => {
    bench({ requirementSets: { ExcelApi: "1.10" } });
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.9")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.10")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.11")).toBe(false);
    expect(Office.context.requirements.isSetSupported("SharedRuntime", "1.1")).toBe(false);
  });

  it("refuses what it does not implement, naming it", async () => {
    bench();
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().comments.add("A1", "Hi");
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "ApiNotFound", debugInfo: { errorLocation: "Worksheet.comments" } });
  });
});
