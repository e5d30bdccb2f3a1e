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

describe("the groups of templates", () => {
  it("offer every template once, the whole analysis first", () => {
    const groups = groupsOf(templates);
    const ids = groups.flatMap((group) => group.offers.map(({ id }) => id));
    expect(ids[0]).toBe("whole-analysis");
    expect([...ids].sort()).toEqual(templates.map(({ id }) => id).sort());
    expect(groups.map(({ title }) => title)).toEqual([null, "The document", "Decisions"]);
  });

  it("leave out a group without templates", () => {
    expect(groupsOf(templates.filter(({ group }) => group === "document")).map(({ id }) => id)).toEqual([
      "all",
      "document",
    ]);
  });
});
