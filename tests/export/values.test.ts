import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { bookFromParts, comparison } from "../../src/engine";
import { element, elements } from "../../src/engine/file/xml";
import { planBook } from "../../src/export/plan-book";
import { xlsxOf } from "../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { loadFunctions } from "../support/custom-functions";
import { addresses } from "./support/addresses";
import { readXlsx, unescapeXml } from "./support/read-xlsx";

const { functions } = await loadFunctions();

async function exported(id: string, dialect: "plain" | "addin", custom: typeof functions | undefined) {
  const plan = templates.find((template) => template.id === id)!.build({ ...DEFAULT_OPTIONS, dialect });
  const bytes = await xlsxOf(plan, custom);
  const zip = await JSZip.loadAsync(bytes);
  const saved = await bookFromParts(async (path) => (await zip.file(path)?.async("string")) ?? null);
  const charts = await Promise.all(
    Object.values(zip.files)
      .filter(({ name }) => /^xl\/charts\/chart\d+\.xml$/.test(name))
      .map((file) => file.async("string")),
  );
  return { plan, cells: await readXlsx(bytes), saved, charts };
}

/** What a cache of a chart holds, place by place, and all that it consists of. */
function cached(xml: string, kind: "num" | "str") {
  const { inner } = element(xml, `${kind}Cache`)!;
  const points = [...elements(inner, "pt")].map(
    ({ attributes, inner: point }) =>
      [Number(attributes.idx), unescapeXml(element(point, "v")!.inner)] as const,
  );
  return {
    format: element(inner, "formatCode")?.inner,
    count: Number(element(inner, "ptCount")!.attributes.val),
    points,
    // Nothing stands in it beside these.
    rest: inner.replace(/<c:(formatCode|pt)\b.*?<\/c:\1>|<c:ptCount [^>]*\/>/g, ""),
  };
}

describe.each(["plain", "addin"] as const)("the values that a file carries (%s)", (dialect) => {
  it("every formula has what the engine computes from the file itself, and charts have their points", async () => {
    const { plan, cells, saved, charts } = await exported("training-70b", dialect, functions);
    const { formulas, same, different, unknown } = comparison(saved, functions);
    expect({ different, unknown, same }).toEqual({ different: [], unknown: [], same: formulas });
    expect(formulas).toBeGreaterThan(10);
    expect(planBook(plan, { custom: functions }).tables, "what it was computed with").toEqual(
      saved.book.tables,
    );
    expect(charts.length).toBeGreaterThan(0);
    let seen = 0;
    for (const xml of charts)
      for (const kind of ["num", "str"] as const)
        for (const { inner } of elements(xml, `${kind}Ref`)) {
          if (!inner.includes("Cache")) continue;
          seen++;
          const [, sheet = "", range = ""] = /^'(.*)'!(.*)$/.exec(
            unescapeXml(element(inner, "f")!.inner).replaceAll("$", ""),
          )!;
          expect(inner.replace(/<c:(f|numCache|strCache)>.*?<\/c:\1>/g, ""), range).toBe("");
          const values = addresses(range).map((one) => cells.get(sheet)!.get(one)?.value);
          expect(cached(inner, kind), range).toEqual({
            format: kind === "num" ? "General" : undefined,
            count: values.length,
            points: values.flatMap((value, i) =>
              typeof value === "number" || (kind === "str" && value !== undefined)
                ? [[i, String(value)]]
                : [],
            ),
            rest: "",
          });
        }
    expect(seen).toBeGreaterThanOrEqual(2 * charts.length);
  });
});

it("without the add-in's functions a file carries no value at all", async () => {
  const { saved, charts } = await exported("training-70b", "addin", undefined);
  expect(comparison(saved, functions).same).toBe(0);
  for (const xml of charts) expect(xml).not.toContain("Cache");
});
