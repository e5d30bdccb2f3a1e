import { ALIGNMENT } from "../../../evidence/document/alignment";
import { FINE_TUNING } from "../../../evidence/document/fine-tuning";
import { MODEL_70B } from "../../../evidence/document/totals-70b";
import { f, list } from "../../../sheets/formula";
import { FULL_MODEL, MT_BENCH_FLOOR } from "../readings";
import { auditing, type AuditRow, type AuditTools } from "./row";

/** Rows 15 to 17: fine-tuning. */
export function fineTuningRows(tools: AuditTools): AuditRow[] {
  const { cell, functions, value, judged, shown, fullMemory } = auditing(tools);
  const { baseline, rows, typical, section } = FINE_TUNING;
  const full = value(baseline.memory);
  const saved = rows.map((row) => functions.savingsRate(full, value(row.memory)));
  return [
    ...rows.map((row, i) =>
      judged(
        `15.${i + 1}`,
        `${row.method}, cost in proportion to memory`,
        row.saved!,
        saved[i]!,
        "Memory alone.",
      ),
    ),
    ...rows.map((row, i) =>
      shown(
        `15.${i + 4}`,
        `${row.method}, with its speed too`,
        section,
        "percent",
        functions.savingsRate(
          f`(${full}/${value(baseline.speed)})`,
          f`(${value(row.memory)}/${value(row.speed)})`,
        ),
        "Fewer GPUs for half the time save more than the document prints.",
      ),
    ),
    judged(
      "16.1",
      "Typical fine-tuning, $10K → $1K",
      typical.saved,
      functions.savingsRate(value(typical.before), value(typical.after)),
    ),
    shown(
      "16.2",
      "Mean of the three methods",
      section,
      "percent",
      f`AVERAGE(${list(saved)})`,
      "No row of the table gives 90%.",
    ),
    judged(
      "17.1",
      "Full fine-tuning of 7.5 billion parameters",
      baseline.memory,
      fullMemory(cell(FULL_MODEL)),
      "16 bytes a parameter: a model of the 7B class.",
    ),
    shown(
      "17.2",
      "Full fine-tuning of a 70B model",
      section,
      "gigabytes",
      fullMemory(value(MODEL_70B)),
      "The table doesn't carry over to the 70B run.",
    ),
  ];
}

/** Rows 18 and 19: alignment. */
export function alignmentRows(tools: AuditTools): AuditRow[] {
  const { cell, functions, value, judged } = auditing(tools);
  const { baseline, dpo, simpo, orpo, headline } = ALIGNMENT;
  const methods = [dpo, simpo, orpo];
  const cheaper = (row: typeof dpo) => functions.savingsRate(value(baseline.cost), value(row.cost));
  const lost = (row: typeof dpo) =>
    f`1-${functions.qualityRetained(value(baseline.score), value(row.score))}`;
  const floor = cell(MT_BENCH_FLOOR);
  const precise = "0.00%";
  return [
    ...methods.map((row, i) =>
      judged(`18.${i + 1}`, `${row.method} against RLHF`, row.cheaper!, cheaper(row)),
    ),
    judged("19.1", "Cost reduction of the headline", headline.cheaper, cheaper(simpo), "The SimPO row."),
    ...[simpo, dpo, orpo].map((row, i) =>
      judged(
        `19.${i + 2}`,
        `Quality loss of ${row.method}`,
        headline.loss,
        lost(row),
        "As a share of RLHF's mark.",
        precise,
      ),
    ),
    judged(
      "19.5",
      "Quality loss of DPO above the scale's floor",
      headline.loss,
      f`1-${functions.qualityRetained(f`(${value(baseline.score)}-${floor})`, f`(${value(dpo.score)}-${floor})`)}`,
      "5.17%: MT-Bench's marks begin at 1. The claim holds for SimPO, the row it is printed for.",
      precise,
    ),
  ];
}
