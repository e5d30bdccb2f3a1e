/** Axes of a chart. */
import { HostError } from "../../protocol/errors";
import { Part } from "../part";
import { declareApi, HostObject } from "../../protocol/members";
import { finite, flag, invalidArgument, oneOf, text } from "../arguments";
import { ChartFont, ChartLineFormat } from "./format";
import type { ChartOwner } from "./owner";
import type { ChartAxisSpec } from "../port";

type Which = "categoryAxis" | "valueAxis";

const CHART_AXES = declareApi("ChartAxes", {
  "1.1": { nav: "categoryAxis valueAxis" },
  "1.7": { call: "getItem" },
});

export class ChartAxes extends Part<ChartOwner> {
  readonly api = CHART_AXES;
  private axis(which: Which): ChartAxis {
    if (this.of.spec.type === "Pie") throw new HostError("InvalidArgument");
    return new ChartAxis(this.of, which);
  }
  get categoryAxis(): ChartAxis {
    return this.axis("categoryAxis");
  }
  get valueAxis(): ChartAxis {
    return this.axis("valueAxis");
  }
  getItem(type: unknown, group: unknown = "Primary"): ChartAxis {
    const which = oneOf(type, ["Category", "Value", "Series"]);
    if (oneOf(group, ["Primary", "Secondary"]) === "Secondary" || which === "Series")
      throw new HostError("NotImplemented", "The host has primary category and value axes only.");
    return this.axis(which === "Category" ? "categoryAxis" : "valueAxis");
  }
}

const CHART_AXIS = declareApi("ChartAxis", {
  "1.1": { write: "majorUnit maximum minimum minorUnit", nav: "format majorGridlines title" },
  "1.7": { read: "axisGroup type", write: "logBase reversePlotOrder scaleType visible" },
  "1.8": { write: "numberFormat" },
});

export class ChartAxis extends HostObject {
  readonly api = CHART_AXIS;
  readonly axisGroup = "Primary";

  constructor(
    readonly chart: ChartOwner,
    private readonly which: Which,
  ) {
    super();
  }

  get spec(): ChartAxisSpec {
    return this.chart.spec[this.which];
  }
  change(patch: Partial<ChartAxisSpec>): void {
    this.chart.change((c) => Object.assign(c[this.which], patch));
  }

  get type(): string {
    return this.which === "categoryAxis" ? "Category" : "Value";
  }

  /** Excel answers with the bound it has chosen; this host has chosen none, and says so with "". */
  get maximum(): number | string {
    return this.spec.maximum ?? "";
  }
  set maximum(value: unknown) {
    this.change({ maximum: bound(value) } as Partial<ChartAxisSpec>);
  }
  get minimum(): number | string {
    return this.spec.minimum ?? "";
  }
  set minimum(value: unknown) {
    this.change({ minimum: bound(value) } as Partial<ChartAxisSpec>);
  }

