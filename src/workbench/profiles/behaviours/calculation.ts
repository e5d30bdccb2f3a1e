import type { Behaviour } from "../behaviour";

export const stateSticks: Behaviour = {
  name: "calculation-state-sticks",
  source: "OJ 2883, 3319",
  what: "application.calculationState stays Pending for good, with nothing left to calculate.",
  hook: () => (use) => {
    if (use.how === "read" && use.name === "calculationState") use.value = "Pending";
  },
};

export const modeIsStale: Behaviour = {
  name: "calculation-mode-is-stale",
  source: "OJ 2770, 6922",
  what: "application.calculationMode says Automatic where data tables are left out, until the file is saved.",
  hook: () => (use) => {
    if (use.how === "read" && use.name === "calculationMode" && use.value === "AutomaticExceptTables")
      use.value = "Automatic";
  },
};
