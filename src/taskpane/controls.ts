import { h, setAttribute } from "./dom";

type Attributes = Parameters<typeof h>[1];

/**
 * A Fluent button. The role that the component sets internally is repeated as an attribute, for tools that look at
 * attributes only.
 */
export function button(attributes: Attributes, ...children: (Node | string)[]): HTMLElement {
  return h("fluent-button", { role: "button", ...attributes }, ...children);
}

/** Out of use for now, but still focusable, so that the keyboard keeps its place. */
export function setWaiting(element: HTMLElement, waiting: boolean): void {
  setAttribute(element, "disabled-focusable", waiting);
  setAttribute(element, "aria-disabled", waiting ? "true" : null);
}
