/** Drawn for this pane on a 20 pixel grid, in the weight of Fluent's regular icons. */
const PATHS = {
  goTo: "M4 10h11.5M10.5 5l5 5-5 5",
  remove:
    "M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5M5 5.5l.8 10.6a1 1 0 0 0 1 .9h6.4a1 1 0 0 0 1-.9L15 5.5M8.5 8.5v5.5M11.5 8.5v5.5",
  dismiss: "M5 5l10 10M15 5L5 15",
  success: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M6.5 10.2l2.4 2.4 4.6-4.8",
  info: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 9.2v4.6M10 6.4v.2",
  warning: "M10 3l7.4 13.2a.5.5 0 0 1-.4.8H3a.5.5 0 0 1-.4-.8ZM10 8v4.2M10 14.4v.2",
  error: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 6v5M10 13.6v.2",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: what it means is always said in words beside it or in the name of its button. */
export function icon(name: IconName, slot?: string): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  const attributes = {
    viewBox: "0 0 20 20",
    width: "20",
    height: "20",
    "aria-hidden": "true",
    class: "icon",
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  if (slot) svg.setAttribute("slot", slot);
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
