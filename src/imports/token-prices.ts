import type { TokenRates } from "../evidence/tokens/prices";
import { Fields, ImportProblem, isObject, nameOf, type Json, type JsonObject } from "./json";

export interface ImportedPrice extends TokenRates {
  readonly name: string;
  /** What a batch costs of the price, as a fraction. */
  readonly batch: number | undefined;
  /** The rates of the whole request once its input exceeds so many tokens. */
  readonly above: (TokenRates & { readonly tokens: number }) | undefined;
}

export interface Refused {
  readonly name: string;
  readonly reason: string;
}

export interface ImportedPrices {
  readonly form: "litellm" | "OpenRouter";
  readonly rows: readonly ImportedPrice[];
  readonly refused: readonly Refused[];
}

const MILLION = 1e6;
/** Nobody charges so much for a million tokens: the file's prices are per million already. */
const DEAREST = 10_000;
const TEXT_MODES = ["chat", "completion", "responses"];
const LONG = /^input_cost_per_token_above_(\d+)k_tokens$/;

/** Whether an object is a price list, or one entry of it. */
export const isPriceList = (object: JsonObject): boolean =>
  isEntry(object) ||
  Array.isArray(object.data) ||
  Object.values(object).some((value) => isObject(value) && isEntry(value));

const isEntry = (object: JsonObject): boolean =>
  isObject(object.pricing) || "input_cost_per_token" in object || "output_cost_per_token" in object;

/** Rows of a price list: litellm's file or a part of it, or what OpenRouter's list of models answers. */
export function readTokenPrices(json: Json): ImportedPrices {
  const entries = entriesOf(json);
  const form = entries.some(([, entry]) => isObject(entry.pricing)) ? "OpenRouter" : "litellm";
  const rows: ImportedPrice[] = [];
  const refused: Refused[] = [];
  for (const [key, entry] of entries) {
    const name = nameOf(key);
    try {
      rows.push(isObject(entry.pricing) ? openRouter(name, entry.pricing) : litellm(name, entry));
    } catch (problem) {
      if (!(problem instanceof ImportProblem)) throw problem;
      refused.push({ name, reason: problem.message });
    }
  }
  const [first, second] = refused;
  if (rows.length === 0)
    throw new ImportProblem(
      first
        ? `${second ? `None of ${refused.length} entries has prices that can be read. The first, ` : ""}${first.name}: ${first.reason}`
        : "There is no price in it.",
    );
  return { form, rows, refused };
}

function entriesOf(json: Json): [name: string, entry: JsonObject][] {
  if (isObject(json) && Array.isArray(json.data)) return entriesOf(json.data as readonly Json[]);
  if (Array.isArray(json))
    return (json as readonly Json[]).filter(isObject).map((entry) => [labelOf(entry), entry]);
  if (!isObject(json)) throw new ImportProblem("A price list is an object or a list of models.");
  if (isEntry(json)) return [[labelOf(json), json]];
  return Object.entries(json).filter((pair): pair is [string, JsonObject] => {
    const [key, entry] = pair;
    // litellm begins its file with an example that holds words in place of prices.
    return key !== "sample_spec" && isObject(entry);
  });
}

const labelOf = (entry: JsonObject): string =>
  new Fields(entry).text("name", "id", "model") ?? "Model without a name";

/** Dollars a token to dollars a million, to twelve digits: 3e-7 × 10⁶ is 0.3. */
function perMillion(entry: Fields, ...keys: readonly [string, ...string[]]): number | undefined {
  const price = entry.number(...keys);
  if (price === undefined) return undefined;
  if (price < 0) throw new ImportProblem(`${keys[0]} is ${price}: a price that isn't known, or a mistake.`);
  const million = Number((price * MILLION).toPrecision(12));
  if (million > DEAREST)
    throw new ImportProblem(
      `${keys[0]} is ${price} a token, which is ${million.toLocaleString("en-US")} for a million: these prices are for a million tokens already.`,
    );
  return million;
}

function required(price: number | undefined, what: string): number {
  if (price === undefined) throw new ImportProblem(`The price of ${what} is missing.`);
  return price;
}

function litellm(name: string, object: JsonObject): ImportedPrice {
  const entry = new Fields(object);
  const mode = entry.text("mode");
  if (mode !== undefined && !TEXT_MODES.includes(mode))
    throw new ImportProblem(`It isn't billed by tokens of text (mode: ${mode}).`);
  const input = required(perMillion(entry, "input_cost_per_token"), "input");
  const rates = (suffix: string): Omit<TokenRates, "input" | "output"> => ({
    cachedRead: perMillion(entry, `cache_read_input_token_cost${suffix}`),
    cachedWrite: perMillion(entry, `cache_creation_input_token_cost${suffix}`),
  });
  const batches = perMillion(entry, "input_cost_per_token_batches");
  const long = Object.keys(object)
    .map((key) => [key, LONG.exec(key)?.[1]] as const)
    .find(([key, thousands]) => thousands !== undefined && entry.has(key));
  return {
    name,
    input,
    output: required(perMillion(entry, "output_cost_per_token"), "output"),
    ...rates(""),
    batch: batches === undefined || input === 0 ? undefined : batches / input,
    above: long?.[1] === undefined ? undefined : longRates(entry, long[0], long[1], rates),
  };
}

function longRates(
  entry: Fields,
  key: string,
  thousands: string,
  rates: (suffix: string) => Omit<TokenRates, "input" | "output">,
): ImportedPrice["above"] {
  const suffix = key.slice("input_cost_per_token".length);
  return {
    tokens: Number(thousands) * 1000,
    input: required(perMillion(entry, key), "long input"),
    output: required(perMillion(entry, `output_cost_per_token${suffix}`), "output after long input"),
    ...rates(suffix),
  };
}

function openRouter(name: string, pricing: JsonObject): ImportedPrice {
  const entry = new Fields(pricing);
  return {
    name,
    input: required(perMillion(entry, "prompt"), "input"),
    output: required(perMillion(entry, "completion"), "output"),
    cachedRead: perMillion(entry, "input_cache_read"),
    cachedWrite: perMillion(entry, "input_cache_write"),
    batch: undefined,
    above: undefined,
  };
}
