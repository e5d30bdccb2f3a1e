import { amountText } from "../../../sheets/answer";
import { f, words } from "../../../sheets/formula";
import { frame, ownModel, type OwnModelSheet } from "../parts/own-model";
import { costGrid, LINE_COLUMNS } from "./grid";
import { trainingInputs } from "./inputs";
import { trainingResults } from "./results";

function layOut(model: OwnModelSheet): void {
  const { sheet, units, currency } = model;
  const inputs = trainingInputs(model);
  sheet.skip();
  const results = trainingResults(model, inputs);
  sheet.skip();
  costGrid(model, inputs, results);
  sheet.skip();
  results.steps();
  sheet.endPrint();
  inputs.tables();

  const { cost, days, hours, compute, perMillion } = results;
  const { gpus } = inputs;
  model.settle(
    f`${words("Takes ")}&FIXED(${days},1)&${words(" days on ")}&FIXED(${gpus},0)&${words(" GPUs and costs ")}&${amountText(currency, cost)}&"."`,
    [
      ["Cost", units.money, cost, ["Training_run_cost", "Training run: cost"]],
      ["of which compute", units.money, compute],
      ["Days", units.days, days, ["Training_run_days", "Training run: days"]],
      ["GPU-hours", units.gpuHours, hours, ["Training_run_GPU_hours", "Training run: GPU-hours"]],
      ["Per million tokens", units.moneyPerMillionTokens, perMillion],
    ],
  );
}

export const trainingRun = ownModel({
  id: "training-run",
  title: "Training run",
  answers: "How long does a training run take on these GPUs, and what does it cost, failures included?",
  keywords:
    "GPU H100 A100 B200 7B 13B 65B 70B FLOPs MFU budget pre-training cluster checkpoint goodput energy",
  source: "Published hardware, model shapes and prices, each with its source below; Kaplan et al. 2020",
  columns: [...frame(31, 17, 22, [18, 18, 18, 18, 18], { printed: 4 }), ...LINE_COLUMNS],
  chart: { chartFrom: "b", chartTo: "e" },
  figures: 5,
  layOut,
});
