import type { PickedCell, RunDone } from "../../../excel";
import type { Outcome, RecordedCell } from "../../../templates/analysis";
import { histogram, summarize } from "../../../core/uncertainty/summary";
import { drawTrials, FIELD_LABELS, SHAPES } from "./distributions";
import type { Entries } from "./entries";
import { fieldText, isPercent } from "./numbers";
import type { Mode, Outcome as ModeOutcome } from "./state";

type Steps = (number | null)[][];

/** What each input holds in each step of a run; null: what it held before. */
export function stepsOf(mode: Mode, entries: Entries, current: readonly number[]): Steps {
  const { inputs } = entries;
  switch (mode) {
    case "tornado":
      return inputs.flatMap(({ values }, i) =>
        [values.low, values.high].map((value) => inputs.map((_, j) => (i === j ? value : null))),
      );
    case "two-way": {
      const [down = [], across = []] = gridValues(entries, current);
      return down.flatMap((a) => across.map((b) => [a, b]));
    }
    case "simulation":
      return drawTrials(
        inputs.map(({ setting, values }) => ({ name: setting.distribution, values })),
        entries.trials,
        entries.seed,
      );
  }
}

/** The values of each input of a grid: from low to high in equal steps, with the current value among them. */
function gridValues({ inputs, points }: Entries, current: readonly number[]): number[][] {
  return inputs.map(({ values: { low, high } }, i) => {
    const even = Array.from({ length: points }, (_, p) => tidy(low + ((high - low) * p) / (points - 1)));
    const base = current[i];
    const all = base === undefined || even.includes(base) ? even : [...even, base];
    return all.sort((a, b) => a - b);
  });
}

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

const PERCENTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/** What a run has found, as the record from which the sheet is made. */
export function outcomeOf(
  mode: Mode,
  entries: Entries,
  run: RunDone,
  cells: { inputs: RecordedCell[]; output: RecordedCell },
  at: Date,
): ModeOutcome {
  const common = { output: cells.output, at, remarks: remarksOn(run) };
  const input = (i: number): RecordedCell => cells.inputs[i] ?? cells.output;
  const result = (i: number): Outcome => run.results[i]?.[0] ?? "";
  switch (mode) {
    case "tornado":
      return {
        mode,
        record: {
          ...common,
          bars: entries.inputs.map(({ values }, i) => ({
            input: input(i),
            low: values.low,
            high: values.high,
            atLow: result(2 * i),
            atHigh: result(2 * i + 1),
          })),
        },
      };
    case "two-way": {
      const [down = [], across = []] = gridValues(
        entries,
        cells.inputs.map(({ value }) => value),
      );
      return {
        mode,
        record: {
          ...common,
          rows: { input: input(0), values: down },
          columns: { input: input(1), values: across },
          outcomes: down.map((_, r) => across.map((_, c) => result(r * across.length + c))),
        },
      };
    }
    case "simulation":
      return { mode, record: { ...common, ...simulated(entries, run), inputs: drawnInputs(entries, input) } };
  }
}

function simulated({ trials, seed }: Entries, { results, base }: RunDone) {
  const numbers = results.map(([result]) => result).filter((result) => typeof result === "number");
  const failed = results.length - numbers.length;
  const values = numbers.length ? numbers : base;
  const { mean, standardDeviation, minimum, maximum, belowZero, percentiles } = summarize(
    values,
    PERCENTILES,
  );
  return {
    trials,
    seed,
    failed,
    mean,
    standardDeviation: Number.isFinite(standardDeviation) ? standardDeviation : 0,
    minimum,
    maximum,
    probabilityBelowZero: belowZero,
    percentiles: PERCENTILES.map((share, i) => ({ share, value: percentiles[i] ?? 0 })),
    bins: histogram(values, binsFor(values.length)),
  };
}

/** Sturges' rule: log₂ n + 1 bins (H. A. Sturges, "The choice of a class interval", JASA 21, 1926), within what a chart shows. */
const binsFor = (count: number) => Math.min(24, Math.max(6, Math.ceil(Math.log2(count) + 1)));

function drawnInputs({ inputs }: Entries, input: (i: number) => RecordedCell) {
  return inputs.map(({ setting, values }, i) => {
    const { label, fields } = SHAPES[setting.distribution];
    const format = (field: string) =>
      field === "spread" || !isPercent(setting.cell.format) ? "" : setting.cell.format;
    return {
      input: input(i),
      distribution: label,
      parameters: fields
        .map((field) => `${FIELD_LABELS[field]} ${fieldText(values[field], format(field), "en-US")}`)
        .join(", "),
    };
  });
}

function remarksOn({ drift, edited }: RunDone): string[] {
  return [
    ...(drift === null
      ? []
      : [
          "With every input back, the output was not what it had been: the model uses chance (RAND), the time (NOW) or a circular formula, so part of what is shown here is not the inputs' doing.",
        ]),
    ...(edited.length ? [`${edited.join(", ")} was edited by somebody at the end of the run.`] : []),
  ];
}
