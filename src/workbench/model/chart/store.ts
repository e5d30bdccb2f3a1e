/**
 * Charts under construction. An add-in sets a chart's properties one by one; the port gets each chart once, before
 * anything is read, before cells move, and at the end of the request.
 */
import { HostError } from "../../protocol/errors";
import type { BookPort, ChartSeriesSpec, ChartSpec } from "../port";

/** A series that has no values yet is no part of the chart: Excel doesn't show it either. */
export type SeriesDraft = Omit<ChartSeriesSpec, "values"> & { values?: ChartSeriesSpec["values"] };
export type ChartDraft = Omit<ChartSpec, "series"> & { series: SeriesDraft[] };

export class ChartStore {
  private readonly drafts = new Map<string, { draft: ChartDraft; isNew: boolean }>();
  /** Series without values, by chart: they outlive the request. */
  private readonly empty = new Map<string, SeriesDraft[]>();

  constructor(private readonly book: BookPort) {}

  list(): ChartDraft[] {
    const seen = this.book.charts().map((spec) => this.drafts.get(spec.id)?.draft ?? this.whole(spec));
    const fresh = [...this.drafts.values()].filter((d) => d.isNew).map((d) => d.draft);
    return [...seen, ...fresh];
  }

  private whole(spec: ChartSpec): ChartDraft {
    return { ...spec, series: [...spec.series, ...(this.empty.get(spec.id) ?? [])] };
  }

  get(id: string): ChartDraft {
    const known = this.drafts.get(id)?.draft;
    if (known) return known;
    const spec = this.book.charts().find((c) => c.id === id);
    if (!spec) throw new HostError("ItemNotFound");
    return this.whole(spec);
  }

  change(id: string, change: (chart: ChartDraft) => void): void {
    const entry = this.drafts.get(id) ?? { draft: structuredClone(this.get(id)), isNew: false };
    this.drafts.set(id, entry);
    change(entry.draft);
  }

  add(chart: ChartDraft): void {
    this.drafts.set(chart.id, { draft: chart, isNew: true });
  }

  remove(id: string): void {
    this.get(id);
    const fresh = this.drafts.get(id)?.isNew ?? false;
    this.drafts.delete(id);
    this.empty.delete(id);
    if (!fresh) this.book.removeChart(id);
  }

  flush(): void {
    const drafts = [...this.drafts];
    this.drafts.clear();
    for (const [id, { draft, isNew }] of drafts) {
      const hasValues = (s: SeriesDraft): s is ChartSeriesSpec => s.values !== undefined;
      this.empty.set(
        id,
        draft.series.filter((s) => !hasValues(s)),
      );
      const spec: ChartSpec = { ...draft, series: draft.series.filter(hasValues) };
      // The sheet may have gone since, and its charts with it.
      if (isNew) {
        if (this.book.sheets().some((s) => s.id === spec.sheetId)) this.book.addChart(spec);
      } else if (this.book.charts().some((c) => c.id === id)) this.book.updateChart(spec);
    }
  }
}
