import type { Workbook } from "../excel";
import type { Tab } from "./feature";
import type { Pane } from "./pane";
import { templatesFeature } from "./views/templates";

/** The views of the pane, in the order of their tabs. All but the first are loaded when they are first opened. */
export function tabsOf(workbook: Workbook, pane: Pane): Tab[] {
  const options = () => pane.store.state.options;
  return [
    { id: "templates", title: "Templates", open: () => Promise.resolve(templatesFeature(pane)) },
    {
      id: "results",
      title: "Results",
      open: async () => (await import("./views/results")).resultsFeature(workbook),
    },
    {
      id: "functions",
      title: "Functions",
      open: async () => (await import("./views/functions")).functionsFeature(workbook),
    },
    {
      id: "sensitivity",
      title: "Sensitivity",
      open: async () => (await import("./views/sensitivity")).sensitivityFeature(workbook, options),
    },
    {
      id: "simulation",
      title: "Simulation",
      open: async () => (await import("./views/simulation")).simulationFeature(workbook, options),
    },
    {
      id: "audit",
      title: "Audit",
      open: async () => (await import("./views/audit")).auditFeature(workbook, options),
    },
    {
      id: "scenarios",
      title: "Scenarios",
      open: async () => (await import("./views/scenarios")).scenariosFeature(workbook, options),
    },
    {
      id: "import",
      title: "Import",
      open: async () => (await import("./views/import")).importFeature(workbook),
    },
  ];
}
