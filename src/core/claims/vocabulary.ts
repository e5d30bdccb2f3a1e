/*
 * The words of printed claims. What is here is understood; of the rest, words that could scale, negate or bound a number
 * are listed too, so that no text that holds one of them is read as if it didn't.
 */

/** A bound in words or signs: "~" is about, a trailing "+" is "≥". */
export type Bound = "~" | "<" | "≤" | ">" | "≥";

const words = (text: string): Set<string> => new Set(text.split(" "));

/** The word, or of several one: hundreds. */
const hasOneOf = (set: ReadonlySet<string>, word: string): boolean =>
  set.has(word) || set.has(word.replace(/s$/, ""));

function table<T>(entries: readonly (readonly [string, T])[]): Map<string, T> {
  return new Map(
    entries.flatMap(([text, value]) =>
      text.split(" ").map((word): [string, T] => [word.replace(/_/g, " "), value]),
    ),
  );
}

/** Powers of ten of scale words, which may stand apart from the number and follow each other ("2 lakh crore"). */
export const SCALES = table([
  ["thousand thousands", 3],
  ["lakh lakhs lac lacs", 5],
  ["mn mm mil mio million millions", 6],
  ["crore crores cr", 7],
  ["bn bln bil mrd billion billions", 9],
  ["tn trn trillion trillions", 12],
]);

/** Single letters are scales only where they touch the number, as capitals, or behind a currency. */
export const SCALE_LETTERS = table([
  ["k", 3],
  ["m", 6],
  ["b", 9],
  ["t", 12],
]);

/** What makes fractions: powers of ten. */
export const PERCENTS = table([
  ["% percent percents pct pp p.p percentage_points percentage_point per_cent", -2],
  ["‰ permille permil per_mille per_mil", -3],
  ["bp bps basis_points basis_point", -4],
]);

/** Before the number. */
export const BOUNDS_BEFORE = table<Bound>([
  ["< under below less_than fewer_than lower_than smaller_than", "<"],
  [
    "<= ≤ ≲ up_to at_most no_more_than not_more_than max maximum maximum_of as_much_as as_many_as no_greater_than",
    "≤",
  ],
  ["> over above more_than exceeds exceeding greater_than higher_than larger_than in_excess_of", ">"],
  [">= ≥ ≳ at_least no_less_than not_less_than no_fewer_than min minimum minimum_of", "≥"],
  ["~ ≈ ∼ about around approx approximately roughly circa ca nearly almost", "~"],
]);

/** Behind it. "10% below" is a difference, so these are fewer. */
export const BOUNDS_AFTER = table<Bound>([
  ["or_less or_fewer or_lower or_below or_under max maximum at_most", "≤"],
  ["or_more or_higher or_above or_over and_up and_above and_more min minimum at_least", "≥"],
  ["or_so approx approximately roughly", "~"],
]);

export const SIGN_WORDS = table([
  ["minus negative", -1],
  ["plus", 1],
]);

/** Points of a score, or hundredths: percentage points without the word. */
export const POINTS = words("point points pt pts");

export const isMinus = (text: string): boolean =>
  text === "-" || text === "−" || text === "–" || text === "‐" || text === "‑";

const CODES = words(
  "USD EUR GBP JPY CNY RMB INR CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN RUB UAH BRL MXN ARS CLP COP PEN ZAR KRW SGD HKD TWD THB IDR MYR PHP VND ILS AED SAR QAR KWD EGP NGN KES PKR BDT LKR usd eur gbp inr chf",
);
/** Thousands and millions of a currency, written as one word: TEUR, kUSD. A T is a thousand there, and a trillion elsewhere. */
const isScaledCode = (text: string): boolean =>
  /^[a-z]{4}$/i.test(text) &&
  SCALE_LETTERS.has(text.charAt(0).toLowerCase()) &&
  CODES.has(text.slice(1).toUpperCase());
const LETTERED = words("kr Kr KR Rs rs Re Kč zł Ft Fr SFr lei лв ₽ RM Rp");
const NAMED = words(
  "dollar euro pound sterling yen yuan renminbi rupee franc krone kroner krona kronor zloty real reais rand won",
);
/** Of a dollar sign or another: US$, R$. K$ and M$ would be scales. */
const SIGN_PREFIXES = words("US USD A AU AUD C CA CAD NZ HK S SG NT R MX Mex");

export const isCurrencySign = (text: string): boolean => /^[$£-¥฿₠-₿]$/.test(text);
export const isCurrencyPrefix = (text: string): boolean => SIGN_PREFIXES.has(text);
/** Letters that digits may follow. */
export const isCurrencyCode = (text: string): boolean => CODES.has(text) || LETTERED.has(text);
export const isCurrencyWord = (text: string): boolean => isCurrencyCode(text) || hasOneOf(NAMED, text);

