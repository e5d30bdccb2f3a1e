import { OWNERSHIP } from "../../../evidence/ownership";
import { citation } from "../../../evidence/source";
import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import { SERIES } from "../../../sheets/style";
import { rectangle, span } from "../parts/expressions";
import { ownModel, type OwnModelSheet } from "../parts/own-model";
import { hardwareInputs, type HardwareInputs } from "./inputs";

/** Hours of a year, by factors that everybody knows. */
const YEAR = f`24*365`;

interface Yearly {
  readonly first: CellRef;
  readonly last: CellRef;
  readonly total: CellRef;
  readonly energy: CellRef;
}

function layOut(model: OwnModelSheet): void {
  const inputs = hardwareInputs(model);
  model.sheet.skip();
  const yearly = costsAYear(model, inputs);
  model.sheet.skip();
  answerHardware(model, inputs, yearly);
  sources(model);
}

/** The publications that the notes name by their first words. */
function sources({ sheet }: OwnModelSheet): void {
  sheet.skip();
  sheet.endPrint();
  sheet.heading("Sources of the printed figures");
  for (const source of new Set(Object.values(OWNERSHIP).map((figure) => figure.source)))
    sheet.text("source", `${citation(source)}. ${source.address}`);
}

/** What each part costs a year; the machines by the annuity that pays for them until they are sold. */
function costsAYear({ form, units, sheet, context }: OwnModelSheet, inputs: HardwareInputs): Yearly {
  const { currency } = context.options;
  const {
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
  } = inputs;
  const yearly = { ...units.money, label: `${currency} a year` };
  const or1 = (cell: CellRef) => f`IF(${cell}="",1,${cell})`;
  /** Price and what is left of it, spread evenly over the years in service. */
  const annuity = (price: CellRef): Expr =>
    f`IF(${interest}=0,${price}*(1-${residual})/${life},${price}*(1-${residual}*(1+${interest})^-${life})*${interest}/(1-(1+${interest})^-${life}))`;
  form.heading("A year", "Result");
  const energy = form.result(
    "Energy",
    { label: "kWh a year", format: "#,##0" },
    f`${power}*${or1(drawn)}*${or1(pue)}*${YEAR}`,
    "Power at full work × drawn on average × PUE × all hours.",
  );
  const cost = (label: string, amount: Expr, note: string) => form.result(label, yearly, amount, note);
  const first = cost(
    "Servers, a year",
    annuity(servers),
    "Until the end of service, with the cost of capital, less what they still fetch.",
  );
  const rest = [
    cost("Network, a year", annuity(network), "The same."),
    cost("Upkeep, a year", f`(${servers}+${network})*${upkeep}`, "Of servers and network."),
    cost("Storage, a year", f`${storage}+0`, "As above."),
    cost("Power, a year", f`${energy}*${tariff}`, "Energy by its price."),
    cost("Space, a year", f`${power}*${space}*12`, "By the power at full work."),
    cost("People, a year", f`${people}+0`, "As above."),
  ];
  const last = rest.at(-1)!;
  const total = form.result("All, a year", yearly, f`SUM(${span(first, last)})`, "Sum of the lines above.", {
    total: true,
  });
  form.result(
    "Total foots",
    yearly,
    f`ROUND(${[first, ...rest].reduce<Expr>((left, one) => f`${left}-${one}`, total)},0)`,
    "The total, less each line: 0.",
    { check: { good: f`${sheet.here("value")}=0`, asks: "the total doesn't foot" } },
  );
  return { first, last, total, energy };
}

