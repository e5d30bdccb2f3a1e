import { h, setAttribute } from "./dom";
import type { Feature } from "./feature";

/**
 * The views behind tabs (the ARIA pattern with automatic activation: arrows, Home and End choose, one tab is in the
 * tab order).
 * @param first id of the view to begin with; the first one when it names none
 */
export function shell(features: readonly Feature[], first: string | null): HTMLElement {
  let current: Feature | null = null;
  const tabs = features.map((feature, index) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${feature.id}`,
        "aria-controls": `view-${feature.id}`,
        click: () => show(feature),
        keydown: (event) => onKey(event as KeyboardEvent, index),
      },
      feature.title,
    ),
  );
  const panels = features.map(({ id, element }) =>
    h("div", { role: "tabpanel", id: `view-${id}`, "aria-labelledby": `tab-${id}`, class: "view" }, element),
  );

  function show(feature: Feature): void {
    if (feature === current) return;
    current?.hidden?.();
    current = feature;
    features.forEach((one, index) => {
      const chosen = one === feature;
      setAttribute(tabs[index] as Element, "aria-selected", String(chosen));
      setAttribute(tabs[index] as Element, "tabindex", chosen ? "0" : "-1");
      setAttribute(panels[index] as Element, "hidden", !chosen);
    });
    feature.shown?.();
  }

  function onKey(event: KeyboardEvent, index: number): void {
    const last = features.length - 1;
    const target = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key];
    const feature = target === undefined ? undefined : features[target];
    if (target === undefined || !feature) return;
    event.preventDefault();
    show(feature);
    tabs[target]?.focus();
  }

  const wanted = features.find(({ id }) => id === first) ?? features[0];
  if (wanted) show(wanted);
  for (const feature of features) feature.onUrgent?.(() => show(feature));
  return h(
    "main",
    { tabindex: "-1" },
    h("h1", { class: "visually-hidden" }, "Phoenix ROI"),
    h("div", { role: "tablist", "aria-label": "Views", class: "tabs" }, ...tabs),
    ...panels,
  );
}

/** The view that a button of the ribbon asks for: `taskpane.html?view=ID`. */
export const viewInAddress = (search: string): string | null => new URLSearchParams(search).get("view");
