import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogue, type Metadata } from "../../../src/taskpane/views/functions/catalogue";
import { searchIn } from "../../../src/taskpane/views/functions/search";

const entries = catalogue(JSON.parse(fs.readFileSync("dist/functions.json", "utf8")) as Metadata);
const search = searchIn(entries);
const found = (query: string) => search(query).map(({ id }) => id);

describe("searching functions", () => {
  it.each(entries.flatMap(({ id, questions }) => questions.map((question) => [question, id] as const)))(
    "%s",
    (question, id) => expect(found(question).slice(0, 3)).toContain(id),
  );

  it.each([
    ["how long until it pays back?", "ROI_PAYBACK"],
    ["How long till it has paid off", "ROI_PAYBACK"],
    ["payback", "ROI_PAYBACK"],
    ["ROI_NPV", "ROI_NPV"],
    ["=roi_np", "ROI_NPV"],
    ["monte carlo", "ROI_SIMULATE"],
    ["internal rate of return", "ROI_IRR"],
    ["how big is the kv cache?", "ROI_KV_CACHE"],
    ["sensitivity of assumptions", "ROI_TORNADO"],
    ["savings rate", "ROI_SAVINGS_RATE"],
    ["is the claim true", "ROI_VERDICT"],
    ["what will fine tuning need in memory", "ROI_FINETUNE_MEMORY"],
  ])("%s → %s", (query, id) => expect(found(query)[0]).toBe(id));

  it.each([
    ["specul", "ROI_SPEC_SPEEDUP"],
    ["attribu", "ROI_ATTRIBUTION"],
  ])("finds a word that is being typed: %s", (query, id) => expect(found(query).slice(0, 3)).toContain(id));

  it("nothing typed finds everything, and nonsense nothing", () => {
    expect(found("  ")).toEqual(entries.map(({ id }) => id));
    expect(found("zebra")).toEqual([]);
    expect(found("???")).toEqual([]);
  });
});
