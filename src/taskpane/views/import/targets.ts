import type { AddRequest, NewRow } from "../../../excel/rows";
import type { Imported, ImportedModel, ImportedPrice, ImportedRun } from "../../../imports";
import {
  MODEL_HEADERS,
  shapeFigures,
  type ModelColumn,
  type ModelFigures,
} from "../../../templates/decisions/parts/model-columns";
import { RUN_HEADERS } from "../../../templates/decisions/serving/headers";
import { PRICE_HEADERS } from "../../../templates/decisions/token-bill/headers";
import { isoDate, serialDay } from "../../days";

/** What becomes of each kind, and on which sheet. */
export const SHEETS = {
  prices: "Token bill",
  model: "Serving or Training run",
  runs: "Serving",
} as const satisfies Record<Imported["kind"], string>;

/** Cells without those that nothing is known of: an empty cell means its neutral value. */
const known = (row: Readonly<Record<string, string | number | undefined>>): NewRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as NewRow;

const pasted = (from: string, day: Date) => `${from}, pasted ${isoDate(serialDay(day))}`;

export function priceRows(prices: readonly ImportedPrice[], from: string, day: Date): AddRequest {
  const head = PRICE_HEADERS;
  return {
    needs: [head.model, head.input, head.output, head.cachedRead, head.source],
    rows: prices.map((price) =>
      known({
        [head.model]: price.name,
        [head.unit]: "$ per 1M tokens",
        [head.input]: price.input,
        [head.cachedRead]: price.cachedRead,
        [head.cachedWrite]: price.cachedWrite,
        [head.output]: price.output,
        [head.batch]: price.batch,
        [head.longFrom]: price.above?.tokens,
        [head.longInput]: price.above && times(price.above.input, price.input),
        [head.longOutput]: price.above && times(price.above.output, price.output),
        [head.asOf]: serialDay(day),
        [head.source]: pasted(from, day),
      }),
    ),
  };
}

/** How many times dearer; nothing where the plain price is 0. */
const times = (long: number, plain: number): number | undefined => (plain > 0 ? long / plain : undefined);

export function modelRow(model: ImportedModel, name: string, day: Date): AddRequest {
  const figures: ModelFigures = {
    parameters: model.parameters,
    active: model.active,
    ...shapeFigures(model.shape),
  };
  const head = MODEL_HEADERS;
  return {
    needs: ["Model", head.active, head.layers, head.windowLayers],
    rows: [
      known({
        Model: name,
        Unit: "see header",
        ...Object.fromEntries(
          Object.entries(figures).map(([column, value]) => [head[column as ModelColumn], value]),
        ),
        Note: `${model.note} ${pasted("Its config.json", day)}.`,
      }),
    ],
  };
}

export function runRows(runs: readonly ImportedRun[], day: Date): AddRequest {
  const head = RUN_HEADERS;
  return {
    needs: [head.requests, head.prompt, head.answer, head.first, head.each, head.speed],
    rows: runs.map((run) => ({
      [head.requests]: `${run.name}, ${pasted("measured", day)}`,
      Unit: "see header",
      [head.prompt]: Math.round(run.promptTokens),
      [head.answer]: Math.round(run.outputTokens),
      [head.atOnce]: run.concurrency,
      [head.first]: run.firstTokenMs,
      [head.each]: run.perTokenMs,
      [head.speed]: run.outputTokensPerSecond,
    })),
  };
}
