import { h } from "../dom";
import type { Host } from "../host";

const TEXTS: Record<Exclude<Host, "excel">, { title: string; text: string; steps: string[] }> = {
  elsewhere: {
    title: "Open Phoenix ROI in Excel",
    text: "This page is the add-in’s pane. It was opened outside Excel, so there is no workbook to write to.",
    steps: [
      "Open a workbook in Excel for Windows, Mac or the web.",
      "Add Phoenix ROI: Home, Add-ins, More Add-ins.",
      "On the Home tab, in the group ROI, choose Phoenix ROI.",
    ],
  },
  "no-library": {
    title: "Excel could not be reached",
    text: "Microsoft’s library office.js, which connects this pane with Excel, did not load.",
    steps: [
      "Check the network connection, and whether appsforoffice.microsoft.com is blocked.",
      "Close this pane and open it again.",
    ],
  },
};

/** Says why nothing can be inserted here, and what to do. */
export function elsewhereView(host: Exclude<Host, "excel">): HTMLElement {
  const { title, text, steps } = TEXTS[host];
  return h(
    "main",
    { class: "elsewhere" },
    h("img", { src: "assets/icon-64.png", alt: "", width: "48", height: "48" }),
    h("h1", {}, title),
    h("p", {}, text),
    h("ol", {}, ...steps.map((step) => h("li", {}, step))),
    h("p", {}, h("a", { href: "help.html" }, "What the functions do")),
  );
}
