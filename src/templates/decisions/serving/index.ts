import { amountText, percentText } from "../../../sheets/answer";
import { f, words } from "../../../sheets/formula";
import { frame, ownModel, type OwnModelSheet } from "../parts/own-model";
import { servingInputs } from "./inputs";
import { servingResults, type ServingResults } from "./results";
import { LINE_COLUMNS, volumeTable } from "./volume";

function layOut(model: OwnModelSheet): void {
  const { sheet } = model;
  const inputs = servingInputs(model);
  sheet.skip();
  const results = servingResults(model, inputs);
  sheet.skip();
  volumeTable(model, inputs, results);
  sheet.skip();
  sheet.endPrint();
  results.tables();
  sheet.skip();
  inputs.tables();
  answer(model, results);
}

function answer(model: OwnModelSheet, { own, api, breakeven, volume, saving }: ServingResults): void {
  const { units, currency } = model;
  const amount = amountText(currency, f`ABS(${saving})`);
  const cheaper = f`IF(${saving}>=0,${words("Owning saves ")},${words("The API saves ")})&${amount}&${words(" a month at this volume; own GPUs ")}`;
  const even = f`IF(ISNUMBER(${breakeven}),${words("break even at ")}&${percentText(breakeven)}&${words(" utilization.")},${words("never break even.")})`;
  model.settle(f`${cheaper}&${even}`, [
    [
      "Own, per million tokens",
      units.moneyPerMillionTokens,
      own,
      ["Own_cost_per_million", "Serving: own cost of a million tokens"],
    ],
    [
      "API, per million tokens",
      units.moneyPerMillionTokens,
      api,
      ["API_cost_per_million", "Serving: API's price of a million tokens"],
    ],
    ["Break-even utilization", units.percent, breakeven],
    ["Break-even volume", units.millionTokens, volume],
    ["Saved by owning, a month", units.money, saving],
  ]);
}

export const serving = ownModel({
  id: "serving",
  title: "Serving",
  answers:
    "GPUs of your own or an API: what does a million tokens cost, from which volume does owning pay, and how many requests fit?",
  keywords: "break-even LLM inference vendor tokens GPU H100 throughput latency KV cache API price budget",
  source: "Published hardware, model shapes, throughputs and prices, each with its source below",
  columns: [
    ...frame(32, 19, 22, [19, 18, 18, 18, 18, 12, 12, 16, 14, 9], { printed: 5, note: 60 }),
    ...LINE_COLUMNS,
  ],
  chart: { chartFrom: "b", chartTo: "e" },
  figures: 5,
  layOut,
});
