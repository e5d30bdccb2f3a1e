import { declareApi } from "../../../protocol/members";
import { flag, invalidArgument, oneOf, record } from "../../arguments";
import { Part } from "../../part";
import type { ConditionalOwner } from "../conditional-parts";
import { bound, type Rule } from "./bounds";

const ICON_SETS = [
  "ThreeArrows",
  "ThreeArrowsGray",
  "ThreeFlags",
  "ThreeTrafficLights1",
  "ThreeTrafficLights2",
  "ThreeSigns",
  "ThreeSymbols",
  "ThreeSymbols2",
  "FourArrows",
  "FourArrowsGray",
  "FourRedToBlack",
  "FourRating",
  "FourTrafficLights",
  "FiveArrows",
  "FiveArrowsGray",
  "FiveRating",
  "FiveQuarters",
  "ThreeStars",
  "ThreeTriangles",
  "FiveBoxes",
] as const;

const sizeOf = (style: string): number => (style.startsWith("Three") ? 3 : style.startsWith("Four") ? 4 : 5);

/** Equal shares, as Excel begins: from 0, 33 and 67 percent for three icons. */
const shares = (count: number): Rule<"iconSet">["criteria"] =>
  Array.from({ length: count }, (_, i) => ({
    type: "Percent",
    operator: "GreaterThanOrEqual",
    formula: String(Math.round((100 * i) / count)),
  }));

const ICON_SET = declareApi("IconSetConditionalFormat", {
  "1.6": { write: "criteria reverseIconOrder showIconOnly style" },
});

export class IconSetFormat extends Part<ConditionalOwner> {
  readonly api = ICON_SET;

  private get rule(): Rule<"iconSet"> {
    return this.of.state.rule as Rule<"iconSet">;
  }
  private change(patch: Partial<Rule<"iconSet">>): void {
    this.of.change({ rule: { ...this.rule, ...patch } });
  }
  get style(): string {
    return this.rule.style;
  }
  set style(value: unknown) {
    const style = oneOf(value, ICON_SETS);
    const { criteria } = this.rule;
    this.change({ style, criteria: criteria.length === sizeOf(style) ? criteria : shares(sizeOf(style)) });
  }
  get reverseIconOrder(): boolean {
    return this.rule.reverse;
  }
  set reverseIconOrder(value: unknown) {
    this.change({ reverse: flag(value) });
  }
  get showIconOnly(): boolean {
    return this.rule.iconOnly;
  }
  set showIconOnly(value: unknown) {
    this.change({ iconOnly: flag(value) });
  }
  get criteria(): Rule<"iconSet">["criteria"] {
    return this.rule.criteria;
  }
  /** From the lowest icon, which is for all the rest and takes no condition, to the highest. */
  set criteria(value: unknown) {
    if (!Array.isArray(value) || value.length !== sizeOf(this.rule.style)) throw invalidArgument();
    const [lowest] = shares(value.length);
    const criteria = value.slice(1).map((criterion) => {
      const given = record(criterion, ["customIcon", "formula", "operator", "type"]);
      const type = oneOf(given.type, ["Number", "Percent", "Formula", "Percentile"]);
      return {
        type,
        operator: oneOf(given.operator, ["GreaterThan", "GreaterThanOrEqual"]),
        formula: bound(this.of, type, given.formula).formula!,
      };
    });
    this.change({ criteria: [lowest!, ...criteria] });
  }
}

/** What Excel begins with when such a format is added. */
export const ICON_SET_RULE = {
  kind: "iconSet",
  style: "ThreeTrafficLights1",
  criteria: shares(3),
  reverse: false,
  iconOnly: false,
} as const satisfies Rule<"iconSet">;
