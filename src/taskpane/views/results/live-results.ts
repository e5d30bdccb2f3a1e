import type { FigureInsertion, KeyFigure, KeyFigures, Workbook } from "../../../excel";
import { coalesced } from "../../coalesced";
import { Following } from "../../following";
import { goToFailed } from "../../messages";
import { Store, type Notice } from "../../state";

export interface ResultsState {
  /** Null until the workbook has been read. */
  insertions: FigureInsertion[] | null;
  /** Why they could not be read; what was read before stays. */
  failed: string | null;
  /** For screen readers, once changes have settled. */
  announcement: string;
  /** The figures follow by themselves. */
  live: boolean;
  notice: Notice | null;
}

/** How long the figures have to rest before they are read aloud. */
const SETTLED_MS = 1000;
/** More changes than this are counted instead of read aloud one by one. */
const MOST_READ = 3;

/** What the view of key figures does. It knows no DOM. */
export class LiveResults {
  readonly store: Store<ResultsState>;
  private readonly following: Following;
  private announced = new Map<string, string>();
  private settling: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly workbook: Pick<Workbook, "goTo"> & { readonly keyFigures: KeyFigures }) {
    this.store = new Store<ResultsState>({
      insertions: null,
      failed: null,
      announcement: "",
      live: workbook.keyFigures.live,
      notice: null,
    });
    this.following = new Following(
      (changed) => workbook.keyFigures.watch(changed),
      () => void this.refresh(),
      () => this.store.update({ live: false }),
    );
  }

  /** Reads, and follows the workbook while the view is in front. */
  async show(): Promise<void> {
    this.following.show();
    await this.refresh();
  }

  hide(): void {
    this.following.hide();
    if (this.settling !== null) clearTimeout(this.settling);
    this.settling = null;
    // What was read while nobody looked is no news when the view comes back.
    this.announced.clear();
    this.store.update({ announcement: "" });
  }

  /** Hears no more of the workbook. */
  async close(): Promise<void> {
    this.hide();
    await this.following.close();
  }

  readonly refresh = coalesced(() => this.read());

  private async read(): Promise<void> {
    const result = await this.workbook.keyFigures.read();
    if (result.kind === "failed") {
      this.store.update({ failed: result.problem.message });
      return;
    }
    const before = this.store.state.insertions;
    this.store.update({ insertions: kept(result.insertions, before), failed: null });
    this.settle();
  }

  /** Tells what has changed once nothing has for a while. */
  private settle(): void {
    const figures = figuresOf(this.store.state.insertions);
    if (this.announced.size === 0) {
      this.remember(figures);
      return;
    }
    if (!figures.some(({ id, text }) => this.announced.get(id) !== text)) return;
    if (this.settling !== null) clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.settling = null;
      const now = figuresOf(this.store.state.insertions);
      const changed = now.filter(({ id, text }) => this.announced.has(id) && this.announced.get(id) !== text);
      this.remember(now);
      if (changed.length) this.store.update({ announcement: announcementOf(changed) });
    }, SETTLED_MS);
  }

  private remember(figures: KeyFigure[]): void {
    this.announced = new Map(figures.map(({ id, text }) => [id, text]));
  }

  async goTo(id: string, sheet: string, { row, column }: KeyFigure): Promise<void> {
    const result = await this.workbook.goTo({ id, sheet, cell: { row, column } });
    if (result.kind === "failed") this.store.update({ notice: goToFailed(result.problem) });
    if (result.kind === "gone") await this.refresh();
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }
}

const figuresOf = (insertions: FigureInsertion[] | null): KeyFigure[] =>
  (insertions ?? []).flatMap(({ sheets }) => sheets.flatMap(({ figures }) => figures));

function announcementOf(changed: KeyFigure[]): string {
  if (changed.length > MOST_READ) return `${changed.length} results have changed.`;
  return changed.map(({ label, text }) => `${label}: ${text}`).join(". ");
}

/** While a figure is being calculated it shows what it showed, so that nothing flickers. */
function kept(now: FigureInsertion[], before: FigureInsertion[] | null): FigureInsertion[] {
  const known = new Map(figuresOf(before).map((figure) => [figure.id, figure]));
  return now.map((insertion) => ({
    ...insertion,
    sheets: insertion.sheets.map((sheet) => ({
      ...sheet,
      figures: sheet.figures.map((figure) => {
        const last = known.get(figure.id);
        if (figure.state !== "calculating" || !last || last.state === "calculating") return figure;
        return { ...figure, text: last.text, value: last.value, state: last.state };
      }),
    })),
  }));
}
