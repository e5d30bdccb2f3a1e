import { remarkOn, sortedBars, type Outcome as Result } from "../../../templates/analysis";
import { h } from "../../dom";
import { resultText } from "../study/numbers";
import { frontierPicture, gridPicture } from "../study/pictures/pictures";
import { numbersTable } from "../study/pictures/svg";
import type { GridOutcome, Outcome, TargetOutcome, TornadoOutcome } from "../study/state";

/** What the pane shows of a result. */
export function outcomeContent(outcome: Outcome): HTMLElement[] {
  switch (outcome.mode) {
    case "tornado":
      return outcome.outputs.flatMap(tornado);
    case "two-way":
      return outcome.outputs.flatMap((one) => grid(outcome, one));
    case "target":
      return target(outcome);
    case "simulation":
      return [];
  }
}

const shown = (value: Result, format: string) =>
  typeof value === "number" ? resultText(value, format) : value;

function tornado({ output, bars }: TornadoOutcome["outputs"][number]): HTMLElement[] {
  const sorted = sortedBars(bars);
  const numbers = sorted.flatMap(({ atLow, atHigh }) => [atLow, atHigh]).filter((v) => typeof v === "number");
  const [least, most] = [Math.min(output.value, ...numbers), Math.max(output.value, ...numbers)];
  const percent = (value: number) => (most > least ? (100 * (value - least)) / (most - least) : 50);
  return [
    h("h3", {}, `${output.label}: ${resultText(output.value, output.format)}`),
    h(
      "ol",
      { class: "bars" },
      ...sorted.map((bar) => {
        const { atLow, atHigh, input } = bar;
        const drawn = typeof atLow === "number" && typeof atHigh === "number";
        const [from, to] = drawn
          ? [Math.min(atLow, atHigh), Math.max(atLow, atHigh)]
          : [output.value, output.value];
        const line = h("span", { class: "bar", "aria-hidden": "true" });
        const fill = h("span", { class: "bar-fill" });
        fill.style.insetInlineStart = `${percent(from)}%`;
        fill.style.inlineSize = `${percent(to) - percent(from)}%`;
        const base = h("span", { class: "bar-base" });
        base.style.insetInlineStart = `${percent(output.value)}%`;
        line.append(fill, base);
        const remark = remarkOn(bar, output.value);
        return h(
          "li",
          {},
          h("span", { class: "bar-label" }, input.label),
          line,
          h(
            "span",
            { class: "bar-values" },
            `${shown(atLow, output.format)} … ${shown(atHigh, output.format)}`,
          ),
          remark && drawn ? h("span", { class: "hint" }, remark) : null,
        );
      }),
    ),
    numbersTable({
      caption: `Sensitivity of ${output.label}`,
      head: ["Input", "Low", "High", "At low", "At high"],
      rows: sorted.map(({ input, low, high, atLow, atHigh }) => [
        input.label,
        resultText(low, input.format),
        resultText(high, input.format),
        shown(atLow, output.format),
        shown(atHigh, output.format),
      ]),
    }),
  ];
}

function grid(
  { rows, columns }: GridOutcome,
  { output, outcomes }: GridOutcome["outputs"][number],
): HTMLElement[] {
  const numbers = outcomes.flat().filter((value) => typeof value === "number");
  const errors = outcomes.flat().length - numbers.length;
  const least = numbers.length ? resultText(Math.min(...numbers), output.format) : "no number";
  const most = numbers.length ? resultText(Math.max(...numbers), output.format) : "no number";
  const axis = ({ input, values }: GridOutcome["rows"]) => ({
    name: input.label,
    values,
    base: input.value,
    write: (value: number) => resultText(value, input.format),
  });
  return [
    h("h3", {}, `${output.label}: ${resultText(output.value, output.format)}`),
    h(
      "p",
      {},
      `${rows.input.label} down, ${rows.values.length} values; ${columns.input.label} across, ${columns.values.length}: ${least} … ${most}.`,
    ),
    ...(errors ? [h("p", {}, `${errors} combinations show an error.`)] : []),
    ...(numbers.length
      ? [
          gridPicture(output.label, axis(rows), axis(columns), outcomes, (value) =>
            shown(value, output.format),
          ),
        ]
      : []),
  ];
}

function target({
  output,
  input,
  range,
  target: wanted,
  roots,
  nearest,
  frontier,
}: TargetOutcome): HTMLElement[] {
  const at = (value: number) => resultText(value, input.format, undefined, 7);
  const goal = resultText(wanted, output.format);
  const between = `from ${at(range[0])} to ${at(range[1])}`;
  return [
    h("h3", {}, `${output.label} at ${goal}`),
    roots.length
      ? h("p", { class: "answer" }, `${input.label}: ${roots.map(at).join(" or ")}`)
      : h("p", { class: "answer" }, `None: no value of ${input.label} ${between} reaches ${goal}.`),
    ...(roots.length || !nearest
      ? []
      : [
          h(
            "p",
            {},
            `Nearest: ${at(nearest.input)}, where it is ${resultText(nearest.output, output.format)}.`,
          ),
        ]),
    h("p", { class: "hint" }, `Now ${at(input.value)}; looked at ${between}.`),
    ...(frontier
      ? [
          frontierPicture(
            { name: input.label, write: (value) => resultText(value, input.format) },
            {
              name: frontier.input.label,
              write: (value) => resultText(value, frontier.input.format),
            },
            frontier.points,
          ),
        ]
      : []),
  ];
}
