import type { AddRequest, NewRow } from "../../../excel/rows";
import type { Imported, ImportedModel, ImportedPrice, ImportedRun } from "../../../imports";
import { PRICE_HEADERS } from "../../../templates/decisions/token-bill/headers";

/** Days since Excel's day 0. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const isoDay = (day: Date): string => day.toISOString().slice(0, 10);
const serialDay = (day: Date): number => Math.floor((day.getTime() - EXCEL_EPOCH) / DAY);

/** Headers of the tables of models and of throughputs. */
const MODEL = {
  model: "Model",
  parameters: "Parameters",
  active: "Active parameters",
  layers: "Layers",
  width: "Width",
  kvHeads: "KV heads",
  headSize: "Head size",
  note: "Note",
} as const;
const RUN = { requests: "Requests", prompt: "Prompt", answer: "Answer", speed: "Answer, a second" } as const;

/** What becomes of each kind, and on which sheet. */
export const SHEETS = {
  prices: "Token bill",
  model: "Serving or Training run",
  runs: "Serving",
} as const satisfies Record<Imported["kind"], string>;

/** Cells without those that nothing is known of: an empty cell means its neutral value. */
const known = (row: Readonly<Record<string, string | number | undefined>>): NewRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as NewRow;

const pasted = (from: string, day: Date) => `${from}, pasted ${isoDay(day)}`;

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

/**
 * @returns why the model can't be a row of these tables: they count its cache by layers, heads and head size
 */
export function refusedModel({ shape }: ImportedModel): string | null {
  if (shape.latent)
    return "It has latent attention: the table's columns would give a cache many times too large. Count it with ROI_KV_CACHE_MLA instead.";
  if (shape.windows)
    return `${shape.windows.layers} of its ${shape.layers} layers keep ${shape.windows.tokens.toLocaleString("en-US")} tokens only: the table's columns would give too large a cache. Count it with ROI_KV_CACHE and its windows instead.`;
  return null;
}

export function modelRow(model: ImportedModel, name: string, day: Date): AddRequest {
  const { shape } = model;
  return {
    needs: [MODEL.model, MODEL.active, MODEL.layers],
    rows: [
      known({
        [MODEL.model]: name,
        Unit: "count",
        [MODEL.parameters]: model.parameters,
        [MODEL.active]: model.active,
        [MODEL.layers]: shape.layers,
        [MODEL.width]: shape.width,
        [MODEL.kvHeads]: shape.kvHeads,
        [MODEL.headSize]: shape.headSize,
        [MODEL.note]: `${model.note} ${pasted("Its config.json", day)}.`,
      }),
    ],
  };
}

export function runRows(runs: readonly ImportedRun[], day: Date): AddRequest {
  return {
    needs: [RUN.requests, RUN.prompt, RUN.answer, RUN.speed],
    rows: runs.map((run) => ({
      [RUN.requests]: `${run.name}, ${run.concurrency} at once, first token ${Math.round(run.firstTokenMs)} ms, then ${Math.round(run.perTokenMs)} ms each; ${pasted("measured", day)}`,
      Unit: "tokens",
      [RUN.prompt]: Math.round(run.promptTokens),
      [RUN.answer]: Math.round(run.outputTokens),
      [RUN.speed]: run.outputTokensPerSecond,
    })),
  };
}
