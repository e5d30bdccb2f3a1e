import { problem, type Problem } from "./problem";

/**
 * What an add-in may keep in a workbook's settings: Excel speaks of 2 MB, and has been seen to refuse from about 1 MB
 * on, saying only that an argument is invalid. All that we keep shares it.
 */
const BUDGET_BYTES = 1_000_000;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** Why one more setting can't be kept; null when it can. */
export function roomFor(
  settings: readonly { key: string; value: unknown }[],
  addition: unknown,
): Problem | null {
  const used = settings.reduce((sum, { key, value }) => sum + sizeOf([key, value]), 0);
  return used + sizeOf(addition) > BUDGET_BYTES ? problem("full") : null;
}
