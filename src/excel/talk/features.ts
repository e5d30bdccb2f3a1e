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
  iteration: "1.9",
  filters: "1.9",
  spills: "1.12",
  merges: "1.13",
  precedents: "1.14",
  alternativeText: "1.14",
  renameEvents: "1.17",
} as const;

export type Feature = keyof typeof SINCE;
export type Features = Record<Feature, boolean> & {
  /** Whether this Excel runs the functions of add-ins at all. */
  customFunctions: boolean;
};

/** What a user misses on an older Excel, in the words of a message. Features that nobody misses are left out. */
export const MISSED = {
  validation: "checks of what is typed into inputs",
  gridlines: "hiding the gridlines",
  chartFormats: "number formats in charts",
  indent: "indented labels",
  print: "the print set-up",
  alternativeText: "alternative texts of charts",
} as const satisfies Partial<Record<Feature, string>>;

export type IsSetSupported = (set: string, version: string) => boolean;

/** Which of the features this Excel has. Each is asked for when it is wanted. */
export function readFeatures(isSetSupported: IsSetSupported): Features {
  const features = {} as Features;
  const asked = (name: keyof Features, set: string, version: string) =>
    Object.defineProperty(features, name, { get: () => isSetSupported(set, version), enumerable: true });
  for (const [name, version] of Object.entries(SINCE)) asked(name as Feature, "ExcelApi", version);
  asked("customFunctions", "CustomFunctionsRuntime", "1.1");
  return features;
}

/** The features among `used` that this Excel lacks, in words. */
export function leftOut(features: Features, used: Iterable<Feature>): string[] {
  return [...new Set(used)].flatMap((name) =>
    features[name] ? [] : ((MISSED as Partial<Record<Feature, string>>)[name] ?? []),
  );
}
