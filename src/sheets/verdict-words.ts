import { VERDICTS, type Verdict } from "../core/claims/verdict";
import { words, type Expr } from "./formula";

/** What stands in place of a verdict once a number that it rests on is the user's. */
export const YOUR_NUMBERS = "your numbers";
/** What stands there where nothing is printed to compare with. */
export const NOT_JUDGED = "not judged";

export type VerdictWord = Verdict | typeof YOUR_NUMBERS | typeof NOT_JUDGED;

export const NOT_BORNE_OUT: readonly Verdict[] = ["differs", "fails"];
export const BORNE_OUT: readonly Verdict[] = VERDICTS.filter((word) => !NOT_BORNE_OUT.includes(word));

/** The word as a formula's text. */
export const said = (word: VerdictWord): Expr => words(word);