  get scaleType(): string {
    return this.spec.logBase === undefined ? "Linear" : "Logarithmic";
  }
  set scaleType(value: unknown) {
    const logarithmic = oneOf(value, ["Linear", "Logarithmic"]) === "Logarithmic";
    this.change({ logBase: logarithmic ? (this.spec.logBase ?? 10) : undefined } as Partial<ChartAxisSpec>);
  }
  get logBase(): number {
    return this.spec.logBase ?? 10;
  }
  set logBase(value: unknown) {
    this.change({ logBase: finite(value, 2, 1000) });
  }
  get reversePlotOrder(): boolean {
    return this.spec.reversed ?? false;
  }
  set reversePlotOrder(value: unknown) {
    this.change({ reversed: flag(value) });
  }
  get visible(): boolean {
    return this.spec.visible;
  }
  set visible(value: unknown) {
    this.change({ visible: flag(value) });
  }
  get numberFormat(): string {
    return this.spec.numberFormat ?? "General";
  }
  set numberFormat(value: unknown) {
    this.change({ numberFormat: text(value) });
  }
  /** The distance of gridlines and labels; "" while it is left to Excel. */
  get majorUnit(): number | string {
    return this.spec.majorUnit ?? "";
  }
  set majorUnit(value: unknown) {
    this.change({ majorUnit: unit(value) } as Partial<ChartAxisSpec>);
  }
  get minorUnit(): number | string {
    return this.spec.minorUnit ?? "";
  }
  set minorUnit(value: unknown) {
    this.change({ minorUnit: unit(value) } as Partial<ChartAxisSpec>);
  }
  look<K extends "font" | "line" | "titleFont" | "gridlineLook">(key: K) {
    return {
      get: () => this.spec[key],
      set: (patch: NonNullable<ChartAxisSpec[K]>) => this.change({ [key]: { ...this.spec[key], ...patch } }),
    };
  }
  get format(): ChartAxisFormat {
    return new ChartAxisFormat(this);
  }
  get title(): ChartAxisTitle {
    return new ChartAxisTitle(this);
  }
  get majorGridlines(): ChartGridlines {
    return new ChartGridlines(this);
  }
}

/** A number, or "" for automatic. */
function bound(value: unknown): number | undefined {
  if (value === "") return undefined;
  if (typeof value !== "number") throw invalidArgument();
  return finite(value);
}

const unit = (value: unknown): number | undefined => {
  const size = bound(value);
  if (size !== undefined && size <= 0) throw invalidArgument();
  return size;
};

const AXIS_FORMAT = declareApi("ChartAxisFormat", { "1.1": { nav: "font line" } });

class ChartAxisFormat extends Part<ChartAxis> {
  readonly api = AXIS_FORMAT;

  get font(): ChartFont {
    return new ChartFont(this.of.look("font"));
  }
  get line(): ChartLineFormat {
    return new ChartLineFormat(this.of.look("line"));
  }
}

const AXIS_TITLE_FORMAT = declareApi("ChartAxisTitleFormat", { "1.1": { nav: "font" } });

class ChartAxisTitleFormat extends Part<ChartAxis> {
  readonly api = AXIS_TITLE_FORMAT;

  get font(): ChartFont {
    return new ChartFont({ ...this.of.look("titleFont"), defaults: { size: 10 } });
  }
}

const GRIDLINES_FORMAT = declareApi("ChartGridlinesFormat", { "1.1": { nav: "line" } });

class ChartGridlinesFormat extends Part<ChartAxis> {
  readonly api = GRIDLINES_FORMAT;

  get line(): ChartLineFormat {
    return new ChartLineFormat(this.of.look("gridlineLook"));
  }
}

const AXIS_TITLE = declareApi("ChartAxisTitle", { "1.1": { write: "text visible", nav: "format" } });

class ChartAxisTitle extends Part<ChartAxis> {
  readonly api = AXIS_TITLE;

  get format(): ChartAxisTitleFormat {
    return new ChartAxisTitleFormat(this.of);
  }
  get text(): string {
    return this.of.spec.title;
  }
  set text(value: unknown) {
    this.of.change({ title: text(value) });
  }
  get visible(): boolean {
    return this.of.spec.title !== "";
  }
  /** Excel puts a placeholder where a title is shown before it has words. */
  set visible(value: unknown) {
    const shown = flag(value);
    if (shown === this.visible) return;
    this.of.change({ title: shown ? "Axis Title" : "" });
  }
}

const GRIDLINES = declareApi("ChartGridlines", { "1.1": { write: "visible", nav: "format" } });

class ChartGridlines extends Part<ChartAxis> {
  readonly api = GRIDLINES;

  get format(): ChartGridlinesFormat {
    return new ChartGridlinesFormat(this.of);
  }
  get visible(): boolean {
    return this.of.spec.gridlines;
  }
  set visible(value: unknown) {
    this.of.change({ gridlines: flag(value) });
  }
}
