/** What the writer needs of Excel's object model, and since which requirement set ExcelApi has it. */
const SINCE = {
  /** Names, settings, freezing, tab colours, chart series: without these nothing is inserted. */
  base: "1.7",
  validation: "1.8",
  gridlines: "1.8",
  chartFormats: "1.8",
  areas: "1.9",
  /** Events of all sheets at once, of calculations and changes. */
  sheetEvents: "1.9",
  indent: "1.9",
  print: "1.9",
  screen: "1.9",
  calculationState: "1.9",
  spills: "1.12",
  merges: "1.13",
  precedents: "1.14",
  alternativeText: "1.14",
  renameEvents: "1.17",
  undoGroup: "1.20",
} as const;

export type Feature = keyof typeof SINCE;
export type Features = Record<Feature, boolean>;

/** What a user misses on an older Excel, in the words of a message. Features that nobody misses are left out. */
const MISSED: Partial<Record<Feature, string>> = {
  validation: "checks of what is typed into inputs",
  gridlines: "hiding the gridlines",
  chartFormats: "number formats in charts",
  indent: "indented labels",
  print: "the print set-up",
  alternativeText: "alternative texts of charts",
};

/** Members of Excel's object model that a feature needs and an insertion can do without. */
const NEEDED_BY: [RegExp, Feature][] = [
  [/^PageLayout\b/, "print"],
  [/^Shape(Collection)?\b/, "alternativeText"],
  [/^DataValidation\b/, "validation"],
  [/^Worksheet\.(showGridlines|gridlines)$/i, "gridlines"],
  [/^RangeFormat\.indentLevel$/i, "indent"],
  [/^(RangeAreas\b|Worksheet\.getRanges$)/i, "areas"],
  [/^Application\.suspendScreenUpdating/i, "screen"],
];

/**
 * The feature that Excel refused although its requirement set is there (page set-up without a printer, say), if the
 * insertion can do without it.
 * @param location Excel's name of the member that refused
 */
export function dispensable(features: Features, location: string): Feature | null {
  const [, feature] = NEEDED_BY.find(([pattern]) => pattern.test(location)) ?? [];
  return feature && features[feature] ? feature : null;
}

export type IsSetSupported = (set: string, version: string) => boolean;

/** Which of the features this Excel has. */
export function readFeatures(isSetSupported: IsSetSupported): Features {
  const entries = Object.entries(SINCE).map(([name, version]) => [name, isSetSupported("ExcelApi", version)]);
  return Object.fromEntries(entries) as Features;
}

/** The features among `used` that this Excel lacks, in words. */
export function leftOut(features: Features, used: Iterable<Feature>): string[] {
  return [...new Set(used)].flatMap((name) => (features[name] ? [] : (MISSED[name] ?? [])));
}
