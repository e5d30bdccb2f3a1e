import { SERVING_RUNS, SERVING_SOURCE } from "../../../evidence/serving-runs";
import { amountText, percentText } from "../../../sheets/answer";
import { f, words } from "../../../sheets/formula";
import { ABOVE_0 } from "../../../sheets/rules";
import { InputTable } from "../parts/input-table";
import { frame, ownModel, type OwnModelSheet } from "../parts/own-model";
import { servingInputs } from "./inputs";
import { servingResults, type ServingResults } from "./results";
import { volumeTable } from "./volume";

function layOut(model: OwnModelSheet): void {
  const { sheet } = model;
  const inputs = servingInputs(model);
  sheet.skip();
  const results = servingResults(model, inputs);
  sheet.skip();
  volumeTable(model, inputs, results);
  sheet.skip();
  sheet.endPrint();
  inputs.tables();
  sheet.skip();
  publishedThroughputs(model);
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

/** Measured throughputs to begin with, for one replica of two H100. */
function publishedThroughputs(model: OwnModelSheet): void {
  const { tokens, tokensPerSecond } = model.units;
  new InputTable(model, {
    name: "Throughputs_serving",
    what: "Requests",
    unit: "see header",
    label: (run) => `${run.promptTokens} in, ${run.outputTokens} out`,
    columns: {
      prompt: { header: "Prompt", format: tokens.format, rule: ABOVE_0, value: (run) => run.promptTokens },
      answer: { header: "Answer", format: tokens.format, rule: ABOVE_0, value: (run) => run.outputTokens },
      speed: {
        header: "Answer, a second",
        format: tokensPerSecond.format,
        rule: ABOVE_0,
        value: (run) => run.outputTokensPerSecond,
      },
      all: {
        header: "All, a second",
        format: tokensPerSecond.format,
        formula: (of) => f`${of("speed")}*(${of("prompt")}+${of("answer")})/${of("answer")}`,
      },
    },
    rows: SERVING_RUNS,
    note: () => `${SERVING_SOURCE.publication}; read ${SERVING_SOURCE.read}.`,
  }).lay("Published throughputs: Llama 3.3 70B in FP8 on two H100 SXM (the shape of Llama 3.1 70B)");
}

export const serving = ownModel({
  id: "serving",
  title: "Serving",
  answers:
    "GPUs of your own or an API: what does a million tokens cost, from which volume does owning pay, and how many requests fit?",
  keywords: "break-even LLM inference vendor tokens GPU H100 throughput latency KV cache API price budget",
  source: "Published hardware, model shapes, throughputs and prices, each with its source below",
  columns: frame(32, 19, 19, [19, 17, 17, 17, 17]),
  chart: { chartFrom: "b", chartTo: "e" },
  figures: 5,
  layOut,
});
