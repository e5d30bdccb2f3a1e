/** The views Templates, Results and Functions, used as a user does, without a browser; see study.test.ts. */
import { describe, expect, it, vi } from "vitest";
import { arrived } from "../../excel/support/office";
import { all, control, isSeen, nameOf, press, type, words } from "../support/page";
import { useWholePane } from "../support/whole-pane";

const whole = useWholePane();

describe("the tabs", () => {
  const tabs = () => all(document.body, "[role=tab]");
  const front = () => {
    const shown = tabs().filter((tab) => tab.getAttribute("aria-selected") === "true");
    expect(shown).toHaveLength(1);
    const panels = all(document.body, "[role=tabpanel]").filter(isSeen);
    expect(panels.map(nameOf)).toEqual(shown.map(nameOf));
    return shown.map(nameOf).join();
  };

  it("show the view that is clicked", () => {
    expect(tabs()).toHaveLength(8);
    for (const tab of tabs()) {
      tab.click();
      expect(front()).toBe(nameOf(tab));
    }
  });

  it.each([
    ["Templates", "ArrowRight", "Results"],
    ["Results", "ArrowLeft", "Templates"],
    ["Templates", "ArrowLeft", "Import"],
    ["Import", "ArrowRight", "Templates"],
    ["Audit", "Home", "Templates"],
    ["Audit", "End", "Import"],
  ])("from %s %s goes to %s, with the focus", (from, key, to) => {
    const tab = tabs().find((one) => nameOf(one) === from)!;
    tab.click();
    expect(press(tab, key).defaultPrevented).toBe(true);
    expect(front()).toBe(to);
    expect(nameOf(document.activeElement!)).toBe(to);
  });
});

describe("templates", () => {
  it("are what the pane opens with", async () => {
    await whole().show("templates");
    await whole().shows(document.body, "templates");
  });

  it("one that is inserted can be gone to, repaired and removed", async () => {
    const { show, says } = whole();
    const view = await show("templates");
    await whole().press(view, "Insert Savings case");
    await says(view, "Savings case: inserted as sheet");
    await whole().shows(view.querySelector("section")!, "templates-inserted");
  });

  it("are searched; Escape empties the field and does nothing else", async () => {
    const view = await whole().show("templates");
    type(view, "Search templates", "no such thing");
    expect(words(view)).toContain("No template");
    const field = control<HTMLInputElement>(view, "Search templates");
    expect(press(field, "Escape").defaultPrevented).toBe(true);
    expect(field.value).toBe("");
    expect(press(field, "Escape").defaultPrevented).toBe(false);
    type(view, "Search templates", "no such thing");
    await whole().press(view, "Clear search");
    expect(document.activeElement).toBe(field);
    expect(words(view)).toContain("Business case");
  });

  it("are previewed, each cell as it will look", async () => {
    const view = await whole().show("templates");
    await whole().press(view, "Preview φ formula");
    await whole().says(view, "Inputs as printed");
    const [first] = view.querySelectorAll("[id^=preview-phi] tbody");
    for (const row of [...first!.children].slice(12)) row.remove();
    await whole().shows(view.querySelector("[id^=preview-phi]")!, "preview");
  });
});

describe("results", () => {
  it("are the key figures of what is inserted", async () => {
    const view = await whole().show("results");
    await arrived(whole().workbook);
    await whole().says(view, "Saves $590,000 a year");
    await whole().shows(view, "results");
  });
});

describe("functions", () => {
  it("that could not be loaded are tried again, and found by what they answer", async () => {
    const built = fetch;
    vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
    const view = await whole().show("functions");
    await whole().says(view, "The functions could not be loaded.");
    await whole().shows(view, "functions-failed");
    vi.stubGlobal("fetch", built);
    await whole().press(view, "Try again");
    await whole().says(view, "ROI_PHI");
    type(view, /^Search/, "payback");
    await whole().shows(view, "functions");
    await whole().press(view, /^ROI_PAYBACK/);
    await whole().says(view, "ROI_PAYBACK(");
    await whole().shows(view, "functions-one");
  });
});
