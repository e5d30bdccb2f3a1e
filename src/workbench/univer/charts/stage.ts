import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import { SheetSkeletonManagerService } from "@univerjs/sheets-ui";
import type { Engine } from "../engine";

/** How the sheet's pixels lie on the page: cells' coordinates in, pixels from the grid's corner out. */
export interface StageView {
  x(left: number): number;
  y(top: number): number;
  scale: number;
}

/** The layer over the grid in which charts stand: it scrolls and zooms with the cells and ends at the headers. */
export class Stage {
  private layer: HTMLElement | null = null;
  private readonly listeners: (() => void)[] = [];
  private watched: unknown = null;

  constructor(private readonly engine: Engine) {
    // Scrolling, zooming, resizing, other panes and other sheets all come as commands or as scroll events.
    engine.commands.onCommandExecuted(() => this.changed());
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  add(): HTMLElement {
    const layer = this.mount();
    if (!layer) throw new Error("The grid isn't drawn yet");
    const element = layer.ownerDocument.createElement("div");
    Object.assign(element.style, { position: "absolute", left: "0", top: "0", pointerEvents: "auto" });
    layer.append(element);
    return element;
  }

  /** Null until the grid is drawn. */
  measure(): StageView | null {
    const render = this.render();
    const layer = this.mount();
    const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    const main = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    if (!render || !layer || !skeleton || !main) return null;
    this.watch(main);
    const { scaleX: scale } = render.scene.getAncestorScale();
    const { viewportScrollX, viewportScrollY } = main;
    const { rowHeaderWidth, columnHeaderHeight } = skeleton;
    // Where nothing is scrolled, charts may reach over frozen cells; where something is, these stay free.
    const clipLeft = viewportScrollX > 0 ? main.left : rowHeaderWidth * scale;
    const clipTop = viewportScrollY > 0 ? main.top : columnHeaderHeight * scale;
    layer.style.clipPath = `inset(${clipTop}px 0 0 ${clipLeft}px)`;
    return {
      x: (left) => (left + rowHeaderWidth - viewportScrollX) * scale,
      y: (top) => (top + columnHeaderHeight - viewportScrollY) * scale,
      scale,
    };
  }

  private render(): any {
    return this.engine.get<IRenderManagerService>(IRenderManagerService).getRenderById(this.engine.unitId);
  }

  private mount(): HTMLElement | null {
    if (this.layer?.isConnected) return this.layer;
    const canvas: HTMLCanvasElement | undefined = this.render()?.engine?.getCanvasElement();
    const parent = canvas?.parentElement;
    if (!canvas || !parent) return null;
    const layer = canvas.ownerDocument.createElement("div");
    layer.className = "workbench-charts";
    Object.assign(layer.style, {
      position: "absolute",
      inset: "0",
      overflow: "hidden",
      pointerEvents: "none",
    });
    // Above the canvas, whose own place Univer sets; below the cell editor.
    layer.style.zIndex = String(Number(getComputedStyle(canvas).zIndex) || 0);
    parent.append(layer);
    // The grid scrolls although the pointer is over a chart.
    layer.addEventListener(
      "wheel",
      (e) => {
        canvas.dispatchEvent(new WheelEvent(e.type, e));
        e.preventDefault();
      },
      { passive: false },
    );
    new ResizeObserver(() => this.changed()).observe(parent);
    this.layer = layer;
    return layer;
  }

  private watch(viewport: any): void {
    if (this.watched === viewport) return;
    this.watched = viewport;
    viewport.onScrollAfter$.subscribeEvent(() => this.changed());
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
