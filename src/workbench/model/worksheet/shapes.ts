/**
 * Shapes of a sheet: its charts, as members of the drawing layer. They are the only way to a chart's alternative
 * text: `Chart` itself has no property for it in any requirement set. Excel's documentation doesn't say that
 * `shapes` lists charts (with type "Unsupported"), so a host can be had that doesn't; see `HostOptions`.
 */
import { declareApi, HostObject } from "../../protocol/members";
import { text } from "../arguments";
import { Chart } from "../chart/chart";
import { KeyedCollection } from "../collection";
import { sameName, type Context } from "../context";

const SHAPE = declareApi("Shape", {
  "1.9": {
    read: "id type visible",
    write: "altTextDescription altTextTitle height left name top width",
    call: "delete",
  },
});

export class Shape extends HostObject {
  readonly api = SHAPE;
  readonly type = "Unsupported";
  readonly visible = true;

  constructor(private readonly chart: Chart) {
    super();
  }

  override identity() {
    return { Id: this.id };
  }

  get id(): string {
    return this.chart.id;
  }
  get name(): string {
    return this.chart.name as string;
  }
  set name(value: unknown) {
    this.chart.name = value;
  }
  get altTextDescription(): string {
    return this.chart.spec.altDescription;
  }
  set altTextDescription(value: unknown) {
    const words = text(value);
    this.chart.change((c) => void (c.altDescription = words));
  }
  get altTextTitle(): string {
    return this.chart.spec.altTitle;
  }
  set altTextTitle(value: unknown) {
    const words = text(value);
    this.chart.change((c) => void (c.altTitle = words));
  }
  get left(): number {
    return this.chart.left as number;
  }
  set left(value: unknown) {
    this.chart.left = value;
  }
  get top(): number {
    return this.chart.top as number;
  }
  set top(value: unknown) {
    this.chart.top = value;
  }
  get width(): number {
    return this.chart.width as number;
  }
  set width(value: unknown) {
    this.chart.width = value;
  }
  get height(): number {
    return this.chart.height as number;
  }
  set height(value: unknown) {
    this.chart.height = value;
  }
  delete(): void {
    this.chart.delete();
  }
}

const SHAPES = declareApi("ShapeCollection", {
  "1.9": { call: "getCount getItem getItemAt" },
  "1.14": { call: "getItemOrNullObject" },
});

export class ShapeCollection extends KeyedCollection<Shape> {
  readonly api = SHAPES;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
  ) {
    super();
  }

  items(): Shape[] {
    if (!this.x.chartsAreShapes) return [];
    return this.x.charts
      .list()
      .filter((c) => c.sheetId === this.sheetId)
      .map((c) => new Shape(new Chart(this.x, c.id)));
  }

  protected matches(item: Shape, key: string): boolean {
    return item.id === key || sameName(item.name, key);
  }
}
