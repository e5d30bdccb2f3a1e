import { CalcError } from "../../errors";
import { messages } from "../../messages";
import { isSpacedUnit } from "../vocabulary";
import type { Reading } from "./reading";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Numbered things. Of several of them too: pages 3-5. */
const NUMBERED = words(
  [
    "table figure fig section sec chapter page p paragraph appendix annex exhibit article clause item line row column eq equation",
    "theorem lemma algorithm listing footnote slide question volume vol issue pr ticket bug commit rfc iso iec ieee soc rev revision",
    "step phase stage part tier level layer grade class category type group option scenario case experiment trial run round episode",
    "day week month year quarter fy cy q rank place position gen generation node gpu rank port seed room gate flight season lot batch",
  ].join(" "),
);
/** These number things behind a colon too. */
const IDENTIFIED = words(
  "no nos nr num number id uid version ver v release build edition model sku phone tel fax ext zip isbn doi serial code http",
);
/** What is sold and used by its version or model number. */
const PRODUCTS = words(
  [
    "python cuda cudnn rocm pytorch torch tensorflow jax triton vllm node java ubuntu debian windows android ios macos linux docker",
    "llama gpt chatgpt claude gemini gemma qwen mistral mixtral phi deepseek falcon mpt opt bloom pythia palm grok command yi whisper bert",
    "rtx gtx quadro tesla instinct ryzen epyc xeon graviton inferentia trainium gaudi pcie nvlink nvswitch usb hbm ddr gddr ethernet",
    "iphone pixel galaxy ipad airbus boeing flashattention attention excel office",
  ].join(" "),
);
const MONTHS = words(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
);
const HALVES = /^(?:[qh][1-4]|[fc]y(?:\d\d)?)$/;
export const isYear = (digits: string): boolean => /^(?:19[5-9]\d|20[0-3]\d)$/.test(digits);
/** Of a year these are counted in many, and yet it is a year's. */
const REPORTED = words(
  "results sales revenues earnings figures estimates prices costs savings totals gains losses returns numbers benchmarks expenses profits forecasts plans budgets",
);
/** A year's actual, budgeted, estimated or planned figures: 2024A. */
const PLANNED = words("a b e f p");

/**
 * Refuses a number that names something instead of counting it: a version, a year, a number of a table.
 * @param lead  the last token before the number that is none of its own
 * @param range the number begins a range: of several tables "Tables" is said
 * @throws {CalcError} "value"
 */
export function checkNames(reading: Reading, lead: number, range: boolean): void {
  const { figure, signed, tokens, at } = reading;
  const digits = tokens[at]!.text;
  const behind = reading.token(reading.beside(at, 1));
  const word = behind.kind === "word" ? behind.text : "";
  const year = isYear(digits);
  const planned = year && behind.touching && PLANNED.has(word.toLowerCase());
  if (figure.money || figure.percent || figure.points) return;
  if (!planned && (figure.suffixed || isSpacedUnit(word))) return;

  const refused = (name: string) => new CalcError("value", messages.numberOfName(reading.text, name));
  const before = signed ? null : named(reading, lead);
  if (before && numbers(before, reading.beside(at, -1) === lead, range)) throw refused(before.text);
  if (MONTHS.has(figure.unit) || MONTHS.has(word.toLowerCase())) throw refused(figure.unit || word);
  // [12] is a reference.
  const cited = reading.token(at - 1).text === "[" && reading.token(at + 1).text === "]";
  if (cited && !digits.includes(".")) throw refused(`[${digits}]`);
  const alone = !figure.leadingWords && !figure.trailingWords && !figure.relation && !reading.opened && !word;
  // 2000 is as often a round number: "2000 samples".
  if (planned || (year && !alone && digits !== "2000" && !isCounted(reading))) throw refused(digits);
}

interface Before {
  text: string;
  /** A colon parts it off. */
  colon: boolean;
}

/** @param beside nothing stands between, not even a bound */
function numbers({ text, colon }: Before, beside: boolean, range: boolean): boolean {
  const one = text.replace(/s$/, "");
  if (IDENTIFIED.has(text) || (!colon && PRODUCTS.has(text))) return true;
  if (colon || !beside) return false;
  return NUMBERED.has(text) || (range && NUMBERED.has(one)) || MONTHS.has(text) || HALVES.test(text);
}

/** The word right before the number; a point belongs to it, a colon parts it off. */
function named(reading: Reading, lead: number): Before | null {
  let colon = false;
  for (let k = lead; k >= 0; k--) {
    const { kind, text } = reading.token(k);
    if (kind === "word") return { text: text.toLowerCase(), colon };
    if (text === ":") colon = true;
    else if (kind !== "space" && text !== ".") return null;
  }
  return null;
}

/** "2024 tokens", "2048 GPU hours": one of the next two words is of many. */
function isCounted(reading: Reading): boolean {
  let k = reading.at;
  for (let n = 0; n < 2; n++) {
    k = reading.beside(k, 1);
    const { kind, text } = reading.token(k);
    if (kind !== "word") return false;
    const word = text.toLowerCase();
    if (REPORTED.has(word)) return false;
    if (/[^s]s$/.test(word)) return true;
  }
  return false;
}
