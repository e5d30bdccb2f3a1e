import type { PickedCell, RunDone } from "../../../excel";
import type { RecordedCell } from "../../../templates/analysis";
import type { Shown } from "../../computing/questions";
import { FIELD_LABELS, fieldsOfKind, KIND_LABELS } from "./distributions";
import type { Entries } from "./entries";
import { fieldText, isPercent } from "./numbers";
import type { GridOutcome, InputSetting, TornadoOutcome } from "./state";

/** Each input's values in turn, every point whole. */
export type Points = readonly (readonly number[])[];

/** Each input at its low and its high while the others stay as they are. */
export const tornadoPoints = ({ inputs }: Entries, current: readonly number[]): number[][] =>
  inputs.flatMap(({ values }, i) =>
    [values.low, values.high].map((value) => current.map((own, j) => (i === j ? value : own))),
  );

/** Every value of one input with every value of the other. */
export function gridPoints(entries: Entries, current: readonly number[]): number[][] {
  const [down = [], across = []] = gridValues(entries, current);
  return down.flatMap((a) => across.map((b) => [a, b]));
}

/** The values of each input of a grid: from low to high in equal steps, with the current value among them. */
export function gridValues({ inputs, points }: Entries, current: readonly number[]): number[][] {
  return inputs.map(({ values: { low, high } }, i) => {
    const even = evenly(low, high, points);
    const base = current[i];
    const all = base === undefined || even.includes(base) ? even : [...even, base];
    return all.sort((a, b) => a - b);
  });
}

export const evenly = (low: number, high: number, points: number): number[] =>
  Array.from({ length: points }, (_, p) => tidy(low + ((high - low) * p) / (points - 1)));

/** Twelve digits: 0.1 + 0.2 is to be 0.3 in a header. */
const tidy = (value: number) => Number(value.toPrecision(12));

export function recordedCell(
  cell: PickedCell,
  content: RecordedCell["content"],
  value: number,
): RecordedCell {
  const { label, address, format, place } = cell;
  return { label, address, sheet: place.sheet, row: place.row, column: place.column, content, value, format };
}

/** What an output showed, for a sheet: as many digits as Excel keeps of what is entered; texts and errors as such. */
export const resultOf = (shown: Shown | undefined): number | string =>
  typeof shown === "number"
    ? Number(shown.toPrecision(15))
    : shown === null || shown === undefined || shown === ""
      ? "(empty)"
      : String(shown);

export function tornadoBars(
  { inputs }: Entries,
  cells: readonly RecordedCell[],
  results: readonly (readonly Shown[])[],
  output: number,
): TornadoOutcome["outputs"][number]["bars"] {
  return inputs.flatMap(({ values }, i) => {
    const input = cells[i];
    if (!input) return [];
    const at = (step: number) => resultOf(results[step]?.[output]);
    return [{ input, low: values.low, high: values.high, atLow: at(2 * i), atHigh: at(2 * i + 1) }];
  });
}

export function gridOutcomes(
  [down = [], across = []]: readonly (readonly number[])[],
  results: readonly (readonly Shown[])[],
  output: number,
): GridOutcome["outputs"][number]["outcomes"] {
  return down.map((_, r) => across.map((_, c) => resultOf(results[r * across.length + c]?.[output])));
}

/** What an input is drawn from, in words. */
export function drawnFrom(
  { cell, distribution, data }: InputSetting,
  values: Entries["inputs"][number]["values"],
): { distribution: string; parameters: string } {
  const format = (field: string) =>
    field === "probability" ? "0%" : field === "spread" || !isPercent(cell.format) ? "" : cell.format;
  const parameters = fieldsOfKind(distribution).map(
    (field) => `${FIELD_LABELS[field]} ${fieldText(values[field], format(field), "en-US")}`,
  );
  const own = data ? [`${data.values.length.toLocaleString("en-US")} numbers in ${data.reference}`] : [];
  return {
    distribution: KIND_LABELS[distribution],
    parameters: (distribution === "data" ? own : parameters).join(", "),
  };
}

export function remarksOn({ drift, edited }: Pick<RunDone, "drift" | "edited">): string[] {
  return [
    ...(drift === null
      ? []
      : [
          "With every input back, the output was not what it had been: the model uses chance (RAND), the time (NOW) or a circular formula, so part of what is shown here is not the inputs' doing.",
        ]),
    ...(edited.length ? [`${edited.join(", ")} was edited by somebody at the end of the run.`] : []),
  ];
}
