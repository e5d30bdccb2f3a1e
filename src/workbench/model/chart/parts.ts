/** Title, legend and the area of a chart. */
import { declareApi } from "../../protocol/members";
import { flag, oneOf, text } from "../arguments";
import { Part } from "../part";
import type { ChartLooks, ChartPart } from "../port";
import { ChartBorder, ChartFill, ChartFont } from "./format";
import type { ChartOwner } from "./owner";

/** Font, fill and border of one part of the chart. */
abstract class PartFormat extends Part<{ chart: ChartOwner; part: ChartPart; size: number }> {
  private look<K extends keyof ChartLooks>(key: K, defaults: NonNullable<ChartLooks[K]>) {
    const { chart, part } = this.of;
    return {
      get: () => chart.spec.looks?.[part]?.[key],
      set: (patch: NonNullable<ChartLooks[K]>) =>
        chart.change((c) => {
          const own = c.looks?.[part];
          c.looks = { ...c.looks, [part]: { ...own, [key]: { ...own?.[key], ...patch } } };
        }),
      defaults,
    };
  }
  get font(): ChartFont {
    return new ChartFont(this.look("font", { size: this.of.size }));
  }
  get fill(): ChartFill {
    return new ChartFill(this.look("fill", {}));
  }
  get border(): ChartBorder {
    return new ChartBorder(this.look("border", { style: "None" }));
  }
}

const TITLE_FORMAT = declareApi("ChartTitleFormat", {
  "1.1": { nav: "fill font" },
  "1.7": { nav: "border" },
});
const LEGEND_FORMAT = declareApi("ChartLegendFormat", {
  "1.1": { nav: "fill font" },
  "1.8": { nav: "border" },
});
const AREA_FORMAT = declareApi("ChartAreaFormat", { "1.1": { nav: "fill font" }, "1.7": { nav: "border" } });

class ChartTitleFormat extends PartFormat {
  readonly api = TITLE_FORMAT;
}
class ChartLegendFormat extends PartFormat {
  readonly api = LEGEND_FORMAT;
}
export class ChartAreaFormat extends PartFormat {
  readonly api = AREA_FORMAT;
}

const CHART_TITLE = declareApi("ChartTitle", { "1.1": { write: "overlay text visible", nav: "format" } });

export class ChartTitle extends Part<ChartOwner> {
  readonly api = CHART_TITLE;

  get format(): ChartTitleFormat {
    return new ChartTitleFormat({ chart: this.of, part: "title", size: 14 });
  }
  get text(): string {
    return this.of.spec.title.text;
  }
  /** A title that is set is shown. */
  set text(value: unknown) {
    const words = text(value);
    this.of.change((c) => void (c.title = { ...c.title, text: words, visible: true }));
  }
  get visible(): boolean {
    return this.of.spec.title.visible;
  }
  set visible(value: unknown) {
    const visible = flag(value);
    this.of.change((c) => void (c.title.visible = visible));
  }
  /** Whether it lies over the plot instead of above it. */
  get overlay(): boolean {
    return this.of.spec.title.overlay ?? false;
  }
  set overlay(value: unknown) {
    const overlay = flag(value);
    this.of.change((c) => void (c.title.overlay = overlay));
  }
}

const CHART_LEGEND = declareApi("ChartLegend", {
  "1.1": { write: "overlay position visible", nav: "format" },
});

export class ChartLegend extends Part<ChartOwner> {
  readonly api = CHART_LEGEND;

  get format(): ChartLegendFormat {
    return new ChartLegendFormat({ chart: this.of, part: "legend", size: 9 });
  }
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
  get overlay(): boolean {
    return this.of.spec.legend.overlay ?? false;
  }
  set overlay(value: unknown) {
    const overlay = flag(value);
    this.of.change((c) => void (c.legend.overlay = overlay));
  }
}
