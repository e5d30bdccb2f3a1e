/** Charts of a sheet. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { finite, invalidArgument, oneOf, text } from "../arguments";
import { ChartAxes } from "./axes";
import { seriesOf, type SeriesBy } from "./data";
import { ChartDataLabels } from "./labels";
import { ChartAreaFormat, ChartLegend, ChartTitle } from "./parts";
import { ChartSeriesCollection, nameText } from "./series";
import type { ChartDraft } from "./store";
import { CHART_TYPES, labelPlace } from "./types";
import { NamedCollection } from "../collection";
import { sheetPort, toPixels, toPoints, type Context } from "../context";
import { defineEvents, EVENT, eventMembers } from "../events/members";
import type { WorksheetObject } from "../objects";
import type { ChartAxisSpec, Rect } from "../port";
import { requirePermission } from "../worksheet/protection";
import { areaOn } from "../range/argument";
import { Range } from "../range/range";
import { settledCells } from "../range/cells";
import { Identified } from "../part";

const CHART = declareApi("Chart", {
  "1.1": {
    write: "height left name top width",
    nav: "axes dataLabels format legend series title",
    call: "delete setData setPosition",
  },
  "1.2": { nav: "worksheet" },
  "1.7": { read: "id", write: "chartType" },
  "1.8": { write: "displayBlanksAs" },
  "1.9": { call: "activate" },
});

export class Chart extends Identified {
  readonly api = CHART;

  constructor(
    readonly x: Context,
    readonly id: string,
  ) {
    super();
  }

  get spec(): ChartDraft {
    return this.x.charts.get(this.id);
  }

  change(change: (chart: ChartDraft) => void): void {
    requirePermission(this.x, this.spec.sheetId, "allowEditObjects");
    this.x.charts.change(this.id, change);
  }

  get name(): string {
    return this.spec.name;
  }
  set name(value: unknown) {
    const name = text(value);
    if (name === "") throw invalidArgument();
    this.change((c) => void (c.name = name));
  }
  get chartType(): string {
    return this.spec.type;
  }
  set chartType(value: unknown) {
    const type = chartType(value);
    this.change((c) => void (c.type = type));
  }

  get displayBlanksAs(): string {
    return this.spec.blanks ?? "NotPlotted";
  }
  set displayBlanksAs(value: unknown) {
    const as = oneOf(value, ["NotPlotted", "Zero", "Interplotted"]);
    this.change((c) => {
      if (as === "NotPlotted") delete c.blanks;
      else c.blanks = as;
    });
  }

  private size(side: keyof ChartDraft["box"], value: unknown): void {
    const px = toPixels(finite(value, 0));
    this.change((c) => void (c.box[side] = px));
  }
  get left(): number {
    return toPoints(this.spec.box.left);
  }
  set left(value: unknown) {
    this.size("left", value);
  }
  get top(): number {
    return toPoints(this.spec.box.top);
  }
  set top(value: unknown) {
    this.size("top", value);
  }
  get width(): number {
    return toPoints(this.spec.box.width);
  }
  set width(value: unknown) {
    this.size("width", value);
  }
  get height(): number {
    return toPoints(this.spec.box.height);
  }
  set height(value: unknown) {
    this.size("height", value);
  }

  get title(): ChartTitle {
    return new ChartTitle(this);
  }
  get legend(): ChartLegend {
    return new ChartLegend(this);
  }
  get format(): ChartAreaFormat {
    return new ChartAreaFormat({ chart: this, part: "area", size: 10 });
  }
  /** Of all series together; what they have is what the first one has. */
  get dataLabels(): ChartDataLabels {
    const spec = (): ChartDraft => this.spec;
    return new ChartDataLabels({
      get labels() {
        return spec().series[0]?.dataLabels ?? null;
      },
      get place() {
        return labelPlace(spec().type);
      },
      setLabels: (labels) => this.change((c) => c.series.forEach((series) => (series.dataLabels = labels))),
    });
  }
  get axes(): ChartAxes {
    return new ChartAxes(this);
  }
  get series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this);
  }
  get worksheet(): WorksheetObject {
    return this.x.objects.worksheet(this.spec.sheetId);
  }

  /** Covers the cells from the first to the last one; moves only when there is no last. */
  setPosition(startCell: unknown, endCell?: unknown): void {
    const start = this.cells(startCell);
    const end = endCell === undefined ? null : this.cells(endCell);
    this.change((c) => {
      c.box.left = toPixels(start.left);
      c.box.top = toPixels(start.top);
      if (!end) return;
      c.box.width = toPixels(end.left + end.width - start.left);
      c.box.height = toPixels(end.top + end.height - start.top);
    });
    if (this.spec.box.width < 0 || this.spec.box.height < 0) throw invalidArgument();
  }

  private cells(given: unknown): Range {
    const { sheetId, at } = areaOn(this.x, given, this.spec.sheetId);
    return new Range(this.x, sheetId, at);
  }

  async setData(source: unknown, seriesBy: unknown = "Auto"): Promise<void> {
    const { type } = this.spec;
    const series = await seriesFrom(this.x, source, type, seriesBy);
    this.change((c) => void (c.series = series));
  }

  activate(): void {
    this.worksheet.activate();
    this.x.activeChart = this.id;
  }

  delete(): void {
    requirePermission(this.x, this.spec.sheetId, "allowEditObjects");
    const { sheetId } = this.spec;
    this.x.charts.remove(this.id);
    this.x.hub.publish(EVENT.chartDeleted, [sheetId], true, () => chartArguments(this.id, sheetId));
  }
}

