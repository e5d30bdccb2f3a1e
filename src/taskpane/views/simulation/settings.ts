import { h, setAttribute } from "../../dom";
import { selectField, textField, type Field } from "../study/field";
import type { Part } from "../study/part";
import type { Sampling, StopAt } from "../study/state";
import type { Study } from "../study/study";

const SAMPLINGS: Record<Sampling, string> = {
  "latin hypercube": "Latin hypercube",
  plain: "Plain",
};

const STOPS: Record<StopAt, string> = {
  never: "All trials have run",
  mean: "The mean is known",
  p5: "P5 is known",
  p50: "P50 is known",
  p95: "P95 is known",
};

/** How many trials, and for who wants to know, how they are drawn and when they end. */
export function settingsView(view: Study): Part & { focus(field: string): boolean } {
  const fields: Record<"trials" | "seed" | "within", Field> = {
    trials: textField("Trials", (text) => view.setText("trials", text)),
    seed: textField("Seed", (text) => view.setText("seed", text)),
    within: textField("To within ± %", (text) => view.setText("within", text)),
  };
  const sampling = selectField("Sampling", "Sampling", SAMPLINGS, (value) => view.setSampling(value));
  const stop = selectField("Stop when", "Stop when", STOPS, (value) => view.setStop(value));
  const details = h(
    "details",
    { class: "more" },
    h("summary", {}, "Seed, sampling and when to stop"),
    h("div", { class: "number-fields" }, fields.seed.element, sampling.element),
    h("div", { class: "number-fields" }, stop.element, fields.within.element),
  );
  return {
    element: h("div", {}, fields.trials.element, details),
    update(state) {
      for (const name of ["trials", "seed", "within"] as const) {
        const problem = state.problems.find(({ owner }) => owner === name)?.message ?? null;
        fields[name].update(state.typed[name], problem);
        if (problem && name !== "trials") details.open = true;
      }
      sampling.update(state.sampling);
      stop.update(state.stop);
      setAttribute(fields.within.element, "hidden", state.stop === "never");
    },
    focus(field) {
      const found = fields[field as keyof typeof fields] as Field | undefined;
      found?.focus();
      return found !== undefined;
    },
  };
}
