import { FINE_TUNING } from "../../evidence/document/fine-tuning";
import { MODEL_70B } from "../../evidence/document/totals-70b";
import { MEMORY_RULES } from "../../evidence/memory-rules";
import { citation } from "../../evidence/source";
import type { BuildContext } from "../../sheets/context";
import { percentText } from "../../sheets/answer";
import { f, LateRef, words, type CellRef } from "../../sheets/formula";
import { call } from "../../sheets/functions";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { Sheet } from "../../sheets/sheet";
import { Verdicts } from "../../sheets/verdict";
import { FULL_MODEL } from "./readings";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Fine-tuning";
const ANSWERS = "How much memory and GPU cost do the fine-tuning methods save against full fine-tuning?";

const ADAM = MEMORY_RULES.find((rule) => rule.id === "adam")!;

export function fineTuningSheet(context: BuildContext): Sheet {
  const { units, functions, inputs, options } = context;
  const percent = units.percent.format;
  const verdicts = new Verdicts(context);
  const { sheet, answer } = openAnswered(context, {
    key: "fine-tuning",
    name: TITLE,
    title: "Fine-tuning: memory and cost by method",
    answers: ANSWERS,
    source: sourceOf(FINE_TUNING),
    columns: [
      { key: "item", width: 39 },
      { key: "unit", width: 20 },
      { key: "memory", width: 20 },
      { key: "speed", width: 16 },
      { key: "quality", width: 15 },
      { key: "saved", width: 15 },
      { key: "withSpeed", width: 17 },
      { key: "lost", width: 14 },
      { key: "stated", width: 17 },
      { key: "verdict", width: 15 },
      { key: "note", width: 58 },
    ],
    value: "memory",
    figures: 3,
    verdicts: [verdicts],
  });
  const lines = new Lines(sheet, "memory", verdicts);
  lines.heading("The baseline");
  const methods = new LateRef();
  const method = lines.word(
    "Compared with",
    FINE_TUNING.baseline.method,
    methods,
    "The method of the table that the others are compared with.",
  );
  const late = { memory: new LateRef(), speed: new LateRef(), quality: new LateRef() };
  const memoryBefore = lines.formula({ label: "Its memory", unit: "gigabytes", formula: late.memory });
  const speedBefore = lines.formula({ label: "Its speed", unit: "times", formula: late.speed });
  const qualityBefore = lines.formula({ label: "Its quality", unit: "percent", formula: late.quality });

  sheet.skip();
  const compared = verdicts.columns("saved", { stated: "Document states", verdict: "Verdict" }, percent);
  const table = sheet.table({
    name: "Fine_tuning_methods",
    columns: [
      { key: "item", header: "Method", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "memory", header: "Memory", role: "input", format: units.gigabytes.format },
      { key: "speed", header: "Speed", role: "input", format: units.times.format },
      { key: "quality", header: "Quality", role: "input", format: percent },
      {
        key: "saved",
        header: "Memory saved",
        role: "formula",
        format: percent,
        formula: (row) => functions.savingsRate(memoryBefore, row.this("memory")),
      },
      {
        key: "withSpeed",
        header: "Saved with speed",
        role: "formula",
        format: percent,
        formula: (row) =>
          functions.savingsRate(
            f`${memoryBefore}/${speedBefore}`,
            f`${row.this("memory")}/${row.this("speed")}`,
          ),
      },
      {
        key: "lost",
        header: "Quality lost",
        role: "formula",
        format: percent,
        formula: (row) => f`1-${functions.qualityRetained(qualityBefore, row.this("quality"))}`,
      },
      compared.stated,
      compared.verdict,
      { key: "note", header: "Note", role: "note" },
      ...compared.helpers,
    ],
    rows: [FINE_TUNING.baseline, ...FINE_TUNING.rows].map((row) => ({
      item: row.method,
      unit: units.gigabytes.label,
      memory: inputs.place(quantityOf(row.memory)),
      speed: inputs.place(quantityOf(row.speed)),
      quality: inputs.place(quantityOf(row.quality)),
      note: NOTES[row.id] ?? "",
      ...verdicts.row("saved" in row ? row.saved : undefined, percent),
    })),
  });

  methods.settle(table.column("item"));
  late.memory.settle(table.lookup(method, "memory"));
  late.quality.settle(table.lookup(method, "quality"));
  late.speed.settle(table.lookup(method, "speed"));

  sheet.skip();
  lines.heading("What the document states about the whole", { item: "Claim", memory: "Computed" }, true);
  const { typical } = FINE_TUNING;
  const before = lines.input({ quantity: quantityOf(typical.before), note: "Of one job." });
  const after = lines.input({ quantity: quantityOf(typical.after) });
  const saved = lines.formula({
    label: "Typical fine-tuning, saved",
    unit: "percent",
    formula: functions.savingsRate(before, after),
    figure: typical.saved,
  });
  const rates = table.column("saved");
  const average = lines.formula({
    label: "Memory saved, mean of the methods",
    unit: "percent",
    formula: f`(SUM(${rates})-${table.lookup(method, "saved")})/(ROWS(${rates})-1)`,
    note: "No row of the table gives 90%: the mean without the baseline row comes near.",
  });

  sheet.skip();
  lines.heading("Where the 120 GB come from", { item: "Item", memory: "Computed" }, true);
  const parameters = lines.input({
    quantity: FULL_MODEL,
    note: "A model of the 7B class: the document doesn't name it.",
  });
  const bytes =
    options.dialect === "plain"
      ? lines.input({
          label: "Memory of a parameter",
          quantity: {
            id: `memory.${ADAM.id}`,
            label: ADAM.name,
            value: ADAM.bytes,
            unit: "bytesPerParameter",
            source: citation(ADAM.source),
          },
          note: ADAM.note,
        })
      : undefined;
  const memory = (count: CellRef) =>
    bytes ? f`${count}*${bytes}/1000000000` : call("ROI_FINETUNE_MEMORY", count, words("full"));
  lines.formula({
    label: "Full fine-tuning of that model",
    unit: "gigabytes",
    formula: memory(parameters),
    figure: FINE_TUNING.baseline.memory,
    note: "16 bytes a parameter: weights, gradients, optimizer states.",
  });
  const large = lines.input({ quantity: quantityOf(MODEL_70B), label: "Parameters of a 70B model" });
  lines.formula({
    label: "Full fine-tuning of a 70B model",
    unit: "gigabytes",
    formula: memory(large),
    note: "The table doesn't carry over to the 70B run of the totals.",
  });

  answer.settle({
    sentence: f`${words("The methods save ")}&${percentText(average)}&${words(" of the memory on average, ")}&${percentText(f`MAX(${rates})`)}&${words(" at most; a typical job costs ")}&${percentText(saved)}&${words(" less.")}`,
    figures: [
      { label: "Typical job, saved", unit: "%", format: percent, formula: saved },
      { label: "Memory saved, mean", unit: "%", format: percent, formula: average },
      { label: "Memory saved at most", unit: "%", format: percent, formula: f`MAX(${rates})` },
    ],
  });
  return sheet;
}

const NOTES: Readonly<Record<string, string>> = {
  full: "The baseline of the others.",
  qlora: "The printed saving is that of memory alone; at the printed 2x speed the GPU cost falls further.",
  unsloth: "86.7% rounds to 87%.",
  galore: "87.5% rounds to 88%.",
};

export const fineTuning = documentTemplate({
  id: "fine-tuning",
  title: TITLE,
  answers: ANSWERS,
  section: FINE_TUNING.section,
  sheets: (context) => [fineTuningSheet(context)],
});
