import { connectWorkbook } from "../excel";
import { DEFAULT_OPTIONS, templates } from "../templates/catalogue";
import "./components";
import { detectHost } from "./host";
import { Pane } from "./pane";
import "./taskpane.css";
import "./controls.css";
import { shell, viewInAddress } from "./shell";
import "./shell.css";
import { followTheme } from "./theme";
import { auditFeature } from "./views/audit";
import { elsewhereView } from "./views/elsewhere";
import { functionsFeature } from "./views/functions";
import { resultsFeature } from "./views/results";
import { scenariosFeature } from "./views/scenarios";
import { sensitivityFeature } from "./views/sensitivity";
import { templatesFeature } from "./views/templates";

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
  const pane = new Pane(workbook, templates, defaults);
  const options = () => pane.store.state.options;
  const features = [
    templatesFeature(pane),
    resultsFeature({ workbook }),
    functionsFeature({ workbook }),
    sensitivityFeature({ workbook, options }),
    auditFeature({ workbook, options }),
    scenariosFeature({ workbook, options }),
  ];
  document.body.replaceChildren(shell(features, viewInAddress(location.search)));
  const stop = await pane.start();
  // Excel keeps no pane's handlers once it is closed; saying so at once spares it the calls until then.
  addEventListener("pagehide", () => {
    void stop();
    for (const feature of features) feature.closed?.();
  });
}

void start();
