import type { Feature } from "./feature";
import { Store } from "./state";

interface OpeningState {
  /** Null until it is loaded. */
  feature: Feature | null;
  loading: boolean;
  failed: boolean;
}

/** A view that is loaded when it first comes to the front, and again when that has failed. Knows no DOM. */
export class Opening {
  readonly store = new Store<OpeningState>({ feature: null, loading: false, failed: false });
  private inFront = false;

  constructor(private readonly open: () => Promise<Feature>) {}

  show(): void {
    this.inFront = true;
    const { feature } = this.store.state;
    if (feature) feature.shown?.();
    else void this.load();
  }

  hide(): void {
    this.inFront = false;
    this.store.state.feature?.hidden?.();
  }

  close(): void {
    this.store.state.feature?.closed?.();
  }

  async load(): Promise<void> {
    if (this.store.state.loading) return;
    this.store.update({ loading: true });
    try {
      const feature = await this.open();
      this.store.update({ feature, loading: false, failed: false });
      // Somebody who didn't want to wait looks at another view by now.
      if (this.inFront) feature.shown?.();
    } catch (error) {
      this.store.update({ loading: false, failed: true });
      // Told on the page; the console says to whoever looks into it which file it was.
      console.error(error);
    }
  }
}
