import { describe, expect, it } from "vitest";
import { reveal } from "../../src/taskpane/dom";

/** As much of an element as is asked for. */
function element(hidden: boolean) {
  const attributes = new Map(hidden ? [["hidden", ""]] : []);
  let scrolled = 0;
  const made = {
    hasAttribute: (name: string) => attributes.has(name),
    getAttribute: (name: string) => attributes.get(name) ?? null,
    setAttribute: (name: string, value: string) => attributes.set(name, value),
    removeAttribute: (name: string) => attributes.delete(name),
    // Where it is shown already: an element that is hidden has no place to scroll to.
    scrollIntoView: () => (attributes.has("hidden") ? undefined : scrolled++),
  } as unknown as HTMLElement;
  return { made, shown: () => !attributes.has("hidden"), scrolled: () => scrolled };
}

describe("what comes to be shown", () => {
  it("comes into view, once", () => {
    const { made, shown, scrolled } = element(true);
    reveal(made, true);
    expect([shown(), scrolled()]).toEqual([true, 1]);
    reveal(made, true);
    expect(scrolled()).toBe(1);
    reveal(made, false);
    expect([shown(), scrolled()]).toEqual([false, 1]);
    reveal(made, true);
    expect(scrolled()).toBe(2);
  });

  it("stays where it is when it was shown before", () => {
    const { made, scrolled } = element(false);
    reveal(made, true);
    expect(scrolled()).toBe(0);
  });
});