const chartArguments = (chartId: string, worksheetId: string) => ({ chartId, worksheetId, source: "Local" });

function chartType(value: unknown): string {
  const known = typeof value === "string" && CHART_TYPES.find((t) => t.toLowerCase() === value.toLowerCase());
  if (known) return known;
  if (typeof value !== "string") throw invalidArgument();
  throw new HostError("NotImplemented", `The host has no charts of type ${value}.`);
}

async function seriesFrom(x: Context, source: unknown, type: string, seriesBy: unknown) {
  if (!(source instanceof Range)) throw invalidArgument();
  const by: SeriesBy = oneOf(seriesBy, ["Auto", "Columns", "Rows"]);
  const used = source.sheet.used();
  const at = clipped(source.at, used);
  const cells = await settledCells(x, source.sheetId, at);
  return seriesOf({ sheetId: source.sheetId, at }, cells, type, by, () => `series-${x.nextId()}`);
}

/** Whole rows and columns count as far as there are cells with content. */
function clipped(at: Rect, used: Rect | null): Rect {
  const rows = used ? used.r + used.h : 1;
  const columns = used ? used.c + used.w : 1;
  return {
    ...at,
    h: Math.max(1, Math.min(at.h, rows - at.r)),
    w: Math.max(1, Math.min(at.w, columns - at.c)),
  };
}

const axis = (gridlines: boolean): ChartAxisSpec => ({ title: "", visible: true, gridlines });

const CHARTS = declareApi("ChartCollection", {
  "1.1": { read: "count", call: "add getItem getItemAt" },
  "1.4": { call: "getCount getItemOrNullObject" },
  "1.8": { call: eventMembers("AddedEvent", "DeletedEvent") },
});

export class ChartCollection extends NamedCollection<Chart> {
  readonly api = CHARTS;

  constructor(
    readonly x: Context,
    readonly sheetId: string,
  ) {
    super();
  }

  items(): Chart[] {
    sheetPort(this.x, this.sheetId);
    return this.x.charts
      .list()
      .filter((c) => c.sheetId === this.sheetId)
      .map((c) => new Chart(this.x, c.id));
  }

  /** 480 × 288 pixels in the middle of the window, named "Chart 1" and so on; titled unless there is one series. */
  async add(type: unknown, source: unknown, seriesBy: unknown = "Auto"): Promise<Chart> {
    const { x, sheetId } = this;
    sheetPort(x, sheetId);
    requirePermission(x, sheetId, "allowEditObjects");
    const kind = chartType(type);
    const series = await seriesFrom(x, source, kind, seriesBy);
    let n = 1;
    while (this.find(`Chart ${n}`)) n++;
    const id = `{${globalThis.crypto.randomUUID().toUpperCase()}}`;
    const single = series.length === 1;
    x.charts.add({
      id,
      name: `Chart ${n}`,
      sheetId,
      type: kind,
      title: { text: single ? nameText(x, series[0]!.name) : "Chart Title", visible: true },
      legend: { visible: !single || kind === "Pie", position: "Bottom" },
      series,
      categoryAxis: axis(false),
      valueAxis: axis(true),
      box: { left: 240, top: 120, width: 480, height: 288 },
      altTitle: "",
      altDescription: "",
    });
    x.hub.publish(EVENT.chartAdded, [sheetId], true, () => chartArguments(id, sheetId));
    return new Chart(x, id);
  }
}

defineEvents(
  ChartCollection,
  { AddedEvent: EVENT.chartAdded, DeletedEvent: EVENT.chartDeleted },
  ({ x, sheetId }) => ({ x, id: sheetId }),
);
