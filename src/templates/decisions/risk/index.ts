import { amountText, percentText } from "../../../sheets/answer";
import { f, words, type Expr } from "../../../sheets/formula";
import { filledCategories, investmentInput } from "../parts/common-inputs";
import { frame, ownModel, type OwnModelSheet } from "../parts/own-model";
import { categories } from "./categories";
import { drawingInputs, simulation, SPILL_COLUMNS } from "./simulation";
import { tornado } from "./tornado";

function layOut(model: OwnModelSheet): void {
  const { sheet, form, units, currency } = model;
  const { money } = units;
  const table = categories(model);
  const column = (id: Parameters<typeof table.column>[0]) => table.column(id);

  form.heading("Inputs", "Value");
  const investment = investmentInput(model, 540_000);
  const drawing = model.dialect === "addin" ? drawingInputs(model) : undefined;
  filledCategories(model, column("baseline"));
  sheet.skip();
  table.lay("What it costs a year, and the part of it that is saved: low, likely and high");
  sheet.skip();

  form.heading("Net benefit of the first year, exactly", "Result");
  const whole = (rate: "low" | "likely" | "high") =>
    f`SUMPRODUCT(${column("baseline")},${column(rate)})-${investment}`;
  const likely = form.result(
    "All likely",
    money,
    whole("likely"),
    "Cost × likely rate of every category, less the investment.",
  );
  const mean = form.result(
    "Expected",
    money,
    f`SUM(${column("expected")})-${investment}`,
    "PERT: the mean of a rate is (low + 4 × likely + high) / 6 (Malcolm et al. 1959).",
    { total: true },
  );
  const deviation = form.result(
    "Standard deviation",
    money,
    f`SQRT(SUMSQ(${column("deviation")}))`,
    "Of independent categories. Where they rise and fall together, the risk is larger.",
  );
  const low = form.result("All low", money, whole("low"), "The worst case of these ranges.");
  const high = form.result("All high", money, whole("high"), "The best case of these ranges.");
  form.result(
    "Expected, less all likely",
    money,
    f`${mean}-${likely}`,
    "In brackets where there is more room below the likely rates than above.",
  );
  form.result(
    "Ranks are complete",
    units.whole,
    f`SUM(${column("rank")})-COUNT(${column("rank")})*(COUNT(${column("rank")})+1)/(1+1)`,
    "Sum of the ranks, less that of 1, 2, 3 and so on: 0.",
    { check: { good: f`${sheet.here("value")}=0`, asks: "a category is missing among the ranks" } },
  );
  sheet.skip();
  const widest = tornado(model, table, likely);
  sheet.skip();

  const roi = f`IF(${investment}>0,${mean}/${investment},"–")`;
  const amount = (value: Expr) => amountText(currency, value);
  const decides = f`${words("; ")}&${widest}&${words(" decides most.")}`;
  const expected = [
    "Expected net benefit",
    money,
    mean,
    ["Expected_net_benefit_risk", "Risk: expected net benefit"],
  ] as const;
  if (drawing) {
    const of = simulation(model, { ...drawing, table, investment, mean, deviation });
    model.settle(
      f`${words("Expect ")}&${amount(mean)}&${words(" in the first year, in 8 cases of 10 from ")}&${amount(of("P10"))}&${words(" to ")}&${amount(of("P90"))}&${words("; a loss in ")}&${percentText(of("Loss"), 1)}&${words(" of them")}&${decides}`,
      [
        expected,
        ["Expected return", units.roi, roi],
        ["P10 of net benefit", money, of("P10")],
        ["P90 of net benefit", money, of("P90")],
        ["Probability of loss", units.percent, of("Loss")],
      ],
    );
  } else {
    sheet.text(
      "mode",
      "Percentiles: insert this sheet with the add-in's functions. Plain Excel has no draws that are the same everywhere.",
    );
    model.settle(
      f`${words("Expect ")}&${amount(mean)}&${words(" in the first year, from ")}&${amount(low)}&${words(" at worst to ")}&${amount(high)}&${words(" at best")}&${decides}`,
      [
        expected,
        ["Expected return", units.roi, roi],
        ["Net benefit, all low", money, low],
        ["Net benefit, all high", money, high],
        ["Standard deviation of it", money, deviation],
      ],
    );
  }
}

export const risk = ownModel({
  id: "risk",
  title: "Risk",
  answers:
    "How far can the savings fall short, how likely is a loss, and which category decides it: low, likely and high rates for each.",
  keywords: "Monte Carlo simulation tornado sensitivity uncertainty P10 P90 probability of loss",
  source: "Your own figures; those shown are an example",
  columns: [...frame(27, 12, 15, [15, 15, 16, 17, 15, 15, 8, 8], { note: 60 }), ...SPILL_COLUMNS],
  chart: { chartFrom: "b", chartTo: "f" },
  figures: 5,
  layOut,
});
