import {
  remarkOn,
  sortedBars,
  type Outcome as Value,
  type TornadoRecord,
  type TwoWayRecord,
  type SimulationRecord,
} from "../../../templates/analysis";
import { button } from "../../controls";
import { h, setAttribute } from "../../dom";
import { icon } from "../../icons";
import { resultText } from "./numbers";
import type { Sensitivity } from "./sensitivity";
import type { Part } from "./setup";
import type { Outcome } from "./state";

/** The last result in short, and the way to its sheet. */
export function outcomeView(view: Sensitivity): Part {
  const body = h("div", {});
  const goTo = button(
    { appearance: "subtle", "aria-label": "Go to sheet of the result", click: () => void view.showSheet() },
    icon("goTo", "start"),
    "Go to sheet",
  );
  const write = button({ click: () => void view.writeSheet() }, "Write the sheet");
  const section = h(
    "section",
    { "aria-labelledby": "sensitivity-result", class: "run-result", hidden: true },
    h("h2", { id: "sensitivity-result" }, "Result"),
    h("div", { class: "card" }, body, h("div", { class: "actions" }, goTo, write)),
  );
  return {
    element: section,
    update({ outcome, sheet, task }, before) {
      setAttribute(section, "hidden", !outcome);
      setAttribute(goTo, "hidden", !sheet);
      setAttribute(write, "hidden", sheet !== null || task !== null);
      if (outcome && before?.outcome !== outcome) body.replaceChildren(...contentOf(outcome));
      // Once the progress above has gone. The focus stays: who wants to run again is still at the button.
      if (before?.task?.kind === "writing" && !task) section.scrollIntoView({ block: "nearest" });
    },
  };
}

function contentOf(outcome: Outcome): HTMLElement[] {
  switch (outcome.mode) {
    case "tornado":
      return tornado(outcome.record);
    case "two-way":
      return twoWay(outcome.record);
    case "simulation":
      return simulation(outcome.record);
  }
}

const shown = (value: Value, format: string) =>
  typeof value === "number" ? resultText(value, format) : value;

const remarks = (texts: readonly string[]) => texts.map((text) => h("p", { class: "hint" }, text));

function tornado({ output, bars, remarks: texts }: TornadoRecord): HTMLElement[] {
  const sorted = sortedBars(bars);
  const numbers = sorted.flatMap(({ atLow, atHigh }) => [atLow, atHigh]).filter((v) => typeof v === "number");
  const [least, most] = [Math.min(output.value, ...numbers), Math.max(output.value, ...numbers)];
  const percent = (value: number) => (most > least ? (100 * (value - least)) / (most - least) : 50);
  return [
    h("h3", {}, `${output.label}: ${resultText(output.value, output.format)}`),
    ...remarks(texts),
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
  ];
}

function twoWay({ output, rows, columns, outcomes, remarks: texts }: TwoWayRecord): HTMLElement[] {
  const numbers = outcomes.flat().filter((value) => typeof value === "number");
  const range = numbers.length
    ? `${resultText(Math.min(...numbers), output.format)} … ${resultText(Math.max(...numbers), output.format)}`
    : "no numbers";
  const errors = outcomes.flat().length - numbers.length;
  return [
    h("h3", {}, `${output.label}: ${resultText(output.value, output.format)}`),
    ...remarks(texts),
    h(
      "p",
      {},
      `${rows.values.length} values of ${rows.input.label} by ${columns.values.length} of ${columns.input.label}: ${range}.`,
    ),
    ...(errors ? [h("p", {}, `${errors} combinations show an error.`)] : []),
  ];
}

function simulation(record: SimulationRecord): HTMLElement[] {
  const { output, percentiles, mean, standardDeviation, probabilityBelowZero, failed, bins } = record;
  const row = (name: string, value: string) => [h("dt", {}, name), h("dd", {}, value)];
  const most = Math.max(...bins.map(({ count }) => count));
  return [
    h("h3", {}, `${output.label}: ${resultText(mean, output.format)} on average`),
    ...remarks(record.remarks),
    ...(failed
      ? [h("p", {}, `${failed} of ${record.trials} trials showed no number and are left out.`)]
      : []),
    h(
      "div",
      { class: "histogram", "aria-hidden": "true" },
      ...bins.map(({ count }) => {
        const column = h("span", {});
        column.style.blockSize = `${(100 * count) / most}%`;
        return column;
      }),
    ),
    h(
      "dl",
      { class: "figures" },
      ...percentiles
        .filter(({ share }) => [0.05, 0.5, 0.95].includes(share))
        .flatMap(({ share, value }) => row(`P${Math.round(share * 100)}`, resultText(value, output.format))),
      ...row("Standard deviation", resultText(standardDeviation, output.format)),
      ...row("Probability below 0", resultText(probabilityBelowZero, "0%")),
    ),
  ];
}
