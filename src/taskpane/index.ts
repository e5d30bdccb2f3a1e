import { connectWorkbook } from "../excel";
import { DEFAULT_OPTIONS, offers } from "../templates/offers";
import "./components";
import { detectHost } from "./host";
import { KEPT_WAITING } from "./messages";
import { Pane } from "./pane";
import "./taskpane.css";
import "./controls.css";
import { shell } from "./shell";
import "./shell.css";
import { tabsOf } from "./tabs";
import { followTheme } from "./theme";
import { elsewhereView } from "./views/elsewhere";
import { BOARD } from "./views/templates/board-offer";

async function start(): Promise<void> {
  const host = await detectHost();
  followTheme();
  if (host !== "excel") {
    document.body.replaceChildren(elsewhereView(host));
    return;
  }
  const workbook = connectWorkbook((set, version) =>
    Office.context.requirements.isSetSupported(set, version),
  );
  const { taken: _taken, ...defaults } = DEFAULT_OPTIONS;
  const runsFunctions = Office.context.requirements.isSetSupported("CustomFunctionsRuntime", "1.1");
  const pane = new Pane(workbook, [...offers, BOARD], builders, defaults, runsFunctions, {
    [BOARD.id]: async () => (await import("./views/templates/board")).boardTemplate(workbook),
  });
  const views = shell(tabsOf(workbook, pane));
  document.body.replaceChildren(views.element);
  workbook.whileKeptWaiting((waiting) => views.say(waiting ? KEPT_WAITING : ""));
  const stop = await pane.start();
  // Excel keeps no pane's handlers once it is closed; saying so at once spares it the calls until then.
  addEventListener("pagehide", () => {
    void stop();
    views.close();
  });
  // Inputs that were left changed are offered back at once, whatever the user came for.
  const [cut] = await workbook.cutShort().catch(() => []);
  if (cut) views.show(cut === "run" ? "sensitivity" : "scenarios");
}

/** Wanted only by who inserts or looks closer; fetched when the browser has nothing else to do. */
const builders = async () =>
  (await import(/* webpackPrefetch: true */ "../templates/catalogue")).templateById;

void start();
