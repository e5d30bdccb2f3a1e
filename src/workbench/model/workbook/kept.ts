import type { WorkbookDocument } from "./document";

const KEYS = ["filters", "autoFilters", "tableSorts"] as const;

/** What filters and sorts remember: rows that undo shows again were hidden by nothing. */
export const keptOf = (document: WorkbookDocument) => ({
  take: (): string => JSON.stringify(KEYS.map((key) => [...document[key]])),
  put(text: string): void {
    const all = JSON.parse(text) as [string, never][][];
    KEYS.forEach((key, i) => {
      document[key].clear();
      for (const [id, value] of all[i] ?? []) document[key].set(id, value);
    });
  },
});
