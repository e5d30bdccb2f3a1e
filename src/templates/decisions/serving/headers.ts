/** Headers of the columns that a benchmark's result fills, by what they hold. */
export const RUN_HEADERS = {
  requests: "Requests",
  prompt: "Prompt",
  answer: "Answer",
  atOnce: "At once",
  first: "First token, ms",
  each: "Each token, ms",
  speed: "Answer, a second",
  model: "Model",
  accelerator: "Accelerator",
  gpus: "GPUs",
} as const;
