import type { SeriesData } from "./data";

/** From the lowest to the highest value that an axis shows, 0 included. */
export function extent(series: readonly SeriesData[], isStacked: boolean): [number, number] {
  let [low, high] = [0, 0];
  const take = (value: number): void => {
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  const length = Math.max(0, ...series.map((s) => s.values.length));
  for (let i = 0; i < length; i++) {
    const values = series.map((s) => s.values[i] ?? 0);
    if (!isStacked) values.forEach(take);
    else {
      take(values.reduce((sum, v) => sum + Math.max(0, v), 0));
      take(values.reduce((sum, v) => sum + Math.min(0, v), 0));
    }
  }
  return [low, high];
}

/** The smallest step of 1, 2 or 5 (times a power of ten) whose labels all have room, so that none is left out. */
export function axisStep([low, high]: [number, number], axisPx: number, labelPx: number): number | undefined {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return undefined;
  const steps = Math.min(8, Math.max(1, Math.floor(axisPx / labelPx)));
  const rough = span / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((f) => f * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** The ends of an axis on its steps, as in Excel: an end beside them would have a label of its own, close to another. */
export function wholeSteps([low, high]: [number, number], step: number): { min: number; max: number } {
  return { min: Math.floor(low / step + 1e-9) * step, max: Math.ceil(high / step - 1e-9) * step };
}
