/** Series of a chart. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { color, finite, flag, integer, invalidArgument, oneOf, optionalText, text } from "../arguments";
import type { ChartOwner } from "./owner";
import { existing, ListCollection } from "../collection";
import { isLine } from "./data";
import { ChartDataLabels, type LabelOwner } from "./labels";
import { ChartSeriesFormat } from "./series-format";
import type { SeriesDraft } from "./store";
import { ChartPointsCollection } from "./points";
import { CHART_TYPES, isBars, isScatter, labelPlace, MARKERS } from "./types";
import { sheetPort, type Context } from "../context";
import type { AreaRef, ChartLabelSpec } from "../port";
import { RangePlace } from "../range/place";
import { resolveReference } from "../formula/references";

/** A series' name as it is shown. */
export function nameText(x: Context, name: SeriesDraft["name"]): string {
  return typeof name === "string" ? name : (sheetPort(x, name.sheetId).read(name.at)[0]?.[0]?.text ?? "");
}

const SERIES_COLLECTION = declareApi("ChartSeriesCollection", {
  "1.1": { read: "count", call: "getItemAt" },
  "1.4": { call: "getCount" },
  "1.7": { call: "add" },
});

export class ChartSeriesCollection extends ListCollection<ChartSeries> {
  readonly api = SERIES_COLLECTION;

  constructor(private readonly chart: ChartOwner) {
    super();
  }
  items(): ChartSeries[] {
    return this.chart.spec.series.map((s) => new ChartSeries(this.chart, s.id));
  }
  /** Not part of the picture until it has values. */
  add(name?: unknown, index?: unknown): ChartSeries {
    const count = this.count;
    const place = index === undefined ? count : integer(index, 0);
    if (place > count) throw invalidArgument();
    const id = `series-${this.chart.x.nextId()}`;
    const words = optionalText(name) ?? `Series${count + 1}`;
    this.chart.change((c) => void c.series.splice(place, 0, { id, name: words }));
    return new ChartSeries(this.chart, id);
  }
}

const SERIES = declareApi("ChartSeries", {
  "1.1": { write: "name", nav: "format points" },
  "1.7": {
    write:
      "chartType gapWidth hasDataLabels markerBackgroundColor markerForegroundColor markerSize markerStyle",
    call: "delete setValues setXAxisValues",
  },
  "1.8": { write: "overlap", nav: "dataLabels" },
  "1.12": { call: "getDimensionValues" },
});

export class ChartSeries extends HostObject implements LabelOwner {
  readonly api = SERIES;

  constructor(
    readonly chart: ChartOwner,
    private readonly id: string,
  ) {
    super();
  }

  /** Office.js finds a series by its place. */
  override identity() {
    return { _Index: this.chart.spec.series.findIndex((s) => s.id === this.id) };
  }

  get spec(): SeriesDraft {
    return existing(this.chart.spec.series.find((s) => s.id === this.id));
  }
  change(patch: Partial<SeriesDraft>): void {
    void this.spec;
    this.chart.change((c) =>
      Object.assign(
        c.series.find((s) => s.id === this.id)!,
        patch,
      ),
    );
  }

  get name(): string {
    return nameText(this.chart.x, this.spec.name);
  }
  /** A reference to a cell ("=Sheet1!$B$1") follows the cell. */
  set name(value: unknown) {
    const words = text(value);
    const cell = words.startsWith("=") && resolveReference(this.chart.x, words, this.chart.spec.sheetId);
    this.change({ name: cell || words });
  }
  get chartType(): string {
    return this.spec.chartType ?? this.chart.spec.type;
  }
  set chartType(value: unknown) {
    this.change({ chartType: oneOf(value, CHART_TYPES) });
  }

  get x(): Context {
    return this.chart.x;
  }
  get labels(): ChartLabelSpec | null {
    return this.spec.dataLabels ?? null;
  }
  get place(): string {
    return labelPlace(this.chartType);
  }
  setLabels(dataLabels: ChartLabelSpec | null): void {
    this.change({ dataLabels });
  }
  get hasDataLabels(): boolean {
    return this.labels !== null;
  }
  set hasDataLabels(value: unknown) {
    const on = flag(value);
    if (on !== this.hasDataLabels) this.setLabels(on ? {} : null);
  }
  get points(): ChartPointsCollection {
    return new ChartPointsCollection(this);
  }
  get dataLabels(): ChartDataLabels {
    return new ChartDataLabels(this);
  }

  private requireBars(): void {
    if (!isBars(this.chartType)) throw invalidArgument();
  }
  get gapWidth(): number {
    return this.spec.gapWidth ?? 219;
  }
  set gapWidth(value: unknown) {
    this.requireBars();
    this.change({ gapWidth: finite(value, 0, 500) });
  }
  get overlap(): number {
    return this.spec.overlap ?? (this.chartType.includes("Stacked") ? 100 : -27);
  }
  set overlap(value: unknown) {
    this.requireBars();
    this.change({ overlap: finite(value, -100, 100) });
  }

  private marker(patch: SeriesDraft["marker"]): void {
    this.change({ marker: { ...this.spec.marker, ...patch } });
  }
  get markerStyle(): string {
    return this.spec.marker?.style ?? "Automatic";
  }
  set markerStyle(value: unknown) {
    this.marker({ style: oneOf(value, MARKERS) });
  }
  get markerSize(): number {
    return this.spec.marker?.size ?? 5;
  }
  set markerSize(value: unknown) {
    this.marker({ size: finite(value, 2, 72) });
  }
  get markerBackgroundColor(): string {
    return this.spec.marker?.background ?? "";
  }
  set markerBackgroundColor(value: unknown) {
    this.marker({ background: color(value) });
  }
  get markerForegroundColor(): string {
    return this.spec.marker?.foreground ?? "";
  }
  set markerForegroundColor(value: unknown) {
    this.marker({ foreground: color(value) });
  }
  get format(): ChartSeriesFormat {
    return new ChartSeriesFormat(this);
  }

  setValues(source: unknown): void {
    this.change({ values: line(source) });
  }
  setXAxisValues(source: unknown): void {
    const area = line(source);
    this.change(isScatter(this.chartType) ? { xValues: area } : { categories: area });
  }

  async getDimensionValues(dimension: unknown): Promise<unknown[]> {
    const which = oneOf(dimension, ["Categories", "Values", "XValues", "YValues"]);
    const scatter = isScatter(this.chartType);
    if (scatter !== (which === "XValues" || which === "YValues")) throw invalidArgument();
    const { values, categories, xValues } = this.spec;
    const area = which === "Categories" ? categories : which === "XValues" ? xValues : values;
    if (!values) throw new HostError("EmptyChartSeries");
    if (!area) return [];
    await this.chart.x.book.settle();
    return sheetPort(this.chart.x, area.sheetId)
      .read(area.at)
      .flat()
      .map((cell) => cell.value);
  }

  delete(): void {
    void this.spec;
    this.chart.change((c) => void (c.series = c.series.filter((s) => s.id !== this.id)));
  }
}

/** The cells of a range argument, in one row or column. */
function line(source: unknown): AreaRef {
  if (!(source instanceof RangePlace) || !isLine(source.at)) throw invalidArgument();
  return { sheetId: source.sheetId, at: source.at };
}
