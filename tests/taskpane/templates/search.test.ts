import { describe, expect, it } from "vitest";
import { groupsOf } from "../../../src/taskpane/views/templates/groups";
import { countText, searchTemplates } from "../../../src/taskpane/views/templates/search";
import { templates } from "../../../src/templates/catalogue";

const found = (query: string) => searchTemplates(templates, query).map(({ id }) => id);

const made = { title: "Café “costs”", answers: "What does a day’s run cost?", source: "Sections 2–3" };

describe("searching templates", () => {
  it("looks at titles, questions and sources", () => {
    for (const { id, title, answers, source } of templates)
      for (const text of [title, answers, source]) expect(found(text)).toContain(id);
  });

  it.each(["cafe", "CAFÉ", '"costs"', "day's", "2-3", "  run   day ", "sect caf"])("finds by %s", (query) =>
    expect(searchTemplates([made], query)).toEqual([made]),
  );

  it("wants every word", () => {
    expect(searchTemplates([made], "day night")).toEqual([]);
    expect(found("zebra")).toEqual([]);
  });

  it("nothing typed leaves everything, in order", () => {
    expect(found("  ")).toEqual(templates.map(({ id }) => id));
  });

  it("says how many it found", () => {
    expect(countText(18, 18, " ")).toBe("");
    expect(countText(3, 18, "cost")).toBe("3 of 18 templates");
    expect(countText(0, 18, " zebra ")).toBe("No template answers “zebra”.");
  });
});

describe("the words of finance and of ML", () => {
  it.each([
    ["NPV", "business-case"],
    ["irr", "business-case"],
    ["cash flow", "business-case"],
    ["budget", "savings-case"],
    ["break-even", "serving"],
    ["GPU", "training-run"],
    ["H100", "training-run"],
    ["tokens", "serving"],
    ["vendor", "savings-case"],
    ["claims", "audit"],
    ["Monte Carlo", "risk"],
    ["13B", "training-run"],
  ])("%s finds %s", (word, id) => expect(found(word)).toContain(id));
});

describe("the groups of templates", () => {
  it("offer every template once, one's own model first, and say what the document is", () => {
    const groups = groupsOf(templates);
    const ids = groups.flatMap((group) => group.offers.map(({ id }) => id));
    expect(ids[0]).toBe("savings-case");
    expect([...ids].sort()).toEqual(templates.map(({ id }) => id).sort());
    expect(groups.map(({ title }) => title)).toEqual(["Your own model", "The document"]);
    expect(groups[1]!.offers[0]!.id).toBe("whole-analysis");
    expect(groups[1]!.about).toContain("v2000");
  });

  it("leave out a group without templates", () => {
    expect(groupsOf(templates.filter(({ group }) => group === "document")).map(({ id }) => id)).toEqual([
      "document",
    ]);
  });
});
