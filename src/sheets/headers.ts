const HEADER_LIMIT = 255;

/** A column header of the user's choosing beside the sheet's own: one line, not empty, not taken. */
export function freeHeader(wanted: string, taken: readonly string[]): string {
  const clean =
    wanted
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, HEADER_LIMIT - 5) || "Optimized";
  const used = new Set(taken.map((header) => header.toLowerCase()));
  let header = clean;
  for (let n = 2; used.has(header.toLowerCase()); n++) header = `${clean} (${n})`;
  return header;
}
