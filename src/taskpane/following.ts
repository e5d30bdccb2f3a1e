type Stop = () => Promise<void>;

/** Hears of changes in the workbook while a view is in front, and what is told of them. Knows no DOM. */
export class Following<Told extends unknown[] = []> {
  private inFront = false;
  private stop: Promise<Stop | null> | null = null;

  /** @param deaf called when Excel can't tell of changes */
  constructor(
    private readonly watch: (changed: (...told: Told) => void) => Promise<Stop>,
    private readonly changed: (...told: Told) => void,
    private readonly deaf: () => void = () => undefined,
  ) {}

  show(): void {
    this.inFront = true;
    this.stop ??= this.watch((...told) => {
      if (this.inFront) this.changed(...told);
    }).catch(() => {
      this.deaf();
      return null;
    });
  }

  hide(): void {
    this.inFront = false;
  }

  /** Hears no more of the workbook. */
  async close(): Promise<void> {
    this.hide();
    const stop = await this.stop;
    this.stop = null;
    // Excel drops the handlers of a closed pane itself, should this come too late.
    await stop?.().catch(() => undefined);
  }
}
