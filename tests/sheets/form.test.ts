import { describe, expect, it } from "vitest";
import { Answer } from "../../src/sheets/answer";
import { buildContext } from "../../src/sheets/context";
import { Form } from "../../src/sheets/form";
import { f } from "../../src/sheets/formula";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { ABOVE_0, optional, SHARE } from "../../src/sheets/rules";
import { Sheet } from "../../src/sheets/sheet";
import { stylesOf } from "../../src/sheets/style";
import { opened, type Scalar } from "../templates/support/evaluate";

/** A sheet that asks for a price and a discount, and answers with what comes of them. */
function asking() {
  const context = buildContext({
    dialect: "plain",
    standard: "banker",
    currency: "$",
    optimizedName: "New",
    taken: { sheets: [], names: [] },
  });
  const { money, percent, count } = context.units;
  const sheet = new Sheet(context, {
    key: "asking",
    name: "Asking",
    tabColor: "#112233",
    columns: [
      { key: "item", width: 30 },
      { key: "unit", width: 10 },
      { key: "value", width: 12 },
      { key: "note", width: 40 },
    ],
  });
  const columns = { label: "item", unit: "unit", value: "value", note: "note" };
  const answer = new Answer(sheet, { label: "item", unit: "unit", value: "value" }, 1);
  const form = new Form(sheet, answer, columns);
  form.heading("Prices", "Now");
  form.line("Days", count, { value: { role: "formula", formula: f`30` } }, "Nobody's to fill in");
  const price = form.input({ label: "Price", unit: money, value: 5, note: "A month", rule: ABOVE_0 });
  const rate = form.input({
    label: "Discount",
    unit: percent,
    value: "",
    note: "If any",
    rule: optional(SHARE, "none"),
  });
  const year = form.result("A year", money, f`12*${price}*(1-${rate})`, "Twelve months", {
    check: { good: f`12*${price}<1000`, asks: "less than 1,000" },
  });
  // Among the inputs that all results wait for: it can't wait for all of them itself.
  const own = new Form(sheet, answer, columns, (result) => f`IF(${form.complete},${result},"–")`);
  const shared = own.result("A third", money, f`12*${price}/(1-${rate})`, "Of three", {
    must: { good: f`${rate}<1`, asks: "a discount below 100%" },
    total: true,
  });
  const ready = sheet.line({
    item: { role: "label", value: "Complete" },
    value: { role: "check", formula: f`IF(${form.complete},"yes","no")` },
  });
  answer.settle({
    sentence: f`"It costs "&FIXED(${year},0)`,
    figures: [{ label: "A year", unit: "$", format: "0", formula: year }],
    inputs: [...form.watchedInputs, ...own.watchedInputs],
    checks: form.watchedChecks,
  });
  const plan: WorkbookPlan = {
    template: "asking",
    title: "Asking",
    sheets: [sheet.finish()],
    styles: stylesOf("banker"),
  };
  return { plan, price, rate, year, shared, ready: ready.value, form, own, answer };
}

const { plan, price, rate, year, shared, ready, form, own, answer } = asking();
const calculated = opened(plan);
const [sheet] = plan.sheets as [WorkbookPlan["sheets"][number]];

/** What the sheet shows once something is entered. */
function shows(entered: { price?: Scalar; rate?: Scalar }) {
  const entry = ({ position }: typeof price, value: Scalar) => ({ sheet: "asking", ...position, value });
  const cells = calculated([
    ...("price" in entered ? [entry(price, entered.price!)] : []),
    ...("rate" in entered ? [entry(rate, entered.rate!)] : []),
  ]).get("Asking")!;
  const at = ({ position: { row, column } }: typeof price, aside = 0) => cells[row]![column + aside];
  const named = (label: string) => {
    const { row, column } = sheet.keyFigures.find((one) => one.label === label)!;
    return cells[row]![column];
  };
  return {
    answer: named("Answer"),
    figure: named("A year"),
    inputs: named("Inputs"),
    checks: named("Checks"),
    results: [at(year), at(shared)],
    notes: [price, rate, year, shared].map((one) => at(one, 1)),
    complete: at(ready),
  };
}
const notes = ["A month", "If any", "Twelve months", "Of three"];
const address = ({ position: { row } }: typeof price) => `C${row + 1}`;

