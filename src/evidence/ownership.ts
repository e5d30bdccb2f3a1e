import type { Source } from "./source";

/** What owning GPUs costs beside their price, as somebody published it. */
export interface OwnershipFigure {
  readonly id: string;
  readonly what: string;
  /** As printed: "25-35% after 36 months". */
  readonly printed: string;
  /** The figure, or the middle of the printed range. */
  readonly value: number;
  readonly source: Source;
}

const READ = "2026-11-26";

const COST_SHEET: Source = {
  publication: "Cost of H100 clusters, a public spreadsheet",
  place: "assumption of August 2024: a server of 8 H100 with its network cards",
  address: "https://docs.google.com/spreadsheets/d/1Ft3RbeZ-w43kYSiLfYc1vxO41mK5lmJpcPC9GOYHAWc/edit",
  read: READ,
  through: "the spreadsheet",
};
const TCO: Source = {
  publication: "GPU TCO analysis: the economics of scale",
  place: "key data points of an 8-GPU H100 node over 3 years",
  address: "https://v2-pseo-ai.pages.dev/tools/gpu-tco-analysis",
  read: READ,
  through: "the page",
};
const SERVNET: Source = {
  publication: "Servnet Research, AI servers: the 2026 data study",
  place: "power drawn by one air-cooled server of 8 H100 (NVIDIA DGX H100)",
  address: "https://www.servnetuk.com/research/ai-servers",
  read: READ,
  through: "the page of 5 July 2026",
};
const UPTIME: Source = {
  publication: "Uptime Institute, annual data center survey 2023",
  place: "average power usage effectiveness",
  address: "https://uptimeinstitute.com/resources/research-and-reports",
  read: READ,
  through: "Upsite's article, which quotes the survey",
};

const EIA: Source = {
  publication: "U.S. EIA, frequently asked questions",
  place: "CO2 of a kilowatthour of U.S. generation in 2023, all energy sources",
  address: "https://www.eia.gov/tools/faqs/faq.php?id=74&t=3",
  read: READ,
  through: "the page",
};
const GRAMS_PER_POUND = 453.59237;

export const OWNERSHIP = {
  server: { id: "server", what: "Server of 8 H100", printed: "$310k", value: 310_000, source: COST_SHEET },
  residual: {
    id: "residual",
    what: "Residual value after 3 years",
    printed: "25-35% after 36 months",
    value: 0.3,
    source: TCO,
  },
  tariff: { id: "tariff", what: "Electricity", printed: "$0.06-0.12/kWh", value: 0.09, source: TCO },
  space: { id: "space", what: "Colocation", printed: "$150-250/kW/month", value: 200, source: TCO },
  power: { id: "power", what: "Server of 8 H100 at work", printed: "~10.2 kW", value: 10.2, source: SERVNET },
  carbon: {
    id: "carbon",
    what: "CO2 of the U.S. grid",
    printed: "0.81 pounds per kWh",
    value: Math.round(0.81 * GRAMS_PER_POUND),
    source: EIA,
  },
  pue: { id: "pue", what: "Power usage effectiveness", printed: "1.58", value: 1.58, source: UPTIME },
} as const satisfies Readonly<Record<string, OwnershipFigure>>;
