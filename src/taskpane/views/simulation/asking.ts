import { button } from "../../controls";
import { h, setText } from "../../dom";
import { selectOf, textField, type Field } from "../study/field";
import { parseNumber, resultText } from "../study/numbers";
import type { SimulationOutcome } from "../study/state";
import type { Study } from "../study/study";

const fraction = (text: string): number | null => {
  const value = parseNumber(text.replace("%", ""));
  return value !== null && value >= 0 && value <= 100 ? value / 100 : null;
};
const PERCENT = "A percentage from 0 to 100, please.";
const NUMBER = "A number, please.";

/** Questions to the trials: each answered as soon as it is typed. */
export function askingView(view: Study, outcome: SimulationOutcome, output: number): HTMLElement {
  const format = outcome.outputs[output]?.format ?? "";
  const write = (value: number) => resultText(value, format);
  const percentile = question("Percentile, %", "10", fraction, PERCENT, async (share) => {
    const answer = await view.question("percentile", { output, share });
    if (!answer) return "";
    const known = Number.isFinite(answer.halfWidth) ? `, known to ± ${write(answer.halfWidth)}` : "";
    return `${write(answer.value)}${known}`;
  });
  const below = question("Probability below", "0", parseNumber, NUMBER, async (limit) => {
    const answer = await view.question("probabilityBelow", { output, limit });
    return answer === null ? "" : resultText(answer, "0.0%");
  });
  const worst = question("Average of the worst, %", "5", fraction, PERCENT, async (share) => {
    const answer = await view.question("shortfall", { output, share });
    return answer === null ? "" : `${write(answer)} (expected shortfall)`;
  });
  return h(
    "details",
    { class: "more" },
    h("summary", {}, "Ask the trials"),
    percentile,
    below,
    worst,
    ...(outcome.how.here ? [chance(view, outcome, output)] : []),
  );
}

/** A field whose answer stands below it. */
function question(
  label: string,
  start: string,
  read: (text: string) => number | null,
  wrong: string,
  ask: (value: number) => Promise<string>,
): HTMLElement {
  const answer = h("p", { class: "answer", role: "status" });
  const asked = async (text: string): Promise<void> => {
    const value = read(text);
    field.update(text, value === null ? wrong : null);
    setText(answer, value === null ? "" : await ask(value));
  };
  const field: Field = textField(label, (text) => void asked(text));
  field.update(start, null);
  void asked(start);
  return h("div", {}, field.element, answer);
}

/** Where an input must stand for a chance: a search of its own, so it begins when it is told to. */
function chance(view: Study, { inputs, outputs }: SimulationOutcome, output: number): HTMLElement {
  const cell = outputs[output];
  let [input, target, share] = ["0", "0", "80"];
  const answer = h("p", { class: "answer", role: "status" });
  const fields = {
    target: textField(`At least this ${cell?.label ?? ""}`, (text) => (target = text)),
    share: textField("With a probability of, %", (text) => (share = text)),
  };
  fields.target.update(target, null);
  fields.share.update(share, null);
  const select = selectOf("Input that is looked for", (value) => (input = value));
  select.update(
    inputs.map(({ input: each }, i): [string, string] => [String(i), each.label]),
    input,
  );
  const search = async (): Promise<void> => {
    const [wanted, probability] = [parseNumber(target), fraction(share)];
    fields.target.update(target, wanted === null ? NUMBER : null);
    fields.share.update(share, probability === null ? PERCENT : null);
    const index = Number(input);
    const range = view.rangeOf(index);
    if (wanted === null || probability === null || !range) return;
    const found = await view.question("chance", { input: index, range, output, target: wanted, probability });
    const own = inputs[index]?.input;
    if (!found || !own) return;
    const at = (value: number) => resultText(value, own.format, undefined, 6);
    const percent = (value: number) => resultText(value, "0.0%");
    setText(
      answer,
      found.value === null
        ? `No value from ${at(range[0])} to ${at(range[1])}: ${percent(found.atLow)} at its low, ${percent(found.atHigh)} at its high.`
        : `${own.label}: ${at(found.value)}`,
    );
  };
  return h(
    "div",
    { role: "group", "aria-label": "Value for a chance" },
    h("h4", {}, "What must be true for a chance"),
    select.element,
    fields.target.element,
    fields.share.element,
    h("div", { class: "run-button" }, button({ click: () => void search() }, "Look for it")),
    answer,
  );
}
