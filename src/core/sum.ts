/**
 * A compensated sum (Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974):
 * amounts of very different size can meet without losing the small ones.
 */
export class Sum {
  private total = 0;
  private lost = 0;

  add(value: number): this {
    const next = this.total + value;
    // What the larger of the two kept from the smaller is exact; the rest is remembered.
    this.lost +=
      Math.abs(this.total) >= Math.abs(value) ? this.total - next + value : value - next + this.total;
    this.total = next;
    return this;
  }

  /** The sum with these values too, which aren't added. */
  with(...values: number[]): number {
    const total = new Sum();
    total.total = this.total;
    total.lost = this.lost;
    for (const value of values) total.add(value);
    return total.value;
  }

  get value(): number {
    return this.total + this.lost;
  }
}

/** Compensated sum of numbers. */
export function sum(values: ArrayLike<number>): number {
  const total = new Sum();
  for (let i = 0; i < values.length; i++) total.add(values[i]!);
  return total.value;
}
