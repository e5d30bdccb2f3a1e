/** Conditional formats. */
import { declareApi } from "../../protocol/members";
import { intersection } from "../address";
import { flag, integer, oneOf } from "../arguments";
import { existing, KeyedCollection } from "../collection";
import type { Context } from "../context";
import { subtract, type ConditionalDraft } from "./conditional-store";
import {
  CellValueFormat,
  CustomFormat,
  PresetFormat,
  TextFormat,
  TopBottomFormat,
} from "./conditional-parts";
import { COLOR_SCALE_RULE, ColorScaleFormat } from "./visuals/color-scale";
import { DATA_BAR_RULE, DataBarFormat } from "./visuals/data-bar";
import { ICON_SET_RULE, IconSetFormat } from "./visuals/icon-set";
import type { AreasObject, RangeObject } from "../objects";
import type { Rect } from "../port";
import { requirePermission } from "../worksheet/protection";
import { Identified } from "../part";

const TYPE_OF = {
  cellValue: "CellValue",
  containsText: "ContainsText",
  custom: "Custom",
  topBottom: "TopBottom",
  preset: "PresetCriteria",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
} as const;

/** Formats that have an effect before anybody has given them a rule. */
const DEFAULTS: Partial<Record<keyof typeof TYPE_OF, ConditionalDraft["rule"]>> = {
  colorScale: COLOR_SCALE_RULE,
  dataBar: DATA_BAR_RULE,
  iconSet: ICON_SET_RULE,
  topBottom: { kind: "topBottom", type: "TopItems", rank: 10 },
};

const CONDITIONAL_FORMAT = declareApi("ConditionalFormat", {
  "1.6": {
    read: "id type",
    write: "priority stopIfTrue",
    nav: `cellValue cellValueOrNullObject colorScale colorScaleOrNullObject custom customOrNullObject dataBar
      dataBarOrNullObject iconSet iconSetOrNullObject preset presetOrNullObject textComparison
      textComparisonOrNullObject topBottom topBottomOrNullObject`,
    call: "delete getRange getRangeOrNullObject",
  },
  "1.9": { call: "getRanges" },
});

export class ConditionalFormat extends Identified {
  readonly api = CONDITIONAL_FORMAT;

  constructor(
    readonly x: Context,
    readonly sheetId: string,
    readonly id: string,
  ) {
    super();
  }

  get state(): ConditionalDraft {
    return this.x.conditionals.get(this.sheetId, this.id);
  }

  change(patch: Partial<ConditionalDraft>): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    this.x.conditionals.change(this.sheetId, this.id, patch);
  }

  get type(): string {
    return TYPE_OF[this.state.kind];
  }
  /** Its place in the order of evaluation, 0 first. */
  get priority(): number {
    return this.x.conditionals.order(this.sheetId).indexOf(this.id);
  }
  set priority(value: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    this.x.conditionals.move(this.sheetId, this.id, integer(value, 0));
  }
  get stopIfTrue(): boolean {
    return this.state.stopIfTrue;
  }
  set stopIfTrue(value: unknown) {
    this.change({ stopIfTrue: flag(value) });
  }

  private part<T>(kind: ConditionalDraft["kind"], part: () => T): T | null {
    return this.state.kind === kind ? part() : null;
  }
  get cellValueOrNullObject(): CellValueFormat | null {
    return this.part("cellValue", () => new CellValueFormat(this));
  }
  get customOrNullObject(): CustomFormat | null {
    return this.part("custom", () => new CustomFormat(this));
  }
  get textComparisonOrNullObject(): TextFormat | null {
    return this.part("containsText", () => new TextFormat(this));
  }
  get topBottomOrNullObject(): TopBottomFormat | null {
    return this.part("topBottom", () => new TopBottomFormat(this));
  }
  get presetOrNullObject(): PresetFormat | null {
    return this.part("preset", () => new PresetFormat(this));
  }
  get colorScaleOrNullObject(): ColorScaleFormat | null {
    return this.part("colorScale", () => new ColorScaleFormat(this));
  }
  get dataBarOrNullObject(): DataBarFormat | null {
    return this.part("dataBar", () => new DataBarFormat(this));
  }
  get iconSetOrNullObject(): IconSetFormat | null {
    return this.part("iconSet", () => new IconSetFormat(this));
  }
  get topBottom(): TopBottomFormat {
    return existing(this.topBottomOrNullObject);
  }
  get preset(): PresetFormat {
    return existing(this.presetOrNullObject);
  }
  get colorScale(): ColorScaleFormat {
    return existing(this.colorScaleOrNullObject);
  }
  get dataBar(): DataBarFormat {
    return existing(this.dataBarOrNullObject);
  }
  get iconSet(): IconSetFormat {
    return existing(this.iconSetOrNullObject);
  }
  get cellValue(): CellValueFormat {
    return existing(this.cellValueOrNullObject);
  }
  get custom(): CustomFormat {
    return existing(this.customOrNullObject);
  }
  get textComparison(): TextFormat {
    return existing(this.textComparisonOrNullObject);
  }

  getRangeOrNullObject(): RangeObject | null {
    const { at } = this.state;
    return at.length === 1 ? this.x.objects.range(this.sheetId, at[0]!) : null;
  }
  getRange(): RangeObject {
    return existing(this.getRangeOrNullObject());
  }
  getRanges(): AreasObject {
    return this.x.objects.areas(this.sheetId, this.state.at);
  }
  delete(): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    this.x.conditionals.remove(this.sheetId, this.id);
  }
}

const CONDITIONAL_FORMATS = declareApi("ConditionalFormatCollection", {
  "1.6": { call: "add clearAll getCount getItem getItemAt" },
  "1.14": { call: "getItemOrNullObject" },
});

export class ConditionalFormatCollection extends KeyedCollection<ConditionalFormat> {
  readonly api = CONDITIONAL_FORMATS;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
    private readonly rects: Rect[],
  ) {
    super();
  }

  private touches(at: Rect[]): boolean {
    return at.some((a) => this.rects.some((b) => intersection(a, b)));
  }

  items(): ConditionalFormat[] {
    return this.x.conditionals
      .order(this.sheetId)
      .map((id) => new ConditionalFormat(this.x, this.sheetId, id))
      .filter((format) => this.touches(format.state.at));
  }

  protected matches(item: ConditionalFormat, key: string): boolean {
    return item.id === key;
  }

  /** The new format comes before all others. */
  add(type: unknown): ConditionalFormat {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    const kinds = Object.keys(TYPE_OF) as (keyof typeof TYPE_OF)[];
    const name = oneOf(type, Object.values(TYPE_OF));
    const kind = kinds.find((k) => TYPE_OF[k] === name)!;
    const id = this.x.conditionals.add(this.sheetId, kind, this.rects, DEFAULTS[kind]);
    return new ConditionalFormat(this.x, this.sheetId, id);
  }

  clearAll(): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    for (const format of this.items()) {
      const rest = this.rects.reduce((at, cut) => at.flatMap((r) => subtract(r, cut)), format.state.at);
      if (rest.length === 0) format.delete();
      else format.change({ at: rest });
    }
  }
}
