import type { Strength } from "../../../engine";
import { memoryFor } from "../../../engine/simulate/memory";
import type { StopRule } from "../../computing/questions";
import { FIELD_LABELS, fieldsOfKind, unfitFor, type FieldName } from "./distributions";
import { parseNumber } from "./numbers";
import type { FieldProblem, InputSetting, Mode, StopAt, StudyState } from "./state";

export const LIMITS = {
  points: { least: 2, most: 100 },
  trials: { least: 10, most: 1_000_000 },
} as const;
export const MOST_OUTPUTS = 10;
/** Draws and results that a pane may hold at once. */
const MOST_MEMORY = 400_000_000;

/** How many trials of so many inputs and outputs fit; sorting and dependence take as much again as draws and results. */
export const trialsThatFit = (inputs: number, outputs: number): number =>
  Math.floor(MOST_MEMORY / (2 * memoryFor(inputs, outputs, 1)) / 1000) * 1000;

/** What was typed, as numbers. */
export interface Entries {
  inputs: { setting: InputSetting; values: Record<FieldName, number> }[];
  points: number;
  trials: number;
  seed: number;
  stop: StopRule | null;
  /** What was said of pairs and groups, by the inputs' places; or a whole matrix; null: independent. */
  strengths: Strength[] | null;
  matrix: number[][] | null;
  target: number;
  /** Places of the inputs of "what must be true". */
  solved: number;
  along: number | null;
}

const STOPS: Record<StopAt, StopRule["of"] | null> = {
  never: null,
  mean: "mean",
  p5: 0.05,
  p50: 0.5,
  p95: 0.95,
};

/** Reads all fields that the mode uses; each one that can't be used is a problem. */
export function readEntries(state: StudyState): { entries: Entries; problems: FieldProblem[] } {
  const { mode, inputs, typed } = state;
  const reader = new Reader(state);
  reader.cells();
  const points =
    mode === "two-way"
      ? reader.whole("points", "Values of each input")
      : mode === "target" && state.along
        ? FRONTIER_POINTS
        : 0;
  const simulates = mode === "simulation";
  const trials = simulates ? reader.whole("trials", "Trials") : 0;
  const seed = parseNumber(typed.seed) ?? NaN;
  if (simulates) {
    if (!(Number.isSafeInteger(seed) && seed >= 0))
      reader.add("seed", "seed", "Seed: a whole number, 0 or more, please.");
    reader.memory(trials);
  }
  const of = STOPS[state.stop];
  const within = parseNumber(typed.within.replace("%", ""));
  const stops = simulates && of !== null;
  if (stops && !(within !== null && within > 0))
    reader.add("within", "within", "Known to within: a percentage above 0, please.");
  const read = inputs.map((setting) => ({ setting, values: reader.values(setting) }));
  const target = parseNumber(typed.target);
  if (mode === "target" && target === null) reader.add("target", "target", "Target: a number, please.");
  const placeOf = (id: string | null) => inputs.findIndex((input) => input.id === id);
  const solved = Math.max(0, placeOf(state.solved));
  const along = placeOf(state.along);
  return {
    entries: {
      inputs: read,
      points,
      trials,
      seed,
      stop: stops && within !== null ? { of, within: within / 100 } : null,
      strengths: simulates && !state.matrix && state.groups.length ? reader.strengths() : null,
      matrix: simulates && state.matrix ? reader.matrix(state.matrix.rows) : null,
      target: target ?? 0,
      solved,
      along: along >= 0 && along !== solved ? along : null,
    },
    problems: reader.problems,
  };
}

const FRONTIER_POINTS = 21;

/** The fields of an input that a mode uses. */
export function fieldsOf(mode: Mode, setting: InputSetting): readonly FieldName[] {
  return mode === "simulation" ? fieldsOfKind(setting.distribution) : ["low", "high"];
}

class Reader {
  readonly problems: FieldProblem[] = [];

  constructor(private readonly state: StudyState) {}

  add(owner: string, field: string, message: string): void {
    this.problems.push({ owner, field, message });
  }

