/** Headers of the columns that a price list fills, by what they hold. */
export const PRICE_HEADERS = {
  model: "Model",
  unit: "Unit",
  input: "Input",
  cachedRead: "Cached read",
  cachedWrite: "Cached write",
  output: "Output",
  batch: "Batch",
  longFrom: "Long from",
  longInput: "Long input",
  longOutput: "Long output",
  asOf: "As of",
  source: "Source",
} as const;
