import { h } from "../../../dom";

type Attributes = Record<string, string | number | null>;

/** An element of a picture. */
export function svg(tag: string, attributes: Attributes, ...children: (SVGElement | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export const text = (x: number, y: number, content: string, anchor: "start" | "middle" | "end" = "start") =>
  svg("text", { x, y, "text-anchor": anchor }, content);

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string) =>
  svg("line", { x1, y1, x2, y2, class: kind });

/** Of every picture; it is drawn as wide as the pane allows. */
export const WIDTH = 280;

/** Where a value lies between two ends of the picture. */
export function scale(least: number, most: number, from: number, to: number): (value: number) => number {
  const width = most - least;
  return (value) => (width > 0 ? from + ((to - from) * (value - least)) / width : (from + to) / 2);
}

export interface Numbers {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A picture, and its numbers as a table for whoever doesn't see it or wants to know exactly. */
export function picture(label: string, height: number, drawn: SVGElement[], numbers: Numbers): HTMLElement {
  const image = svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label }, ...drawn);
  return h("figure", { class: "picture" }, image as unknown as HTMLElement, numbersTable(numbers));
}

/** Made when it is opened: it may have a hundred rows. */
export function numbersTable({ caption, head, rows }: Numbers): HTMLElement {
  const holder = h("div", { class: "numbers-scroll", tabindex: "0", role: "region", "aria-label": caption });
  const details = h(
    "details",
    {
      toggle: () => {
        if (details.open && !holder.firstChild) holder.append(tableOf(caption, head, rows));
      },
    },
    h("summary", {}, "Numbers as a table"),
    holder,
  );
  return details;
}

function tableOf(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  return h(
    "table",
    { class: "numbers" },
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
    h(
      "tbody",
      {},
      ...rows.map(([first = "", ...others]) =>
        h("tr", {}, h("th", { scope: "row" }, first), ...others.map((cell) => h("td", {}, cell))),
      ),
    ),
  );
}
