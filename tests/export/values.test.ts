import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { bookFromParts, comparison } from "../../src/engine";
import { xlsxOf } from "../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { loadFunctions } from "../support/custom-functions";

const { functions } = await loadFunctions();

async function exported(id: string, dialect: "plain" | "addin", custom: typeof functions | undefined) {
  const plan = templates.find((template) => template.id === id)!.build({ ...DEFAULT_OPTIONS, dialect });
  const zip = await JSZip.loadAsync(await xlsxOf(plan, custom));
  const saved = await bookFromParts(async (path) => (await zip.file(path)?.async("string")) ?? null);
  const charts = await Promise.all(
    Object.values(zip.files)
      .filter(({ name }) => /^xl\/charts\/chart\d+\.xml$/.test(name))
      .map((file) => file.async("string")),
  );
  return { saved, charts };
}

describe.each(["plain", "addin"] as const)("the values that a file carries (%s)", (dialect) => {
  it("every formula has what the engine computes from the file itself, and charts have their points", async () => {
    const { saved, charts } = await exported("training-70b", dialect, functions);
    const { formulas, same, different, unknown } = comparison(saved, functions);
    expect({ different, unknown, same }).toEqual({ different: [], unknown: [], same: formulas });
    expect(formulas).toBeGreaterThan(10);
    expect(charts.length).toBeGreaterThan(0);
    for (const xml of charts) expect(xml).toMatch(/<c:numCache>.*<c:pt idx="0"><c:v>\d/);
  });
});

it("without the add-in's functions a file carries no value at all", async () => {
  const { saved, charts } = await exported("training-70b", "addin", undefined);
  expect(comparison(saved, functions).same).toBe(0);
  for (const xml of charts) expect(xml).not.toContain("Cache");
});
