/** From an add-in's answer to its next request, at most, where they follow each other. */
const ON_ITS_WAY_MS = 50;
/** How long it stays seen then. */
const STAYS_MS = 250;

/** For how long what was drawn at a time need not be drawn again, in milliseconds. */
export type Stays = (drawn: number) => number;

/** How often the page is drawn while an add-in's requests follow each other. */
export class Pace {
  private requests = 0;
  private answered = -Infinity;

  begin(): void {
    this.requests++;
  }

  end(): void {
    this.requests--;
    this.answered = performance.now();
  }

  /** Nothing stays as it is, but while requests are carried out or the next one is on its way. */
  readonly stays: Stays = (drawn) => {
    const now = performance.now();
    const requesting = this.requests > 0 || now - this.answered < ON_ITS_WAY_MS;
    return requesting ? Math.max(0, drawn + STAYS_MS - now) : 0;
  };
}
