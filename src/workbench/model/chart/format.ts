/** Fonts, fills and lines of a chart's parts. Each reads and changes one place of the chart. */
import { declareApi } from "../../protocol/members";
import { color, finite, flag, oneOf, text } from "../arguments";
import { Part } from "../part";
import type { ChartFillSpec, ChartFontSpec, ChartLineSpec } from "../port";

/** Where a look is kept: what is there now, and how it is set. */
export interface Look<T> {
  get(): T | undefined;
  set(patch: T): void;
  /** What it is as long as nobody has set anything. */
  readonly defaults?: T;
}

const CHART_FONT = declareApi("ChartFont", { "1.1": { write: "bold color italic name size underline" } });

export class ChartFont extends Part<Look<ChartFontSpec>> {
  readonly api = CHART_FONT;

  private get font(): ChartFontSpec {
    return { ...this.of.defaults, ...this.of.get() };
  }
  get bold(): boolean {
    return this.font.bold ?? false;
  }
  set bold(value: unknown) {
    this.of.set({ bold: flag(value) });
  }
  get italic(): boolean {
    return this.font.italic ?? false;
  }
  set italic(value: unknown) {
    this.of.set({ italic: flag(value) });
  }
  get underline(): string {
    return this.font.underline ? "Single" : "None";
  }
  set underline(value: unknown) {
    this.of.set({ underline: oneOf(value, ["None", "Single"]) === "Single" });
  }
  get color(): string {
    return this.font.color ?? "#595959";
  }
  set color(value: unknown) {
    this.of.set({ color: color(value) });
  }
  get name(): string {
    return this.font.name ?? "Calibri";
  }
  set name(value: unknown) {
    this.of.set({ name: text(value) });
  }
  get size(): number {
    return this.font.size ?? 9;
  }
  set size(value: unknown) {
    this.of.set({ size: finite(value, 1, 409) });
  }
}

const CHART_FILL = declareApi("ChartFill", { "1.1": { call: "clear setSolidColor" } });

export class ChartFill extends Part<Look<ChartFillSpec>> {
  readonly api = CHART_FILL;

  clear(): void {
    this.of.set({ none: true });
  }
  setSolidColor(value: unknown): void {
    this.of.set({ color: color(value), none: false });
  }
}

const LINE_STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Grey25",
  "Grey50",
  "Grey75",
  "Automatic",
  "RoundDot",
] as const;

/** A line, and the border of an area, which is one. */
abstract class Line extends Part<Look<ChartLineSpec>> {
  private get line(): ChartLineSpec {
    return { ...this.of.defaults, ...this.of.get() };
  }
  get color(): string {
    return this.line.color ?? "";
  }
  set color(value: unknown) {
    this.of.set({ color: color(value), style: this.line.style === "None" ? "Continuous" : this.line.style });
  }
  get weight(): number {
    return this.line.weight ?? 0.75;
  }
  set weight(value: unknown) {
    this.of.set({ weight: finite(value, 0, 1584) });
  }
  get lineStyle(): string {
    return this.line.style ?? "Continuous";
  }
  set lineStyle(value: unknown) {
    this.of.set({ style: oneOf(value, LINE_STYLES) });
  }
  clear(): void {
    this.of.set({ style: "None" });
  }
}

const CHART_LINE = declareApi("ChartLineFormat", {
  "1.1": { write: "color", call: "clear" },
  "1.7": { write: "lineStyle weight" },
});

export class ChartLineFormat extends Line {
  readonly api = CHART_LINE;
}

const CHART_BORDER = declareApi("ChartBorder", {
  "1.7": { write: "color lineStyle weight" },
  "1.8": { call: "clear" },
});

export class ChartBorder extends Line {
  readonly api = CHART_BORDER;
}
