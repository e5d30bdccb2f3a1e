import { declareApi } from "../../../protocol/members";
import { color, invalidArgument, oneOf, record } from "../../arguments";
import { Part } from "../../part";
import type { ConditionalOwner } from "../conditional-parts";
import { bound, SCALE_TYPES, shown, type Rule } from "./bounds";

/** What Excel begins with when such a format is added. */
export const COLOR_SCALE_RULE = {
  kind: "colorScale",
  points: [
    { type: "LowestValue", color: "#F8696B" },
    { type: "Percentile", formula: "50", color: "#FFEB84" },
    { type: "HighestValue", color: "#63BE7B" },
  ],
} as const satisfies Rule<"colorScale">;

const COLOR_SCALE = declareApi("ColorScaleConditionalFormat", {
  "1.6": { read: "threeColorScale", write: "criteria" },
});

export class ColorScaleFormat extends Part<ConditionalOwner> {
  readonly api = COLOR_SCALE;

  private get rule(): Rule<"colorScale"> {
    return this.of.state.rule as Rule<"colorScale">;
  }
  get threeColorScale(): boolean {
    return this.rule.points.length === 3;
  }
  get criteria(): Record<string, unknown> {
    const points = this.rule.points.map((point) => ({ ...shown(point), color: point.color }));
    const [minimum, midpoint] = points;
    return { minimum, ...(points.length === 3 ? { midpoint } : {}), maximum: points.at(-1) };
  }
  set criteria(value: unknown) {
    const given = record(value, ["minimum", "midpoint", "maximum"]);
    const points = [given.minimum, given.midpoint, given.maximum]
      .filter((point) => point !== undefined && point !== null)
      .map((point) => {
        const one = record(point, ["color", "formula", "type"]);
        return {
          ...bound(this.of, oneOf(one.type, SCALE_TYPES), one.formula),
          color: color(one.color),
        };
      });
    if (!given.minimum || !given.maximum) throw invalidArgument();
    this.of.change({ rule: { kind: "colorScale", points } });
  }
}
