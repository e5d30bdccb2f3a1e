import { GPU_PRICES } from "../../../evidence/gpu-prices";
import { OWNERSHIP, type OwnershipFigure } from "../../../evidence/ownership";
import { LOAD_CURVES } from "../../../evidence/serving-latency";
import { f, type CellRef } from "../../../sheets/formula";
import { finely, type UnitStyle } from "../../../sheets/numbers";
import {
  ABOVE_0,
  AT_LEAST_0,
  optional,
  RATE,
  SHARE,
  SHARE_ABOVE_0,
  WHOLE_ABOVE_0,
  type Rule,
} from "../../../sheets/rules";
import type { OwnModelSheet } from "../parts/own-model";
import { figureAges } from "../parts/price";

/** An assumption of ours, said to be one. */
const ASSUMED = "Assumption: use your own figure.";

const AT_LEAST_1: Rule = {
  asks: "a number, 1 or more",
  validity: "nonNegative",
  good: (cell) => f`IF(ISNUMBER(${cell}),${cell}>=1)`,
};

const sourced = ({ printed, source }: OwnershipFigure, more = ""): string =>
  `${more}Printed: ${printed} (${source.publication.split(/[:,]/)[0]}).`;

const RENTED = GPU_PRICES.find((p) => p.accelerator === "h100" && p.provider === "Lambda");
const CURVE = LOAD_CURVES.find(({ id }) => id === "llama-3.3-70b-nim");
const POINT = CURVE?.points.find(({ concurrency }) => concurrency === 100);
if (!RENTED || !CURVE || !POINT) throw new Error("The examples of own hardware are gone");

export interface HardwareInputs {
  /** Lays out how old the figures are. */
  readonly ages: () => void;
  readonly gpus: CellRef;
  readonly servers: CellRef;
  readonly network: CellRef;
  readonly life: CellRef;
  readonly residual: CellRef;
  readonly interest: CellRef;
  readonly upkeep: CellRef;
  readonly storage: CellRef;
  readonly people: CellRef;
  readonly power: CellRef;
  readonly drawn: CellRef;
  readonly pue: CellRef;
  readonly tariff: CellRef;
  readonly space: CellRef;
  readonly carbon: CellRef;
  readonly used: CellRef;
  readonly speed: CellRef;
  readonly rented: CellRef;
}

export function hardwareInputs(model: OwnModelSheet): HardwareInputs {
  const { form, units, context } = model;
  const { currency } = context.options;
  const { money, percent } = units;
  const unit = (label: string, format: string): UnitStyle => ({ label, format, validity: "nonNegative" });
  const yearly = { ...money, label: `${currency} a year` };
  const cents = (label: string) => ({ ...units.moneyPerGpuHour, label });
  const line = (label: string, of: UnitStyle, rule: Rule, value: number | undefined, note: string) =>
    form.input({ label, unit: of, rule, note, ...(value !== undefined && { value }) });
  const none = (empty: string) => optional(AT_LEAST_0, empty);
  const gpuHour = units.moneyPerGpuHour.label;
  form.heading("What you buy", "Value");
  const gpus = line("GPUs", units.gpus, WHOLE_ABOVE_0, 8, "All that the amounts below are for.");
  const servers = line(
    "Servers with GPUs",
    money,
    AT_LEAST_0,
    OWNERSHIP.server.value,
    sourced(OWNERSHIP.server),
  );
  const network = line("Network", money, none("none bought"), 30_000, `Switches and cables. ${ASSUMED}`);
  const life = line("In service for", units.years, ABOVE_0, 3, `Until it is sold or scrapped. ${ASSUMED}`);
  const residual = line(
    "Worth at the end",
    percent,
    optional(SHARE, "nothing"),
    OWNERSHIP.residual.value,
    sourced(OWNERSHIP.residual, "Of servers and network. "),
  );
  const interest = line(
    "Cost of capital",
    units.rate,
    optional(RATE, "money costs nothing"),
    0.08,
    `A year. ${ASSUMED}`,
  );
  form.sheet.skip();
  form.heading("What it takes to run", "Value");
  const upkeep = line(
    "Upkeep",
    { ...percent, label: "% of the price a year" },
    optional(SHARE, "none"),
    0.03,
    `Spare parts and support. ${ASSUMED}`,
  );
  const storage = line("Storage", yearly, none("none"), 6000, ASSUMED);
  const people = line(
    "People",
    yearly,
    none("nobody"),
    24_000,
    `Their share of time for these GPUs. ${ASSUMED}`,
  );
  const power = line(
    "Power at full work",
    unit("kW", "#,##0.0##"),
    optional(ABOVE_0, "no energy counted"),
    OWNERSHIP.power.value,
    sourced(OWNERSHIP.power, "Of all servers. "),
  );
  const drawn = line(
    "Drawn on average",
    percent,
    optional(SHARE, "all of it, always"),
    0.75,
    `Of the power at full work, idle hours included. ${ASSUMED}`,
  );
  const pue = line(
    "PUE",
    unit("x", '0.00"x"'),
    optional(AT_LEAST_1, "cooling takes nothing"),
    OWNERSHIP.pue.value,
    sourced(OWNERSHIP.pue, "All power of the building by that of its machines. "),
  );
  const tariff = line(
    "Electricity",
    { ...cents(`${currency} per kWh`), format: finely(units.moneyPerGpuHour.format) },
    none("it costs nothing"),
    OWNERSHIP.tariff.value,
    sourced(OWNERSHIP.tariff),
  );
  const space = line(
    "Space",
    { ...money, label: `${currency} per kW, month` },
    none("it costs nothing"),
    OWNERSHIP.space.value,
    sourced(OWNERSHIP.space, "For each kW of power at full work. "),
  );
  const carbon = line(
    "Carbon of the power",
    unit("gCO2 per kWh", "#,##0"),
    none("not counted"),
    OWNERSHIP.carbon.value,
    sourced(OWNERSHIP.carbon, "The U.S. grid in 2023: use your own. "),
  );
  form.sheet.skip();
  form.heading("What it does", "Value");
  const used = line(
    "In use",
    percent,
    SHARE_ABOVE_0,
    0.6,
    `Share of all hours in which the GPUs work. ${ASSUMED}`,
  );
  const speed = line(
    "Output tokens",
    { ...units.tokensPerSecond, label: "a second and GPU" },
    ABOVE_0,
    Math.round(POINT!.outputTokensPerSecond / CURVE!.gpus),
    `While in use. ${CURVE!.source.publication}: 100 at once on ${CURVE!.gpus} H100.`,
  );
  const rented = line(
    "Rented instead",
    cents(gpuHour),
    none("not compared"),
    RENTED!.amount,
    `${RENTED!.source.publication}, ${RENTED!.source.place}, as of ${RENTED!.asOf}.`,
  );
  const ages = figureAges(
    model,
    [],
    [...Object.values(OWNERSHIP).map(({ source }) => source), RENTED!.source, CURVE!.source],
  );
  return {
    ages,
    gpus,
    servers,
    network,
    life,
    residual,
    interest,
    upkeep,
    storage,
    people,
    power,
    drawn,
    pue,
    tariff,
    space,
    carbon,
    used,
    speed,
    rented,
  };
}
