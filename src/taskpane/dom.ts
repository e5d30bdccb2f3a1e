type Value = string | number | boolean | null | undefined | ((event: Event) => void);
type Child = Node | string | null;

/**
 * An element. Attributes by name; true stands for an empty attribute, false and null for none; functions listen to the
 * event of that name.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Record<string, Value>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag];
export function h(tag: string, attributes?: Record<string, Value>, ...children: Child[]): HTMLElement;
export function h(tag: string, attributes: Record<string, Value> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else setAttribute(element, name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function setAttribute(
  element: Element,
  name: string,
  value: Exclude<Value, (event: Event) => void>,
): void {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== (value === true ? "" : String(value)))
    element.setAttribute(name, value === true ? "" : String(value));
}

/** Shows or hides. What comes to be shown comes into view: it may lie above or below what the pane shows. */
export function reveal(element: HTMLElement, shown: boolean): void {
  const comes = shown && element.hasAttribute("hidden");
  setAttribute(element, "hidden", !shown);
  if (comes) element.scrollIntoView({ block: "nearest" });
}

/** Writes a text only where it differs, so that screen readers don't read it again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
