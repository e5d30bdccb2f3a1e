import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import "./page.css";
import { createHost } from "../model/host";
import { newStage } from "../profiles/behaviour";
import { pageClock } from "../profiles/clock";
import { openExcel } from "../profiles/open";
import { createUniverPage } from "../univer/browser";
import type { FunctionsBundle } from "../univer/functions/metadata";
import { prepareFonts } from "./fonts";
import { chosenExcel } from "./excels";
import { walkByKeys } from "./keys";
import { askBeforeLeaving } from "./leaving";
import { readManifest, type AddIn } from "./manifest";
import { followLinks } from "./links";
import { Panes } from "./panes";
import { showPrompts } from "./prompts";
import { showProtection } from "./protect";
import { showRibbon } from "./ribbon";
import { mendToolbar } from "./toolbar";
import { offerHost } from "./seam";
import { showStatus } from "./status";
import { isThemeName } from "./themes";

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
};

async function text(address: string): Promise<string> {
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** Both texts, or everything that kept them from coming, in order. */
async function all(...texts: [Promise<string>, Promise<string>]): Promise<[string, string]> {
  const failed = (await Promise.allSettled(texts)).filter(({ status }) => status === "rejected");
  if (failed.length)
    throw new Error(failed.map((one) => message((one as PromiseRejectedResult).reason)).join(", "));
  return Promise.all(texts);
}

const message = (e: unknown): string => (e instanceof Error ? e.message : String(e));

async function functionsOf({ functions }: AddIn): Promise<FunctionsBundle | null> {
  if (!functions) return null;
  const [script, metadata] = await all(text(functions.script), text(functions.metadata));
  return { script, metadata: JSON.parse(metadata), namespace: functions.namespace };
}

async function start(): Promise<void> {
  const addIn = readManifest(await text("/manifest.xml"));
  document.title = `${addIn.name} · Workbench`;
  const functions = functionsOf(addIn);
  await Promise.allSettled([functions, prepareFonts()]);
  const { book, stage } = createUniverPage("grid");
  const excel = chosenExcel(element("excel") as HTMLSelectElement);
  const around = newStage(pageClock);
  const host = excel ? openExcel(book, excel, { stage: around }) : createHost(book);
  book.protection = {
    sheet: (id) => host.document.sheetProtection.get(id)?.options ?? null,
    structure: () => host.document.structurePassword !== null,
  };
  const keepSaying = showStatus(book, element("calculation"), element("message"));
  showPrompts(book, stage);
  // Panes work without functions.
  const load = async (bundle: Promise<FunctionsBundle | null>): Promise<void> => {
    try {
      const built = await bundle;
      if (built) book.loadFunctions(built);
      keepSaying("");
    } catch (e) {
      keepSaying(`The add-in's functions could not be loaded: ${message(e)}`);
    }
  };
  await load(functions);

  followLinks(element("grid"), book, host, element("message"));
  mendToolbar(element("grid"));
  showProtection(element("protect"), book, host, element("message"));
  askBeforeLeaving(book);

  const panes = new Panes(element("panes"), addIn.name);
  const theme = element("theme") as HTMLSelectElement;
  offerHost(host, () => (isThemeName(theme.value) ? theme.value : "light"));
  theme.addEventListener("change", () => {
    document.documentElement.dataset.theme = theme.value;
  });
  showRibbon(element("ribbon-groups"), addIn, (button) => {
    if (button.pane) panes.open(button.paneId, button.pane);
    else
      element("message").textContent =
        `“${button.label}” runs ${button.command} without a pane, which the workbench doesn't do.`;
  });
  walkByKeys(book, element("ribbon"), element("grid"), element("panes"));
  const first = addIn.groups.flatMap((g) => g.buttons).find((b) => b.pane);
  if (first?.pane) panes.open(first.paneId, first.pane);
  else if (addIn.pane) panes.open("pane", addIn.pane);

  // The server tells what was built anew; the workbook stays open while panes and functions change.
  new EventSource("/workbench/events").addEventListener("built", (e: MessageEvent<string>) => {
    if (e.data === "workbench") location.reload();
    else if (e.data === "pane") panes.reload();
    else void load(functionsOf(addIn));
  });
  Object.assign(window, { workbench: { book, host, around } });
}

start().catch((e: unknown) => {
  element("calculation").textContent = "The workbench could not start";
  element("message").textContent = e instanceof Error ? e.message : String(e);
  throw e;
});
