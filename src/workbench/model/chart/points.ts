/** Points of a series: the bars, slices and markers one by one. */
import { declareApi, HostObject } from "../../protocol/members";
import { color, finite, flag, oneOf } from "../arguments";
import { ListCollection } from "../collection";
import { Part } from "../part";
import { sheetPort } from "../context";
import type { ChartPointSpec, Scalar } from "../port";
import { ChartBorder, ChartFill } from "./format";
import { ChartDataLabel, type LabelOwner } from "./labels";
import type { SeriesOwner } from "./owner";
import { MARKERS } from "./types";

const POINT = declareApi("ChartPoint", {
  "1.1": { read: "value", nav: "format" },
  "1.7": {
    write: "hasDataLabel markerBackgroundColor markerForegroundColor markerSize markerStyle",
    nav: "dataLabel",
  },
});

export class ChartPoint extends HostObject implements LabelOwner {
  readonly api = POINT;

  constructor(
    private readonly series: SeriesOwner,
    private readonly index: number,
  ) {
    super();
  }

  override identity() {
    return { _Index: this.index };
  }

  private get spec(): ChartPointSpec {
    return this.series.spec.points?.[this.index] ?? {};
  }
  change(patch: Partial<ChartPointSpec>): void {
    const points = { ...this.series.spec.points };
    points[this.index] = { ...points[this.index], ...patch };
    this.series.change({ points });
  }

  get value(): Scalar {
    const { values } = this.series.spec;
    return values ? (pointCells(this.series)[this.index]?.value ?? "") : "";
  }
  get format(): ChartPointFormat {
    return new ChartPointFormat(this);
  }
  look<K extends "fill" | "border">(key: K) {
    return {
      get: () => this.spec[key],
      set: (patch: ChartPointSpec[K]) => this.change({ [key]: { ...this.spec[key], ...patch } }),
    };
  }

  get labels() {
    const own = this.spec.label;
    return own === undefined ? (this.series.spec.dataLabels ?? null) : own;
  }
  get place(): string {
    return this.series.place;
  }
  setLabels(label: ChartPointSpec["label"]): void {
    this.change({ label: label ?? null });
  }
  get hasDataLabel(): boolean {
    return this.labels !== null;
  }
  set hasDataLabel(value: unknown) {
    const on = flag(value);
    if (on !== this.hasDataLabel) this.setLabels(on ? {} : null);
  }
  get dataLabel(): ChartDataLabel {
    return new ChartDataLabel(this);
  }

  private get marker(): NonNullable<ChartPointSpec["marker"]> {
    return { ...this.series.spec.marker, ...this.spec.marker };
  }
  private mark(patch: ChartPointSpec["marker"]): void {
    this.change({ marker: { ...this.spec.marker, ...patch } });
  }
  get markerStyle(): string {
    return this.marker.style ?? "Automatic";
  }
  set markerStyle(value: unknown) {
    this.mark({ style: oneOf(value, MARKERS) });
  }
  get markerSize(): number {
    return this.marker.size ?? 5;
  }
  set markerSize(value: unknown) {
    this.mark({ size: finite(value, 2, 72) });
  }
  get markerBackgroundColor(): string {
    return this.marker.background ?? "";
  }
  set markerBackgroundColor(value: unknown) {
    this.mark({ background: color(value) });
  }
  get markerForegroundColor(): string {
    return this.marker.foreground ?? "";
  }
  set markerForegroundColor(value: unknown) {
    this.mark({ foreground: color(value) });
  }
}

const POINT_FORMAT = declareApi("ChartPointFormat", { "1.1": { nav: "fill" }, "1.7": { nav: "border" } });

class ChartPointFormat extends Part<ChartPoint> {
  readonly api = POINT_FORMAT;

  get fill(): ChartFill {
    return new ChartFill(this.of.look("fill"));
  }
  get border(): ChartBorder {
    return new ChartBorder(this.of.look("border"));
  }
}

const POINTS = declareApi("ChartPointsCollection", {
  "1.1": { read: "count", call: "getItemAt" },
  "1.4": { call: "getCount" },
});

export class ChartPointsCollection extends ListCollection<ChartPoint> {
  readonly api = POINTS;

  constructor(private readonly series: SeriesOwner) {
    super();
  }
  items(): ChartPoint[] {
    return pointCells(this.series).map((_, i) => new ChartPoint(this.series, i));
  }
}

/** The cells of a series, one a point. */
function pointCells({ x, spec: { values } }: SeriesOwner) {
  return values ? sheetPort(x, values.sheetId).read(values.at).flat() : [];
}