  cells(): void {
    const { mode, inputs, outputs } = this.state;
    if (outputs.length === 0)
      this.add("model", "outputs", "Pick the output: select its cell, then Add selection.");
    else if (outputs.length > MOST_OUTPUTS)
      this.add("model", "outputs", `Watch ${MOST_OUTPUTS} outputs at most.`);
    // The tornado finds inputs by itself.
    if (inputs.length === 0 && mode !== "tornado")
      this.add("model", "inputs", "Pick at least one input: select its cell, then Add selection.");
    else if (mode === "two-way" && inputs.length !== 2)
      this.add(
        "model",
        "inputs",
        `A grid has two inputs; ${inputs.length === 1 ? "pick one more" : "remove the others"}.`,
      );
  }

  whole(field: "points" | "trials", name: string): number {
    const { least, most } = LIMITS[field];
    const value = parseNumber(this.state.typed[field]);
    if (value !== null && Number.isInteger(value) && value >= least && value <= most) return value;
    this.add(field, field, `${name}: a whole number from ${least} to ${most.toLocaleString()}, please.`);
    return least;
  }

  memory(trials: number): void {
    const { inputs, outputs } = this.state;
    const fits = trialsThatFit(inputs.length, outputs.length);
    if (trials <= fits) return;
    const bytes = 2 * memoryFor(inputs.length, outputs.length, trials);
    const megabytes = Math.ceil(bytes / 1e6).toLocaleString();
    this.add(
      "trials",
      "trials",
      `${trials.toLocaleString()} trials of ${inputs.length} inputs and ${outputs.length} outputs need ${megabytes} MB, more than a pane has. ${fits.toLocaleString()} trials do.`,
    );
  }

  values(setting: InputSetting): Record<FieldName, number> {
    const { mode } = this.state;
    const { id, cell } = setting;
    const values = {} as Record<FieldName, number>;
    let readable = true;
    for (const field of fieldsOf(mode, setting)) {
      const value = parseNumber(setting.fields[field]);
      if (value !== null) values[field] = value;
      else {
        readable = false;
        this.add(id, field, `${FIELD_LABELS[field]} of ${cell.label}: a number, please.`);
      }
    }
    if (readable) this.order(setting, values);
    return values;
  }

  private order({ id, cell, distribution, data }: InputSetting, values: Record<FieldName, number>): void {
    const at = (field: string, message: string) => this.add(id, field, `${cell.label}: ${message}`);
    if (this.state.mode !== "simulation") {
      if (values.low !== values.high) return;
      const zero = cell.value === 0 && values.low === 0;
      at(
        "low",
        zero
          ? "any share of 0 is 0. Type a low and a high, or remove the input."
          : "low and high are the same, so there is nothing to vary.",
      );
    } else if (distribution === "data") {
      if (!data?.values.length) at("data", "select the cells with your numbers, then Use selection.");
    } else {
      const unfit = unfitFor(distribution, values);
      if (unfit) at(fieldsOfKind(distribution)[0] ?? "low", unfit);
    }
  }

  strengths(): Strength[] {
    const { groups, inputs } = this.state;
    return groups.flatMap(({ id, inputs: ids, strength }) => {
      const value = parseNumber(strength);
      const members = ids.map((each) => inputs.findIndex((input) => input.id === each)).filter((i) => i >= 0);
      if (value === null || !(Math.abs(value) <= 1))
        this.add(id, "strength", "Strength: a number from -1 to 1, please.");
      else if (members.length < 2) this.add(id, "inputs", "Choose two inputs at least.");
      else return [{ inputs: members, strength: value }];
      return [];
    });
  }

  matrix(rows: readonly (readonly unknown[])[]): number[][] | null {
    const size = this.state.inputs.length;
    const wrong = (message: string) => {
      this.add("matrix", "matrix", message);
      return null;
    };
    if (rows.length !== size || rows.some((row) => row.length !== size))
      return wrong(
        `The matrix needs a row and a column for each of the ${size} inputs, in their order; the selection has ${rows.length} by ${rows[0]?.length ?? 0}.`,
      );
    for (const [r, row] of rows.entries())
      for (const [c, value] of row.entries()) {
        const where = `Row ${r + 1}, column ${c + 1} of the matrix`;
        if (typeof value !== "number" || !(Math.abs(value) <= 1))
          return wrong(`${where} is ${String(value) || "empty"}: a number from -1 to 1, please.`);
        if (r === c && value !== 1)
          return wrong(`${where} is ${value}: an input goes with itself, so 1, please.`);
        if (value !== rows[c]?.[r]) return wrong(`${where} isn't what row ${c + 1}, column ${r + 1} has.`);
      }
    return rows as number[][];
  }
}
