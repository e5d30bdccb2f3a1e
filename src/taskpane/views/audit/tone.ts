import { NOT_BORNE_OUT, NOT_JUDGED } from "../../../sheets/verdict-words";

const BAD: readonly string[] = [...NOT_BORNE_OUT, NOT_JUDGED];

/** How a verdict looks, by its class. */
export const toneOf = (word: string): string =>
  BAD.includes(word) ? "bad" : word === "truncated" ? "near" : "good";
