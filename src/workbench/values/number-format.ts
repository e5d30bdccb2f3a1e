/** The letters by which a number format shows dates and times, without its texts, colours and locales. */
export const formatLetters = (numberFormat: string): string =>
  numberFormat.replace(/"[^"]*(?:"|$)|\[[^[\]]*\]/g, "");
