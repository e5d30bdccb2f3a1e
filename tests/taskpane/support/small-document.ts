import { afterAll, beforeAll } from "vitest";

/** As much of an element as a picture or a preview needs that is made and not yet shown. */
export class SmallElement {
  readonly attributes = new Map<string, string>();
  readonly children: (SmallElement | string)[] = [];
  readonly style: Record<string, string> = {};
  private readonly listeners = new Map<string, () => void>();
  open = false;

  constructor(readonly tag: string) {}

  getAttribute = (name: string) => this.attributes.get(name) ?? null;
  setAttribute = (name: string, value: string) => void this.attributes.set(name, value);
  removeAttribute = (name: string) => void this.attributes.delete(name);
  append = (...children: (SmallElement | string)[]) => void this.children.push(...children);
  replaceChildren = (...children: (SmallElement | string)[]) =>
    void this.children.splice(0, Infinity, ...children);
  addEventListener = (event: string, heard: () => void) => void this.listeners.set(event, heard);

  scrollIntoView = () => {};
  hasAttribute = (name: string) => this.attributes.has(name);

  get id(): string {
    return this.getAttribute("id") ?? "";
  }

  get textContent(): string {
    return this.text;
  }

  set textContent(text: string) {
    this.replaceChildren(text);
  }

  get firstChild(): SmallElement | string | null {
    return this.children[0] ?? null;
  }

  /** All elements of a kind, this one's descendants. */
  all(tag: string): SmallElement[] {
    return this.children.flatMap((child) =>
      typeof child === "string" ? [] : [...(child.tag === tag ? [child] : []), ...child.all(tag)],
    );
  }

  /** What a user does to it. */
  happens(event: string, value?: string): void {
    Object.assign(this, { value });
    this.listeners.get(event)?.();
  }

  /** All its words. */
  get text(): string {
    return this.children.map((child) => (typeof child === "string" ? child : child.text)).join("");
  }

  /** Opens what can be opened, as a user does. */
  unfold(): this {
    for (const one of this.all("details")) {
      one.open = true;
      one.listeners.get("toggle")?.();
      one.listeners.get("toggle")?.();
    }
    return this;
  }

  /** As markup, a line each; what holds texts alone, in one line with what it stands in. */
  markup(): string {
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${value}"`).join("");
    const isLeaf = (child: SmallElement | string) =>
      typeof child === "string" || child.children.every((one) => typeof one === "string");
    const inline = this.tag !== "svg" && this.children.every(isLeaf);
    const inner = this.children.map((child) => (typeof child === "string" ? child : child.markup()));
    const lines = inline ? inner : inner.map((one) => `\n${one.replace(/^/gm, "  ")}`);
    return `<${this.tag}${attributes}>${lines.join("")}${inline ? "" : "\n"}</${this.tag}>`;
  }
}

/** A document that makes such elements, for the tests of a file. */
export function useSmallDocument(): void {
  beforeAll(() => {
    const create = (tag: string) => new SmallElement(tag);
    Object.assign(globalThis, {
      document: { createElement: create, createElementNS: (_: string, tag: string) => create(tag) },
    });
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, "document");
  });
}
