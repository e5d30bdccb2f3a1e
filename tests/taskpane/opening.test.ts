import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Feature } from "../../src/taskpane/feature";
import { Opening } from "../../src/taskpane/opening";
import { shell } from "../../src/taskpane/shell";
import { click, usePage, words } from "./support/page";

/** A view whose files arrive, or fail to, when the test says so. */
function arranged() {
  const told: string[] = [];
  const feature = {
    element: {} as HTMLElement,
    shown: () => told.push("shown"),
    hidden: () => told.push("hidden"),
    closed: () => told.push("closed"),
  } as Feature;
  const asked: { arrive(): void; fail(): void }[] = [];
  const opening = new Opening(
    () =>
      new Promise((resolve, reject) => {
        asked.push({ arrive: () => resolve(feature), fail: () => reject(new Error("lost")) });
      }),
  );
  return { opening, feature, told, asked, state: () => opening.store.state };
}

const rest = () => new Promise(setImmediate);

describe("opening a view", () => {
  let logged: ReturnType<typeof vi.spyOn>;
  beforeEach(() => {
    logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => vi.restoreAllMocks());

  it("loads it when it first comes to the front, and only then", async () => {
    const { opening, feature, told, asked, state } = arranged();
    expect(asked).toHaveLength(0);
    opening.show();
    expect(state()).toEqual({ feature: null, loading: true, failed: false });
    asked[0]?.arrive();
    await rest();
    expect(state()).toEqual({ feature, loading: false, failed: false });
    opening.hide();
    opening.show();
    expect(told).toEqual(["shown", "hidden", "shown"]);
    expect(asked).toHaveLength(1);
  });

  it("asks once while it is loading, and shows nothing to who has left meanwhile", async () => {
    const { opening, told, asked } = arranged();
    opening.show();
    opening.hide();
    opening.show();
    opening.hide();
    expect(asked).toHaveLength(1);
    asked[0]?.arrive();
    await rest();
    expect(told).toEqual([]);
    opening.show();
    expect(told).toEqual(["shown"]);
  });

  it("says that it failed, and tries again when asked to or when the view comes back", async () => {
    const { opening, feature, told, asked, state } = arranged();
    opening.show();
    asked[0]?.fail();
    await rest();
    expect(state()).toEqual({ feature: null, loading: false, failed: true });
    expect(logged).toHaveBeenCalledTimes(1);
    void opening.load();
    expect(state()).toEqual({ feature: null, loading: true, failed: true });
    asked[1]?.fail();
    await rest();
    opening.hide();
    opening.show();
    asked[2]?.arrive();
    await rest();
    expect(state()).toEqual({ feature, loading: false, failed: false });
    expect(told).toEqual(["shown"]);
  });

  it("closes what was opened, and nothing else", async () => {
    const { opening, told, asked } = arranged();
    opening.close();
    opening.show();
    asked[0]?.arrive();
    await rest();
    opening.close();
    expect(told).toEqual(["shown", "closed"]);
  });
});

describe("the page of a view that could not be loaded", () => {
  usePage();
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));
  afterEach(() => vi.restoreAllMocks());

  it("says so, says it anew after another try, and gives way to the view", async () => {
    let lost = true;
    const open = () =>
      lost
        ? Promise.reject(new Error("lost"))
        : Promise.resolve({ element: document.createElement("article") });
    document.body.replaceChildren(shell([{ id: "templates", title: "Templates", open }]).element);
    const panel = document.getElementById("view-templates")!;
    expect(words(panel)).toBe("Loading…");
    for (const time of ["first", "second"]) {
      await rest();
      expect(words(panel)).toMatch(/^Templates could not be loaded\. .*Try again$/);
      lost = time === "first";
      click(panel, "Try again");
      expect(words(panel)).toBe("Loading…Try again");
    }
    await rest();
    expect([...panel.children].map(({ tagName }) => tagName)).toEqual(["ARTICLE"]);
  });
});
