import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ChartSpec } from "../../model/port";
import { readChart, type ReadArea } from "./data";
import { chartOption } from "./option";
import type { ChartView } from "./store";
import type { Stays } from "../speed/pace";
import type { Stage } from "./stage";

echarts.use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

interface Shown {
  frame: HTMLElement;
  drawing: echarts.ECharts;
}

/** Draws the charts of the sheet that is looked at over its grid. */
export class ChartOverlay implements ChartView {
  private charts: ChartSpec[] = [];
  private readonly shown = new Map<string, Shown>();
  private pending = false;
  private stale = true;
  private drawn = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly read: ReadArea,
    private readonly activeSheet: () => string,
    private readonly onMoved: (chart: ChartSpec) => void,
    private readonly stays: Stays,
  ) {
    stage.onChange(() => this.schedule(false));
  }

  show(charts: ChartSpec[]): void {
    this.charts = charts;
    this.schedule(true);
  }

  /** After cells changed. */
  redraw(): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      this.schedule(true);
    }, this.stays(this.drawn));
  }

  private schedule(data: boolean): void {
    this.stale ||= data;
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.draw();
    });
  }

  private draw(): void {
    const view = this.stage.measure();
    const active = this.activeSheet();
    const visible = new Set(this.charts.filter((c) => c.sheetId === active).map((c) => c.id));
    for (const [id, { frame, drawing }] of this.shown) {
      if (visible.has(id)) continue;
      drawing.dispose();
      frame.remove();
      this.shown.delete(id);
    }
    if (!view) return;
    for (const chart of this.charts) {
      if (!visible.has(chart.id)) continue;
      const isNew = !this.shown.has(chart.id);
      const { frame, drawing } = this.shown.get(chart.id) ?? this.open(chart);
      const { left, top, width, height } = chart.box;
      frame.style.transform = `translate(${view.x(left)}px, ${view.y(top)}px)`;
      frame.style.width = `${width * view.scale}px`;
      frame.style.height = `${height * view.scale}px`;
      frame.setAttribute("aria-label", nameOf(chart));
      if (isNew || this.stale)
        drawing.setOption(chartOption(chart, readChart(chart, this.read)) as echarts.EChartsCoreOption, true);
      const size = { width: width * view.scale - 2, height: height * view.scale - 2 };
      if (drawing.getWidth() !== size.width || drawing.getHeight() !== size.height) drawing.resize(size);
    }
    if (this.stale) this.drawn = performance.now();
    this.stale = false;
  }

  private open(chart: ChartSpec): Shown {
    const frame = this.stage.add();
    frame.className = "workbench-chart";
    frame.setAttribute("role", "img");
    frame.dataset.chart = chart.name;
    const { width, height } = chart.box;
    const drawing = echarts.init(frame, undefined, { renderer: "svg", width: width - 2, height: height - 2 });
    const shown = { frame, drawing };
    this.shown.set(chart.id, shown);
    this.draggable(frame, chart.id);
    return shown;
  }

  /** The user moves a chart by dragging it. */
  private draggable(frame: HTMLElement, id: string): void {
    frame.addEventListener("pointerdown", (down) => {
      const chart = this.charts.find((c) => c.id === id);
      const view = this.stage.measure();
      if (!chart || !view || down.button !== 0) return;
      const { left, top } = chart.box;
      frame.setPointerCapture(down.pointerId);
      const place = (e: PointerEvent): ChartSpec["box"] => ({
        ...chart.box,
        left: Math.max(0, left + (e.clientX - down.clientX) / view.scale),
        top: Math.max(0, top + (e.clientY - down.clientY) / view.scale),
      });
      const move = (e: PointerEvent): void => {
        const box = place(e);
        frame.style.transform = `translate(${view.x(box.left)}px, ${view.y(box.top)}px)`;
      };
      const up = (e: PointerEvent): void => {
        frame.removeEventListener("pointermove", move);
        frame.removeEventListener("pointerup", up);
        const box = place(e);
        if (box.left !== left || box.top !== top) this.onMoved({ ...chart, box });
      };
      frame.addEventListener("pointermove", move);
      frame.addEventListener("pointerup", up);
    });
  }
}

/** What a screen reader says of a chart: its alternative text. */
const nameOf = (chart: ChartSpec): string =>
  [chart.altTitle, chart.altDescription].filter(Boolean).join(". ") || chart.title.text || chart.name;
