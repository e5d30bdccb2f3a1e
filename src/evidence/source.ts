/** Where a figure comes from, and what was read to take it down. */
export interface Source {
  /** The publication, as one would cite it. */
  readonly publication: string;
  /** Table, page or section within it. */
  readonly place: string;
  readonly address: string;
  /** Day on which it was read, YYYY-MM-DD. */
  readonly read: string;
  /** What was read on that day: the publication itself, or who quotes it. */
  readonly through: string;
}

/** "Publication, place; read 2026-11-24": one line for a sheet's note. */
export function citation(source: Source): string {
  return `${source.publication}, ${source.place}; read ${source.read}`;
}
