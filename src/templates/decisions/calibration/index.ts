import { MPT_SOURCE } from "../../../evidence/mpt-runs";
import { percentText } from "../../../sheets/answer";
import { f, list, words, type CellRef } from "../../../sheets/formula";
import { SERIES } from "../../../sheets/style";
import { rectangle } from "../parts/expressions";
import { constantsOf, costFunctions } from "../parts/functions";
import { frame, ownModel, type OwnModelSheet } from "../parts/own-model";
import { checkpointsSet, clustersSet, goodputSet } from "./failures";
import { keysSet, latentSet, limitsTable, tuningSet } from "./memory";
import { billsSet, servingSet } from "./serving";
import { impliedMfu, mfuSet, operationsSet, speculativeSet, timeSet } from "./training";

function layOut(model: OwnModelSheet): void {
  const { sheet, form, units } = model;
  if (model.dialect === "plain") form.heading("Constants of the formulas", "Value");
  const constants = constantsOf(model, ["perParameter", "perPosition", "vectors"]);
  if (model.dialect === "plain") sheet.skip();
  const functions = costFunctions(model.dialect, constants);
  const mfu = mfuSet(model, functions);
  const sets = {
    mfu: { label: "MFU of training runs", set: mfu },
    operations: { label: "Operations of training", set: operationsSet(model, functions) },
    time: { label: "Days and GPU-hours of training", set: timeSet(model, functions) },
    tuning: { label: "Memory of fine-tuning", set: tuningSet(model) },
    keys: { label: "Keys and values", set: keysSet(model, functions) },
    latent: { label: "Latent vectors", set: latentSet(model, functions) },
    speculative: { label: "Speed-up, speculative decoding", set: speculativeSet(model) },
    clusters: { label: "Hours between failures", set: clustersSet(model) },
    checkpoints: { label: "Work between checkpoints", set: checkpointsSet(model) },
    goodput: { label: "Useful share of training", set: goodputSet(model, functions) },
    serving: { label: "Cost of serving", set: servingSet(model, functions) },
    bills: { label: "Bills of tokens", set: billsSet(model, functions) },
  };
  type SetId = keyof typeof sets;
  const implied = impliedMfu(model, functions);
  const limits = limitsTable(model);

  sheet.heading("The largest error of each set");
  sheet.headers({ item: "Set", unit: "Unit", value: "Error of allowed", b: "Note" });
  const here = sheet.here("value");
  const share = { label: "% of allowed", format: "0%" };
  const asks = "beyond what is allowed: see the rows above 100% below";
  const worst = Object.fromEntries(
    Object.entries(sets).map(([id, { label, set }]) => [
      id,
      form.result(label, share, set.worst, "Allowed is what rounding explains.", {
        check: { good: f`${here}<=1`, asks },
      }),
    ]),
  ) as Record<SetId, CellRef>;
  form.result(
    "Limits that papers print",
    units.gigabytes,
    f`SUM(${limits.column("beyond")})`,
    "What is computed beyond them: 0.",
    { check: { good: f`${here}=0`, asks: "a limit isn't kept: see the last table but one" } },
  );
  form.result(
    "Highest MFU that GPU-hours imply",
    units.percent,
    f`MAX(${implied.column("mfu")})`,
    "No more than 100%.",
    { check: { good: f`${here}<=1`, asks: "no run can be faster than its GPUs" } },
  );
  sheet.endPrint();
  const errors = Object.values(worst);
  const [first, last] = [errors[0], errors.at(-1)] as [CellRef, CellRef];
  sheet.skip();
  for (const { set } of Object.values(sets)) {
    set.lay();
    sheet.skip();
  }
  limits.lay("Limits of memory");
  sheet.skip();
  implied.lay("Utilization that published GPU-hours imply");

  const count = f`${list(
    Object.values(sets).map(({ set }) => set.count),
    "+",
  )}`;
  const largest = f`MAX(${first}:${last})`;
  model.settle(
    f`IF(${largest}<=1,${words("All ")}&(${count})&${words(" published figures come out, each within what its rounding allows.")},${words("Some of the ")}&(${count})&${words(" published figures don't come out: the largest error is ")}&${percentText(largest)}&${words(" of what is allowed.")})`,
    [
      ["Published figures", units.whole, count],
      [
        "Largest error in MFU",
        { label: "% points", format: "0.000%" },
        mfu.largestError,
        ["Largest_MFU_error", "Calibration: largest error in MFU"],
      ],
      ["Error of MFU, at most", share, worst.mfu],
      ["Error of serving costs, at most", share, worst.serving],
      ["Error of bills, at most", share, worst.bills],
    ],
  );
  model.answer.chart({
    name: "Errors by set",
    kind: "barClustered",
    title: "Largest error, as part of what rounding allows",
    alternativeText: "Bars by set of figures: the largest error as part of the error that rounding explains.",
    categories: { ...rectangle(first, last), column: 0 },
    series: [{ name: "Error of allowed", values: rectangle(first, last), color: SERIES.optimized }],
    categoryAxis: { title: "Set", reversed: true },
    valueAxis: { title: "Error, % of allowed", format: "0%", minimum: 0 },
    legend: "none",
  });
}

export const calibration = ownModel({
  id: "calibration",
  title: "Calibration",
  answers:
    "Do the cost functions give what was measured and published: training runs, memory, failures, serving and bills, with the error of each?",
  keywords: "validation MFU goodput benchmark accuracy H100 evidence",
  source: `${MPT_SOURCE.publication} (${MPT_SOURCE.address}), and the papers named in the notes`,
  begins: "Published figures, each with its source; change one and see what it would take.",
  columns: frame(37, 15, 22, [15, 15, 15, 15, 17, 17, 15, 15, 15, 15, 15, 15], { printed: 5, note: 60 }),
  chart: { chartFrom: "b", chartTo: "e", chartRows: 18 },
  figures: 5,
  layOut,
});
