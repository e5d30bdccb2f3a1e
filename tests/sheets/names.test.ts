import { describe, expect, it } from "vitest";
import { isDefinedName, isSheetName, NameAllocator } from "../../src/sheets/names";

const allocator = (sheets: string[] = [], names: string[] = []) => new NameAllocator({ sheets, names });

describe("sheet names", () => {
  it("takes the wanted one where it is free", () => {
    expect(allocator(["Other"]).sheet("A")).toBe("A");
    expect(allocator(["Other"]).sheet("Audit")).toBe("Audit");
  });

  it("counts on, without regard to case", () => {
    const names = allocator(["audit", "AUDIT (2)"]);
    expect(names.sheet("Audit")).toBe("Audit (3)");
    expect(names.sheet("Audit")).toBe("Audit (4)");
  });

  it("stays within 31 characters", () => {
    const long = "A sheet with a name of 31 chars";
    expect(long).toHaveLength(31);
    const free = allocator([long]).sheet(long);
    expect(free).toBe("A sheet with a name of 31 c (2)");
    expect(free.length).toBeLessThanOrEqual(31);
  });

  it("folds letters beyond ASCII as Excel does", () => {
    expect(allocator(["Φ FORMULA"]).sheet("φ formula")).toBe("φ formula (2)");
  });

  it.each(["", "a/b", "a\\b", "a?", "a*", "[a]", "a:b", "'a", "a'", "History", "x".repeat(32)])(
    "refuses “%s”",
    (name) => {
      expect(isSheetName(name)).toBe(false);
      expect(() => allocator().sheet(name)).toThrow("Not a sheet name");
    },
  );
});

describe("names of tables and ranges", () => {
  it("numbers what is taken, tables and ranges alike", () => {
    const names = allocator([], ["costs_70b"]);
    expect(names.name("Costs_70B")).toBe("Costs_70B_2");
    expect(names.name("Costs_70B")).toBe("Costs_70B_3");
  });

  it.each([
    "ROI70",
    "TCO2026",
    "Run1",
    "XFD1048576",
    "A1",
    "R",
    "c",
    "R1C1",
    "rc",
    "ROI_total",
    "roi_x",
    "1a",
    "a b",
    "a-b",
    "",
  ])("refuses “%s”", (name) => {
    expect(isDefinedName(name)).toBe(false);
    expect(() => allocator().name(name)).toThrow("Not a name");
  });

  it("takes Excel's 255 characters, and no more", () => {
    expect(isDefinedName("x".repeat(255))).toBe(true);
    expect(isDefinedName("x".repeat(256))).toBe(false);
  });

  it.each(["XFE1", "A1048577", "Costs_70B", "_x", "Rate", "Curation_cost"])("takes “%s”", (name) => {
    expect(isDefinedName(name)).toBe(true);
  });
});
