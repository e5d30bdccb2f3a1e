import { PRICES } from "../../../evidence/prices";
import { SERVING_RUNS } from "../../../evidence/serving-runs";
import type { CellRef } from "../../../sheets/formula";
import {
  ABOVE_0,
  AT_LEAST_0,
  optional,
  SHARE,
  SHARE_ABOVE_0,
  WHOLE,
  WHOLE_ABOVE_0,
  type Rule,
} from "../../../sheets/rules";
import type { OwnModelSheet } from "../parts/own-model";
import { figureAges, perMillionTokens, priceInput } from "../parts/price";
import type { DecisionUnits } from "../parts/units";
import { replicaInputs, type ReplicaInputs } from "./replica";
import { latencyLimits, PROMPT_SPEED, RUN_SOURCES } from "./runs";

type Cell =
  // What is asked for.
  | "requests"
  | "prompt"
  | "output"
  | "days"
  // How it is served.
  | "promptSpeed"
  | "utilization"
  | "highest"
  // What is paid.
  | "gpuPrice"
  | "other"
  | "apiPrompt"
  | "apiOutput"
  | "cachedShare"
  | "cachedPrice"
  // By reservation, by use, and with interruptions.
  | "committed"
  | "onDemandPrice"
  | "onDemandLimit"
  | "spotPrice"
  | "interruptedEvery"
  | "interruption";

/** The cells of the inputs. */
export interface ServingInputs extends Readonly<Record<Cell, CellRef>>, ReplicaInputs {
  readonly limits: ReturnType<typeof latencyLimits>;
  /** Lays out how old the figures are. */
  readonly ages: () => void;
}

const run = SERVING_RUNS.find((r) => r.promptTokens === 1000 && r.outputTokens === 1000);
const gpuExample = PRICES.find(({ id }) => id === "h100");
const apiExample = PRICES.find(({ id }) => id === "llama-3.1-70b");

export function servingInputs(model: OwnModelSheet): ServingInputs {
  if (!run || !gpuExample || !apiExample) throw new Error("The evidence lacks what the sheet begins with");
  const { form, units } = model;
  const number = numbers(model);
  form.heading("Inputs", "Value");
  const requests = number("Requests", "requestsPerDay", 200_000, "All of them, on an average day.");
  const prompt = number("Prompt", "tokens", run.promptTokens, "Tokens in a request.", WHOLE_ABOVE_0);
  const output = number("Answer", "tokens", run.outputTokens, "Tokens in its answer.", WHOLE_ABOVE_0);
  const replica = replicaInputs(model, run);
  const promptSpeed = number(
    "Prompt tokens, when it only reads",
    "tokensPerSecond",
    PROMPT_SPEED.value,
    PROMPT_SPEED.note,
    optional(ABOVE_0, "prompts and answers cost alike"),
  );
  const utilization = number(
    "Utilization",
    "percent",
    0.5,
    "Part of full load, on average over the month.",
    SHARE_ABOVE_0,
  );
  const highest = number(
    "Highest utilization planned",
    "percent",
    0.8,
    "Room for peaks: a replica is added beyond it.",
    SHARE_ABOVE_0,
  );
  const gpu = priceInput(model, "GPU price", units.moneyPerGpuHour, gpuExample);
  const other = number(
    "Other own cost",
    "moneyPerMillionTokens",
    undefined,
    "Energy, people, network, where the price of the GPUs leaves them out. Empty: none.",
    optional(AT_LEAST_0, "none"),
  );
  const api = priceInput(
    model,
    "API price, prompt",
    units.moneyPerMillionTokens,
    apiExample,
    perMillionTokens(ABOVE_0),
  );
  const apiOutput = number(
    "API price, answer",
    "moneyPerMillionTokens",
    apiExample.amount,
    "Of the same day.",
    perMillionTokens(ABOVE_0),
  );
  const cachedShare = number(
    "Prompt tokens cached at the API",
    "percent",
    undefined,
    "Share of them that the provider bills as read from its cache. Empty: none.",
    optional(SHARE, "none"),
  );
  const cachedPrice = number(
    "API price, cached",
    "moneyPerMillionTokens",
    undefined,
    "Empty: the price of the prompt.",
    perMillionTokens(optional(AT_LEAST_0, "the price of the prompt")),
  );
  const ages = figureAges(model, [gpu, api], [...replica.sources, ...RUN_SOURCES]);
  const days = number("Days in a month", "calendarDays", 30, "For all monthly figures.", WHOLE_ABOVE_0);
  model.sheet.skip();
  form.heading("Limits of latency, and prices by contract: as far as you have them", "Value");
  const limits = latencyLimits(model);
  return {
    ...replica,
    ...{ requests, prompt, output, days, promptSpeed, utilization, highest },
    ...{ gpuPrice: gpu.price, other, apiPrompt: api.price, apiOutput, cachedShare, cachedPrice },
    ...contractInputs(model),
    ...{ limits, ages },
  };
}

function contractInputs(model: OwnModelSheet) {
  const { units } = model;
  const number = numbers(model);
  const committed = number(
    "Committed replicas",
    "whole",
    undefined,
    "Paid around the clock at the GPU price above. Empty: as many as the busiest hour needs.",
    optional(WHOLE, "as many as the busiest hour needs"),
  );
  const onDemandPrice = number(
    "GPU price on demand",
    "moneyPerGpuHour",
    undefined,
    "For the hours that need more than the committed ones. Empty: the GPU price.",
    optional(AT_LEAST_0, "the GPU price"),
  );
  const onDemandLimit = number(
    "Replicas on demand, at most",
    "whole",
    undefined,
    "Your quota; what is beyond it goes to spot, 0 all of it. Empty: no limit.",
    optional(WHOLE, "no limit"),
  );
  const spotPrice = number(
    "GPU price on spot",
    "moneyPerGpuHour",
    undefined,
    "For what is left. Empty: no spot.",
    optional(AT_LEAST_0, "no spot"),
  );
  const interruptedEvery = model.form.input({
    label: "A spot replica is interrupted every",
    unit: { ...units.fineHours, validity: "nonNegative" },
    note: "Hours between interruptions of one replica, on average. Empty: never.",
    rule: optional(ABOVE_0, "never"),
  });
  const interruption = model.form.input({
    label: "An interruption takes",
    unit: { label: "minutes", format: "#,##0", validity: "nonNegative" },
    note: "Paid minutes without service: a new machine, its weights, lost work. Empty: none.",
    rule: optional(AT_LEAST_0, "none"),
  });
  return { committed, onDemandPrice, onDemandLimit, spotPrice, interruptedEvery, interruption };
}

/** Lines of a number by the name of its unit. */
const numbers =
  ({ form, units }: OwnModelSheet) =>
  (
    label: string,
    unit: keyof DecisionUnits,
    value: number | undefined,
    note: string,
    rule: Rule = ABOVE_0,
  ): CellRef =>
    form.input({ label, unit: units[unit], value, note, rule });
