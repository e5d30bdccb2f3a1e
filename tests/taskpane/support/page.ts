import { Window } from "happy-dom";
import { afterAll, beforeAll } from "vitest";

/** What the pane's views use of a browser. */
const GLOBALS = ["document", "Event", "HTMLElement", "KeyboardEvent", "Node"] as const;

/** A page without a browser, for the tests of a file. */
export function usePage(): void {
  const before = GLOBALS.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  beforeAll(() => {
    const page = new Window({ url: "https://localhost/" });
    for (const name of GLOBALS)
      Object.defineProperty(globalThis, name, { value: page[name], configurable: true, writable: true });
  });
  afterAll(() => {
    // Node has events of its own.
    for (const [name, own] of before)
      if (own) Object.defineProperty(globalThis, name, own);
      else Reflect.deleteProperty(globalThis, name);
  });
}

export type Within = Element | Document;

const isHidden = (element: Element): boolean =>
  element.hasAttribute("hidden") || (element.tagName === "DIALOG" && !element.hasAttribute("open"));

/** Whether somebody sees it: neither it nor what it stands in is hidden or folded up. */
export function isSeen(element: Element): boolean {
  for (let one: Element | null = element; one; one = one.parentElement) {
    if (isHidden(one)) return false;
    const around: Element | null = one.parentElement;
    if (around?.tagName === "DETAILS" && one.tagName !== "SUMMARY" && !around.hasAttribute("open"))
      return false;
  }
  return true;
}

const CONTROLS =
  "a, button, fluent-button, fluent-text-input, fluent-checkbox, input, select, summary, textarea, [role=radio]";

/** What a screen reader calls it. */
export function nameOf(element: Element): string {
  const page = element.ownerDocument;
  const said = element.getAttribute("aria-label");
  const by = element.getAttribute("aria-labelledby");
  const label = element.id ? page.querySelector(`label[for="${element.id}"]`) : null;
  const around = element.closest("label");
  const text = by
    ? by
        .split(" ")
        .map((id) => page.getElementById(id)?.textContent)
        .join(" ")
    : null;
  const words = said ?? text ?? label?.textContent ?? (around ?? element).textContent;
  return words.replace(/\s+/g, " ").trim();
}

/** The control that is seen by a name. */
export function control<Kind extends HTMLElement = HTMLElement>(within: Within, name: string | RegExp): Kind {
  const all = [...within.querySelectorAll<Kind>(CONTROLS)].filter(isSeen);
  const found = all.filter((one) =>
    typeof name === "string" ? nameOf(one) === name : name.test(nameOf(one)),
  );
  if (found.length !== 1)
    throw new Error(`${found.length} controls are named ${name}; there are: ${all.map(nameOf).join(" | ")}`);
  return found[0]!;
}

export function click(within: Within, name: string | RegExp): void {
  const found = control(within, name);
  if (found.getAttribute("aria-disabled") === "true") throw new Error(`${nameOf(found)} can't be used yet`);
  found.click();
  // Fluent's button does it for a form.
  if (found.getAttribute("type") === "submit")
    found.closest("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
}

/** Types over what a field holds, and leaves it. */
export function type(within: Within, name: string | RegExp, text: string): void {
  const field = control<HTMLInputElement>(within, name);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

export function choose(within: Within, name: string | RegExp, value: string): void {
  const list = control<HTMLSelectElement>(within, name);
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

export function press(element: Element, key: string): Event {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  element.dispatchEvent(event);
  return event;
}

export const all = (within: Element, tag: string): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(tag),
];

/** Opens what can be opened, as a user does. */
export function unfold<Kind extends Element>(element: Kind): Kind {
  for (const one of element.querySelectorAll("details")) {
    one.open = true;
    one.dispatchEvent(new Event("toggle"));
    one.dispatchEvent(new Event("toggle"));
  }
  return element;
}

/** The words that are seen of an element. */
export function words(element: Element): string {
  if (!isSeen(element)) return "";
  return [...element.childNodes]
    .map((child) => (child.nodeType === 1 ? words(child as Element) : (child.textContent ?? "")))
    .join("");
}

/** Numbers in these depend on what was made before. */
const COUNTED = new Set(["id", "for", "aria-describedby", "aria-labelledby", "aria-controls"]);

/** What is seen of an element, as markup: a line for each element and each text; in brackets what a field holds. */
export function markup(element: Element, { drawings = false } = {}): string {
  if (isHidden(element)) return "";
  const tag = element.tagName.toLowerCase();
  if (tag === "svg" && !drawings) return "<svg>";
  const attributes = [...element.attributes].map(
    ({ name, value }) => ` ${name}="${COUNTED.has(name) ? value.replace(/-\d+/g, "") : value}"`,
  );
  const { type, checked, value } = element as HTMLInputElement;
  const holds = type === "radio" || type === "checkbox" ? (checked ? "x" : " ") : value;
  const isField = /^(input|select|textarea|fluent-(text-input|checkbox))$/.test(tag);
  const parts = [...element.childNodes].flatMap((child) => {
    const text =
      child.nodeType === 1 ? markup(child as Element, { drawings }) : (child.textContent ?? "").trim();
    return text === "" ? [] : [text];
  });
  const inner = element.children.length
    ? parts.map((part) => `\n${part.replace(/^/gm, "  ")}`).join("")
    : parts.join("");
  return `<${tag}${attributes.join("")}>${isField ? ` [${holds ?? ""}]` : ""}${inner}`;
}
