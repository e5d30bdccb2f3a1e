/** Title and legend of a chart. */
import { declareApi, HostObject } from "../../protocol/members";
import { flag, oneOf, text } from "../arguments";
import type { ChartOwner } from "./owner";

const CHART_TITLE = declareApi("ChartTitle", { "1.1": { write: "text visible" } });

export class ChartTitle extends HostObject {
  readonly api = CHART_TITLE;

  constructor(private readonly chart: ChartOwner) {
    super();
  }
  get text(): string {
    return this.chart.spec.title.text;
  }
  /** A title that is set is shown. */
  set text(value: unknown) {
    const words = text(value);
    this.chart.change((c) => void (c.title = { text: words, visible: true }));
  }
  get visible(): boolean {
    return this.chart.spec.title.visible;
  }
  set visible(value: unknown) {
    const visible = flag(value);
    this.chart.change((c) => void (c.title.visible = visible));
  }
}

const CHART_LEGEND = declareApi("ChartLegend", { "1.1": { write: "position visible" } });

export class ChartLegend extends HostObject {
  readonly api = CHART_LEGEND;

  constructor(private readonly chart: ChartOwner) {
    super();
  }
  get position(): string {
    return this.chart.spec.legend.position;
  }
  set position(value: unknown) {
    const position = oneOf(value, ["Top", "Bottom", "Left", "Right", "Corner"]);
    this.chart.change((c) => void (c.legend.position = position));
  }
  get visible(): boolean {
    return this.chart.spec.legend.visible;
  }
  set visible(value: unknown) {
    const visible = flag(value);
    this.chart.change((c) => void (c.legend.visible = visible));
  }
}