function answerHardware(
  { form, units, answer, sheet, context }: OwnModelSheet,
  { gpus, used, speed, rented, carbon, ages }: HardwareInputs,
  { first, last, total, energy }: Yearly,
): void {
  const { currency } = context.options;
  const { moneyPerGpuHour: perHour, moneyPerMillionTokens: perMillion, percent } = units;
  form.heading("By the hour and by the token", "Result");
  const hours = form.result("GPU-hours in use", units.gpuHours, f`${gpus}*${YEAR}*${used}`, "A year.");
  const hour = form.result(
    "A GPU-hour in use",
    perHour,
    f`${total}/${hours}`,
    "All costs by the hours that somebody uses.",
    {
      total: true,
    },
  );
  form.result("An hour owned", perHour, f`${total}/(${gpus}*${YEAR})`, "By all hours, used or not.");
  const pays = form.result(
    "Pays from, in use",
    percent,
    f`IF(${rented}>0,${total}/(${gpus}*${YEAR}*${rented}),"–")`,
    "Above this share of hours owning costs less than renting; above 100% never.",
  );
  const tokens = form.result(
    "Tokens a year",
    { label: "M tokens", format: "#,##0" },
    f`${hours}*3600*${speed}/1000000`,
    "Output, while in use.",
  );
  form.result(
    "Cost of a million tokens",
    perMillion,
    f`${total}/${tokens}`,
    "Output, with the prompts that go before.",
  );
  const kwh = form.result(
    "Energy of a million tokens",
    { label: "kWh per 1M tokens", format: "#,##0.00##" },
    f`${energy}/${tokens}`,
    "Idle hours included.",
  );
  const grams = form.result(
    "Carbon of a million tokens",
    { label: "gCO2 per 1M tokens", format: "#,##0" },
    f`IF(${carbon}="","–",${kwh}*${carbon})`,
    "Energy by the carbon of the power.",
  );
  ages();
  // FIXED has two decimals by itself.
  const priceText = (amount: Expr) =>
    f`${words(/[A-Za-z.]$/.test(currency) ? `${currency} ` : currency)}&FIXED(${amount})`;
  answer.settle({
    sentence: f`${words("A GPU-hour in use costs ")}&${priceText(hour)}&IF(ISNUMBER(${pays}),IF(${pays}<=1,${words("; owning beats renting at ")}&${priceText(rented)}&${words(" from ")}&FIXED(100*${pays},0)&${words("% in use")},${words("; renting at ")}&${priceText(rented)}&${words(" is cheaper even at 100% in use")}),"")&"."`,
    figures: [
      {
        label: "A GPU-hour in use",
        unit: perHour.label,
        format: perHour.format,
        formula: hour,
        name: ["GPU_hour_own_hardware", "Own hardware: cost of a GPU-hour in use"],
      },
      { label: "All, a year", unit: `${currency} a year`, format: units.money.format, formula: total },
      { label: "Pays from, in use", unit: percent.label, format: percent.format, formula: pays },
      {
        label: "Energy of a million tokens",
        unit: "kWh per 1M tokens",
        format: "#,##0.00##",
        formula: kwh,
        name: ["Energy_own_hardware", "Own hardware: kWh of a million tokens"],
      },
      { label: "Carbon of a million tokens", unit: "gCO2 per 1M tokens", format: "#,##0", formula: grams },
    ],
    inputs: form.watchedInputs,
    checks: form.watchedChecks,
  });
  const labels = (cell: CellRef) => ({ row: cell.position.row, column: sheet.columnOf("item") });
  answer.chart({
    name: "Own hardware",
    kind: "barClustered",
    title: "Cost a year, by part",
    alternativeText: "Bars of what servers, network, upkeep, storage, power, space and people cost a year.",
    categories: { ...labels(first), rows: last.position.row - first.position.row + 1, columns: 1 },
    series: [{ name: "Result", values: rectangle(first, last), color: SERIES.baseline }],
    categoryAxis: { title: "Part", reversed: true },
    valueAxis: { title: `Cost, ${currency} a year`, format: units.money.format, minimum: 0 },
    legend: "none",
  });
}

export const ownHardware = ownModel({
  id: "own-hardware",
  title: "Own hardware",
  answers:
    "What does a GPU-hour of your own cost, from which use does it beat renting, and how much energy goes into a million tokens?",
  keywords:
    "TCO on-premises colocation capex power PUE electricity kWh carbon CO2 depreciation buy or rent GPU server",
  source: "Published figures of an 8-GPU server, each with its source, and assumptions that say so",
  columns: [
    { key: "item", width: 30 },
    { key: "unit", width: 21 },
    { key: "value", width: 16 },
    { key: "chart", width: 18 },
    { key: "chart2", width: 18 },
    { key: "chart3", width: 18 },
    { key: "chart4", width: 18 },
    { key: "note", width: 60 },
  ],
  chart: { chartFrom: "chart", chartTo: "chart4" },
  figures: 5,
  layOut,
});
