/** The time by which late results arrive: the page's own, or a test's, in which lateness costs no time. */
export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): void;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => void setTimeout(run, milliseconds),
};

/** Goes on only when it is told to. */
export class TestClock implements Clock {
  private time = 0;
  private waiting: { at: number; run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  /** Whether anything is to come. */
  get waits(): boolean {
    return this.waiting.length > 0;
  }

  after(milliseconds: number, run: () => void): void {
    this.waiting.push({ at: this.time + milliseconds, run });
  }

  /** Runs what is due by then, in the order in which it is due. */
  advance(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.waiting.reduce<{ at: number; run: () => void } | null>(
        (first, one) => (one.at <= until && (!first || one.at < first.at) ? one : first),
        null,
      );
      if (!next) break;
      this.waiting.splice(this.waiting.indexOf(next), 1);
      this.time = next.at;
      next.run();
    }
    this.time = until;
  }
}
