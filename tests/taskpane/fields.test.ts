/** Fields in which something can be wrong say so to those who don't see their colour, each with what it is. */
import { describe, expect, it } from "vitest";
import { detailView } from "../../src/taskpane/views/functions/detail";
import { importFeature } from "../../src/taskpane/views/import";
import { saveView } from "../../src/taskpane/views/scenarios/parts";
import { textField } from "../../src/taskpane/views/study/field";
import { all, usePage } from "./support/page";

interface Shown {
  readonly element: unknown;
  /** Makes something wrong, or right again. */
  wrong(is: boolean): void;
}

const PROBLEM = "Not like this.";
const PRICES = JSON.stringify({
  "claude-a": { input_cost_per_token: 3e-6, output_cost_per_token: 1.5e-5, mode: "chat" },
});
const nothing = {} as never;

const VIEWS: Record<string, () => Shown> = {
  "a number of a run": () => {
    const { element, update } = textField("Low", () => {});
    return { element, wrong: (is) => update("5", is ? PROBLEM : null) };
  },
  "a scenario's name": () => {
    const { element, update } = saveView(nothing);
    const state = (problems: object) => ({ set: {}, task: null, problems }) as never;
    return { element, wrong: (is) => update(state(is ? { name: PROBLEM } : {}), null) };
  },
  "a formula to try": () => {
    const { element, update } = detailView(nothing);
    expect(all(element, "output").map((one) => one.getAttribute("for"))).toEqual([
      all(element, "textarea")[0]!.id,
    ]);
    const state = (calculation: object) =>
      ({ open: null, formula: "=1+", inserting: false, calculation }) as never;
    return {
      element,
      wrong: (is) =>
        update(state(is ? { kind: "unreadable", message: PROBLEM } : { kind: "result", rows: [[1]] }), null),
    };
  },
  "a text to import": () => {
    const element = importFeature({ connection: nothing }).element;
    const [field] = all(element, "textarea");
    const read = all(element, "fluent-button").find(({ textContent }) => textContent === "Read")!;
    return {
      element,
      wrong(is) {
        Object.assign(field!, { value: is ? "neither" : PRICES });
        read.click();
      },
    };
  },
};

describe("a field", () => {
  usePage();

  it.each(Object.entries(VIEWS))("%s: says that it is wrong, and what describes it says why", (_, make) => {
    const { element, wrong } = make();
    const root = element as HTMLElement;
    const field = all(root, "textarea")[0] ?? all(root, "input")[0]!;
    const described = (): string => {
      const ids = field.getAttribute("aria-describedby")!.split(" ");
      const tags = ["p", "span"].flatMap((tag) => all(root, tag));
      return ids
        .flatMap((id) => tags.filter((one) => one.id === id && !one.hasAttribute("hidden")))
        .map(({ textContent }) => textContent)
        .join(" ");
    };
    wrong(false);
    expect(field.getAttribute("aria-invalid")).toBeNull();
    const before = described();
    wrong(true);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(described().length).toBeGreaterThan(before.length);
    wrong(false);
    expect(field.getAttribute("aria-invalid")).toBeNull();
    expect(described()).toBe(before);
  });
});
