import { CalcError } from "../../../core/errors";
import { FIELD_LABELS, SHAPES, shapeOf, type FieldName } from "./distributions";
import { parseNumber } from "./numbers";
import type { FieldProblem, InputSetting, SensitivityState } from "./state";

export const LIMITS = { points: { least: 2, most: 15 }, trials: { least: 10, most: 10_000 } } as const;

/** What was typed, as numbers. */
export interface Entries {
  inputs: { setting: InputSetting; values: Record<FieldName, number> }[];
  points: number;
  trials: number;
  seed: number;
}

/** Reads all fields that the mode uses; each one that can't be used is a problem. */
export function readEntries(state: SensitivityState): { entries: Entries; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const { mode, inputs, output } = state;
  const add = (owner: string, field: string, message: string) => problems.push({ owner, field, message });

  if (inputs.length === 0)
    add("model", "inputs", "Pick at least one input: select its cell, then Add selection.");
  else if (mode === "two-way" && inputs.length !== 2)
    add(
      "model",
      "inputs",
      `A grid has two inputs; ${inputs.length === 1 ? "pick one more" : "remove the others"}.`,
    );
  if (!output) add("model", "output", "Pick the output: select its cell, then Use selection.");

  const whole = (field: "points" | "trials", name: string): number => {
    const { least, most } = LIMITS[field];
    const value = parseNumber(state[field]);
    if (value !== null && Number.isInteger(value) && value >= least && value <= most) return value;
    add(field, field, `${name}: a whole number from ${least} to ${most.toLocaleString()}, please.`);
    return least;
  };
  const points = mode === "two-way" ? whole("points", "Values of each input") : 0;
  const trials = mode === "simulation" ? whole("trials", "Trials") : 0;
  const seed = parseNumber(state.seed) ?? NaN;
  if (mode === "simulation" && !(Number.isSafeInteger(seed) && seed >= 0))
    add("seed", "seed", "Seed: a whole number, 0 or more, please.");

  const read = inputs.map((setting) => {
    const values = {} as Record<FieldName, number>;
    let readable = true;
    for (const field of fieldsOf(mode, setting)) {
      const value = parseNumber(setting.fields[field]);
      if (value !== null) values[field] = value;
      else {
        readable = false;
        add(setting.id, field, `${FIELD_LABELS[field]} of ${setting.cell.label}: a number, please.`);
      }
    }
    if (readable) problems.push(...orderProblems(mode, setting, values));
    return { setting, values };
  });
  return { entries: { inputs: read, points, trials, seed }, problems };
}

/** The fields of an input that a mode uses. */
export function fieldsOf(mode: SensitivityState["mode"], setting: InputSetting): readonly FieldName[] {
  return mode === "simulation" ? SHAPES[setting.distribution].fields : ["low", "high"];
}

function orderProblems(
  mode: SensitivityState["mode"],
  setting: InputSetting,
  values: Record<FieldName, number>,
): FieldProblem[] {
  const { id: owner, cell, distribution } = setting;
  const at = (field: FieldName, message: string) => [{ owner, field, message: `${cell.label}: ${message}` }];
  if (mode !== "simulation")
    return values.low !== values.high
      ? []
      : at(
          "low",
          cell.value === 0 && values.low === 0
            ? "any share of 0 is 0. Type a low and a high, or remove the input."
            : "low and high are the same, so there is nothing to vary.",
        );
  if (distribution === "lognormal" && !(values.median > 0))
    return at("median", "the median must be above 0.");
  try {
    shapeOf(distribution, values);
    return [];
  } catch (error) {
    if (!(error instanceof CalcError)) throw error;
    return at(SHAPES[distribution].fields[0] ?? "low", error.message);
  }
}