/** Units that touch a number, or are too short to be taken for words. A prefix of theirs is theirs: 120GB, 1.2Mtok/s. */
const UNITS: readonly RegExp[] = [
  /^(x|X|×|fold|times)$/,
  /^[kmgtpe]i?b(ps)?$/i,
  /^[kmgt]bps$/i,
  /^(kilo|mega|giga|tera|peta|[kmgtp])?(bit|byte)s?$/i,
  /^(peta|tera|giga|exa|zetta|[kmgtpezy])?(flops?|ops?)$/i,
  /^[kmgtb]?(tok|token|req|request|img|image|sample|word|char|step|query|querie|param|parameter)s?$/i,
  /^([kMGTmµμ]?(W|Wh|V|A|Hz|J|eV|VA)|[kmg]hz)$/,
  /^(km|cm|nm|µm|μm|um|ft|in|kg|mg|g|lb|lbs|oz|l|L|ml|mL)$/,
  /^([nuµμm]?s|h|d|w|y|(sec|second|min|minute|hr|hour|day|wk|week|mo|month|yr|year)s?)$/,
  /^(fps|rps|qps|tps|px|db)$/i,
  // Small, they would be cents.
  /^[CF]$/,
];
/** Where a space parts them from the number; elsewhere these letters are scales. */
const SPACED_UNITS = words("m b t");
const LONGEST_UNIT = 12;

export const isUnit = (text: string): boolean =>
  text.length <= LONGEST_UNIT && UNITS.some((unit) => unit.test(text));
export const isSpacedUnit = (text: string): boolean => SPACED_UNITS.has(text) || isUnit(text);

/** Words of two letters that may follow a number at once; others of that length could be scales unknown here. */
export const SHORT_WORDS = words(
  "a of in to on at as an by for is it we or vs AI ML QA PM DP TP PP FT PO IT HR UI",
);

/** At an end of the text, these have lost what they join the number to. */
export const JOINING = words("to and or per vs versus from than plus / &");

/** Words, wherever they stand, that change a number in a way that isn't understood. */
const SUSPICIOUS = words(
  [
    // Scale.
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety",
    "hundred dozen half halves halved double doubled triple tripled quadruple multiplied divided twice thrice third quarter fifth tenth hundredth",
    "thousandth millionth magnitude squared cubed times x root log ln sqrt exp grand kilo mega giga tera milli micro nano",
    "cent pence paise percentage point pt ppm ppb ppt mille mill millon tausend tsd tys mila mln mlrd mld md bio mia arab kharab",
    "prozent procent prosent prozentpunkt procentenhet ciento cento pourcent",
    // Negate. Of "doesn’t" and its like the t remains, which is a scale.
    "not no non never without neither nor none nil cannot cant zero minus negative",
    "rather instead fail except excluding",
    // Bound.
    "less fewer least max maximum min minimum exceed exceeded exceeding about around approx approximately roughly circa ca nearly almost barely hardly scarcely",
    "close near some shy upto upward beyond within until till cap capped limit limited ceiling floor north south plus lt gt lte gte from between under below over above",
    "than out sub ish odd something est estimated appx starting start including inclusive",
    // Bounds of other languages in the same letters.
    "etwa mindestens unter bis rund knapp zirka moins environ hasta menos fino oltre meno sotto sopra minder meer ongeveer",
  ].join(" "),
);
/** Behind the number these compare it with something that follows: "5% less memory", "17% over the baseline". */
const COMPARISONS = words("less fewer under below over above from within zero close than out including");

/** Right before the number these bound or turn it: "as low as 5", "at best 5", "top 5%", "down 5%". */
export const LEADING = words("as best worst top bottom up down");

for (const known of [SCALES, SCALE_LETTERS, PERCENTS]) for (const word of known.keys()) SUSPICIOUS.add(word);

/**
 * A million in many spellings (milliards, Millionen, zillion); letters that only other languages have, none of whose
 * words is understood; ten to a power or times something (x10, e6).
 */
const UNKNOWN = new RegExp(
  "^(?:(?:m|b|tr)il(?:l?i[oa]|h)|mill?[oó]n|miljo|miljard|biljo|[a-z]{1,12}illion|[xe]\\d)|[^ -~µμφ]",
);

/** Could this word change the number? */
export function isSuspicious(text: string, behind: boolean): boolean {
  const word = text.toLowerCase();
  if (isScaledCode(text)) return true;
  return hasOneOf(SUSPICIOUS, word) ? !(behind && COMPARISONS.has(word)) : UNKNOWN.test(word);
}
