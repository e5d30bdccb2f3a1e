/** Title and legend of a chart. */
import { Part } from "../part";
import { declareApi } from "../../protocol/members";
import { flag, oneOf, text } from "../arguments";
import type { ChartOwner } from "./owner";

const CHART_TITLE = declareApi("ChartTitle", { "1.1": { write: "text visible" } });

export class ChartTitle extends Part<ChartOwner> {
  readonly api = CHART_TITLE;
  get text(): string {
    return this.of.spec.title.text;
  }
  /** A title that is set is shown. */
  set text(value: unknown) {
    const words = text(value);
    this.of.change((c) => void (c.title = { text: words, visible: true }));
  }
  get visible(): boolean {
    return this.of.spec.title.visible;
  }
  set visible(value: unknown) {
    const visible = flag(value);
    this.of.change((c) => void (c.title.visible = visible));
  }
}

const CHART_LEGEND = declareApi("ChartLegend", { "1.1": { write: "position visible" } });

export class ChartLegend extends Part<ChartOwner> {
  readonly api = CHART_LEGEND;
  get position(): string {
    return this.of.spec.legend.position;
  }
  set position(value: unknown) {
    const position = oneOf(value, ["Top", "Bottom", "Left", "Right", "Corner"]);
    this.of.change((c) => void (c.legend.position = position));
  }
  get visible(): boolean {
    return this.of.spec.legend.visible;
  }
  set visible(value: unknown) {
    const visible = flag(value);
    this.of.change((c) => void (c.legend.visible = visible));
  }
}