describe("a form", () => {
  it("answers once its inputs are right; what may be empty is none", () => {
    expect(shows({})).toEqual({
      answer: "It costs 60",
      figure: 60,
      inputs: "OK",
      checks: "OK",
      results: [60, 60],
      notes,
      complete: "yes",
    });
    expect(shows({ rate: 0.5 })).toMatchObject({ results: [30, 120], complete: "yes" });
  });

  it.each<[string, { price?: Scalar; rate?: Scalar }, string]>([
    ["nothing", { price: "" }, `Price, ${address(price)}: a number above 0`],
    ["0", { price: 0 }, `Price, ${address(price)}: a number above 0`],
    ["a text", { price: "cheap" }, `Price, ${address(price)}: a number above 0`],
    ["too much", { rate: 1.5 }, `Discount, ${address(rate)}: a share from 0% to 100%`],
    ["both", { price: -1, rate: "some" }, `Price, ${address(price)}: a number above 0`],
  ])("makes no figure of %s, and says where it stands", (_, entered, says) => {
    const shown = shows(entered);
    expect(shown).toMatchObject({
      figure: "–",
      checks: "–",
      results: ["–", "–"],
      complete: "no",
    });
    expect(shown.inputs).toBe(says);
    expect(shown.answer).toBe(`To mend first: ${says}`);
    // Its own row says so in place of the note.
    const row = "rate" in entered && !("price" in entered) ? 1 : 0;
    expect(shown.notes[row]).toBe(`← ${says.replace(/^\w+, /, "")}`);
    if (row === 1) expect(shown.notes[0]).toBe("A month");
  });

  it("says which check fails, and shows its figures", () => {
    const says = `A year, ${address(year)}: less than 1,000`;
    expect(shows({ price: 100 })).toMatchObject({
      answer: "It costs 1,200",
      figure: 1200,
      inputs: "OK",
      checks: says,
      results: [1200, 1200],
      notes: [notes[0], notes[1], `← ${says.slice(8)}`, notes[3]],
    });
  });

  it("watches the rows from the first input to the last one, and no others", () => {
    const here = { sheet: "Asking", row: 0 };
    const rows = (block: Form) =>
      block.watchedInputs.map(({ labels, remarks }) => [labels.render(here), remarks.render(here)]);
    const [first, last, must] = [price, rate, shared].map(({ position: { row } }) => row + 1);
    expect(rows(form)).toEqual([[`$A$${first}:$A$${last}`, `$D$${first}:$D$${last}`]]);
    expect(rows(own)).toEqual([[`$A$${must}:$A$${must}`, `$D$${must}:$D$${must}`]]);
    const check = year.position.row + 1;
    expect(form.watchedChecks.map(({ labels }) => labels.render(here))).toEqual([`$A$${check}:$A$${check}`]);
  });

  it("gives cells their formats, a total its own look, and each input what it may hold", () => {
    const cell = ({ position: { row, column } }: typeof price, aside = 0) =>
      sheet.cells[row]![column + aside];
    expect(cell(year)).toMatchObject({ role: "formula", format: "[$$-409]#,##0_);([$$-409]#,##0)" });
    expect([cell(shared, -2)?.role, cell(shared, -1)?.role, cell(shared)?.role]).toEqual([
      "totalLabel",
      "totalLabel",
      "total",
    ]);
    expect(cell(price, -1)).toMatchObject({ role: "unit", value: "$" });
    expect(sheet.validations).toMatchObject([
      { kind: "decimal", range: price.position, minimum: 0 },
      { kind: "decimal", range: rate.position, minimum: 0, maximum: 1 },
    ]);
    expect(sheet.validations[1]!.prompt.message).toBe("A share from 0% to 100%. Empty: none.");
  });

  it("is settled once", () => {
    expect(() => answer.settle({ sentence: f`""`, figures: [] })).toThrow("another size");
  });
});
