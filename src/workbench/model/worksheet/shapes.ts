/**
 * Shapes of a sheet: its charts, as members of the drawing layer. They are the only way to a chart's alternative
 * text: `Chart` itself has no property for it in any requirement set. Excel's documentation doesn't say that
 * `shapes` lists charts (with type "Unsupported"), so a host can be had that doesn't; see `HostOptions`.
 */
import { Part } from "../part";
import { declareApi } from "../../protocol/members";
import { text } from "../arguments";
import { Chart } from "../chart/chart";
import { NamedCollection } from "../collection";
import { type Context } from "../context";

const SHAPE = declareApi("Shape", {
  "1.9": {
    read: "id type visible",
    write: "altTextDescription altTextTitle height left name top width",
    call: "delete",
  },
});

export class Shape extends Part<Chart> {
  readonly api = SHAPE;
  readonly type = "Unsupported";
  readonly visible = true;

  override identity() {
    return { Id: this.id };
  }

  get id(): string {
    return this.of.id;
  }
  get name(): string {
    return this.of.name as string;
  }
  set name(value: unknown) {
    this.of.name = value;
  }
  get altTextDescription(): string {
    return this.of.spec.altDescription;
  }
  set altTextDescription(value: unknown) {
    const words = text(value);
    this.of.change((c) => void (c.altDescription = words));
  }
  get altTextTitle(): string {
    return this.of.spec.altTitle;
  }
  set altTextTitle(value: unknown) {
    const words = text(value);
    this.of.change((c) => void (c.altTitle = words));
  }
  get left(): number {
    return this.of.left as number;
  }
  set left(value: unknown) {
    this.of.left = value;
  }
  get top(): number {
    return this.of.top as number;
  }
  set top(value: unknown) {
    this.of.top = value;
  }
  get width(): number {
    return this.of.width as number;
  }
  set width(value: unknown) {
    this.of.width = value;
  }
  get height(): number {
    return this.of.height as number;
  }
  set height(value: unknown) {
    this.of.height = value;
  }
  delete(): void {
    this.of.delete();
  }
}

const SHAPES = declareApi("ShapeCollection", {
  "1.9": { call: "getCount getItem getItemAt" },
  "1.14": { call: "getItemOrNullObject" },
});

export class ShapeCollection extends NamedCollection<Shape> {
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
}
