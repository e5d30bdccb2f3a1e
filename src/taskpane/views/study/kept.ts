import type { OpenedSetup, SetupToSave } from "../../../excel";
import { FIELD_LABELS, KIND_LABELS, type FieldName, type Kind } from "./distributions";
import { fieldText, parseNumber } from "./numbers";
import { fieldsFor, numbersIn } from "./setup";
import { START, type InputSetting, type Sampling, type StopAt, type StudyState, type Typed } from "./state";

/** What is kept of a set-up: numbers, where something else was typed nothing. */
export function setupOf(name: string, state: StudyState): SetupToSave {
  const { inputs, outputs, groups, matrix, sampling, stop } = state;
  const placeOf = (id: string | null) => {
    const at = inputs.findIndex((input) => input.id === id);
    return at < 0 ? null : at;
  };
  return {
    name,
    outputs: outputs.map(({ place }) => place),
    inputs: inputs.map(({ cell, distribution, fields, typed, data }) => ({
      place: cell.place,
      distribution,
      numbers: numbersOf(fields),
      typed,
      data: data !== null,
      dataReference: data?.reference ?? null,
    })),
    numbers: numbersOf(state.typed),
    sampling,
    stop,
    groups: groups.map((group) => ({
      inputs: group.inputs.flatMap((id) => placeOf(id) ?? []),
      strength: parseNumber(group.strength) ?? 0,
    })),
    matrixReference: matrix?.reference ?? null,
    solved: placeOf(state.solved),
    along: placeOf(state.along),
  };
}

const numbersOf = (texts: object): Record<string, number> =>
  Object.fromEntries(
    Object.entries(texts as Record<string, string>).flatMap(([key, text]): [string, number][] => {
      const value = parseNumber(text);
      return value === null ? [] : [[key, value]];
    }),
  );

/**
 * A set-up as it was, with the cells as they are by now.
 * @param newId a fresh id for an input or a group
 */
export function stateOf(
  { setup, outputs, inputs, data, matrix }: OpenedSetup,
  newId: (kind: string) => string,
): { state: Partial<StudyState>; lost: number } {
  const share = (setup.numbers["share"] ?? 10) / 100;
  const settings = setup.inputs.map((stored, i): InputSetting | null => {
    const cell = inputs[i];
    if (!cell) return null;
    const numbers = data[i];
    const values = numbersIn(numbers?.rows ?? []);
    const start = fieldsFor(cell, share);
    const kept = Object.entries(stored.numbers)
      .filter(([field]) => field in FIELD_LABELS)
      .map(([field, value]) => [
        field,
        fieldText(value, field === "spread" ? "" : field === "probability" ? "0%" : cell.format),
      ]);
    return {
      id: newId("input"),
      cell,
      distribution: (stored.distribution in KIND_LABELS ? stored.distribution : "pert") as Kind,
      // Ranges that nobody has typed are those of the values of today.
      fields: stored.typed
        ? { ...start, ...(Object.fromEntries(kept) as Partial<Record<FieldName, string>>) }
        : start,
      typed: stored.typed,
      data: numbers && values.length ? { reference: numbers.reference, values } : null,
    };
  });
  const idAt = (place: number | null) => (place === null ? null : (settings[place]?.id ?? null));
  const typed = Object.fromEntries(
    Object.entries(START.typed).map(([key, text]) => {
      const value = setup.numbers[key];
      return [key, value === undefined ? text : fieldText(value)];
    }),
  ) as unknown as Typed;
  const found = outputs.filter((output) => output !== null);
  return {
    lost: [...outputs, ...inputs].filter((cell) => cell === null).length,
    state: {
      outputs: found,
      inputs: settings.filter((setting) => setting !== null),
      typed,
      sampling: (setup.sampling === "plain" ? "plain" : "latin hypercube") satisfies Sampling,
      stop:
        (["mean", "p5", "p50", "p95"] as const).find((stop) => stop === setup.stop) ??
        ("never" satisfies StopAt),
      groups: setup.groups.map(({ inputs: members, strength }) => ({
        id: newId("group"),
        inputs: members.flatMap((place) => idAt(place) ?? []),
        strength: fieldText(strength),
      })),
      matrix,
      solved: idAt(setup.solved),
      along: idAt(setup.along),
    },
  };
}
