import { h } from "../../dom";
import { resultText } from "../study/numbers";
import { selectOf } from "../study/field";
import { curvePicture, histogramPicture, scatterPicture } from "../study/pictures/pictures";
import { numbersTable } from "../study/pictures/svg";
import type { SimulationOutcome } from "../study/state";
import type { Study } from "../study/study";
import { askingView } from "./asking";

/** Points of a scatter. */
const MOST_POINTS = 400;

/** The result of a simulation, one output at a time. */
export function simulationContent(view: Study, outcome: SimulationOutcome): HTMLElement[] {
  const { outputs } = outcome;
  const holder = h("div", {});
  const show = (index: number) => holder.replaceChildren(...outputContent(view, outcome, index));
  const choice = selectOf("Output", (value) => {
    choice.update(options, value);
    show(Number(value));
  });
  const options = outputs.map(({ label }, i): [string, string] => [String(i), label]);
  choice.update(options, "0");
  show(0);
  return [...(outputs.length > 1 ? [choice.element] : []), holder];
}

function outputContent(view: Study, outcome: SimulationOutcome, index: number): HTMLElement[] {
  const { outputs, simulated } = outcome;
  const output = outputs[index];
  const summary = simulated.outputs[index];
  if (!output) return [];
  if (!summary) return [h("p", {}, `${output.label} showed no number in any trial.`)];
  const write = (value: number) => resultText(value, output.format);
  const failed = simulated.trials - summary.count;
  const why = summary.failed.map(([name, count]) => `${name} ${count.toLocaleString()}`).join(", ");
  const figure = (name: string, value: string) => [h("dt", {}, name), h("dd", {}, value)];
  const at = (share: number) => write(summary.percentiles.find((one) => one.share === share)?.value ?? 0);
  return [
    h("h3", {}, `${output.label}: ${write(summary.mean)} on average`),
    ...(failed
      ? [
          h(
            "p",
            {},
            `${failed.toLocaleString()} of ${simulated.trials.toLocaleString()} trials showed no number (${why}) and are left out.`,
          ),
        ]
      : []),
    pictures(view, outcome, index),
    h(
      "dl",
      { class: "figures" },
      ...figure("Mean, known to ±", write(summary.halfWidth)),
      ...figure("P5", at(0.05)),
      ...figure("P50", at(0.5)),
      ...figure("P95", at(0.95)),
      ...figure("Standard deviation", write(summary.standardDeviation)),
      ...figure("Probability below 0", resultText(summary.belowZero, "0%")),
    ),
    askingView(view, outcome, index),
    ...drivers(outcome, index),
    ...dependence(outcome, index, write),
  ];
}

/** One of three pictures, by choice. */
function pictures(
  view: Study,
  { inputs, outputs, simulated }: SimulationOutcome,
  index: number,
): HTMLElement {
  const output = outputs[index];
  const summary = simulated.outputs[index];
  const holder = h("div", {});
  if (!output || !summary) return holder;
  const write = (value: number) => resultText(value, output.format);
  const drawn = { histogram: histogramPicture, curve: curvePicture };
  const show = async (kind: string): Promise<void> => {
    if (kind === "histogram" || kind === "curve") {
      holder.replaceChildren(drawn[kind](output.label, summary, write));
      return;
    }
    const input = Number(kind);
    const cell = inputs[input]?.input;
    const points = await view.question("scatter", { input, output: index, most: MOST_POINTS });
    if (!cell || !points) return;
    const own = { name: cell.label, write: (value: number) => resultText(value, cell.format) };
    holder.replaceChildren(scatterPicture({ name: output.label, write }, own, points));
  };
  const options: Record<string, string> = {
    histogram: "Histogram",
    curve: "S-curve",
    ...Object.fromEntries(inputs.map(({ input }, i) => [String(i), `Scatter: ${input.label}`])),
  };
  // Keys that are numbers would come first.
  const order = ["histogram", "curve", ...inputs.map((_, i) => String(i))];
  const select = selectOf("Picture", (value) => void show(value));
  select.update(
    order.map((key): [string, string] => [key, options[key] ?? ""]),
    "histogram",
  );
  void show("histogram");
  return h("div", {}, select.element, holder);
}

/** Which input moves the output: bars by part of the variance. */
function drivers({ inputs, simulated }: SimulationOutcome, index: number): HTMLElement[] {
  const found = (simulated.drivers[index] ?? [])
    .map((driver) => ({ ...driver, label: inputs[driver.input]?.input.label ?? "" }))
    .sort((one, other) => other.contribution - one.contribution);
  if (found.length < 2) return [];
  return [
    h("h3", {}, "What drives it"),
    h(
      "ol",
      { class: "bars" },
      ...found.slice(0, 10).map(({ label, contribution, rankCorrelation }) => {
        const line = h("span", { class: "bar", "aria-hidden": "true" });
        const fill = h("span", { class: "bar-fill" });
        fill.style.insetInlineStart = "0";
        fill.style.inlineSize = `${100 * contribution}%`;
        line.append(fill);
        return h(
          "li",
          {},
          h("span", { class: "bar-label" }, label),
          line,
          h(
            "span",
            { class: "bar-values" },
            `${resultText(contribution, "0%", undefined, 2)} of the variance, rank correlation ${rankCorrelation.toFixed(2)}`,
          ),
        );
      }),
    ),
  ];
}

/** What was asked and what the draws have, and what it changes. */
function dependence(
  { inputs, simulated }: SimulationOutcome,
  index: number,
  write: (value: number) => string,
): HTMLElement[] {
  const found = simulated.dependence;
  const [own, independent] = [simulated.outputs[index], simulated.independent?.[index]];
  if (!found) return [];
  const pairs = inputs.flatMap(({ input: one }, i) =>
    inputs.slice(0, i).flatMap(({ input: other }, j) => {
      const values = [found.asked, found.used, found.achieved].map((matrix) => matrix[i]?.[j] ?? 0);
      return values[0] || values[1]
        ? [[`${other.label}, ${one.label}`, ...values.map((value) => value.toFixed(2))]]
        : [];
    }),
  );
  const at = (summary: typeof own, share: number) =>
    write(summary?.percentiles.find((each) => each.share === share)?.value ?? 0);
  const beside = own && independent;
  return [
    h("h3", {}, "Dependence"),
    ...(found.moved
      ? [
          h(
            "p",
            {},
            "What was asked can't be all at once; the nearest that can is used, and stands beside it.",
          ),
        ]
      : []),
    numbersTable({
      caption: "Correlations asked and achieved",
      head: ["Inputs", "Asked", "Used", "Achieved"],
      rows: pairs,
    }),
    ...(beside
      ? [
          h(
            "p",
            {},
            `P5 to P95: ${at(own, 0.05)} … ${at(own, 0.95)}. With independent inputs: ${at(independent, 0.05)} … ${at(independent, 0.95)}.`,
          ),
        ]
      : []),
  ];
}
