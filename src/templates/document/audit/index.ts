import { DOCUMENT, SECTIONS } from "../../../evidence/document/sections";
import { MEMORY_RULES } from "../../../evidence/memory-rules";
import { citation } from "../../../evidence/source";
import type { BuildContext, Quantity } from "../../../sheets/context";
import { fixedText } from "../../../sheets/answer";
import { f, LateRef, list, words, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { Lines } from "../../../sheets/lines";
import { finely } from "../../../sheets/numbers";
import { openAnswered } from "../../../sheets/page";
import type { Sheet } from "../../../sheets/sheet";
import { TAB_COLORS } from "../../../sheets/style";
import { Verdicts } from "../../../sheets/verdict";
import {
  BORNE_OUT,
  NOT_BORNE_OUT,
  NOT_JUDGED,
  YOUR_NUMBERS,
  type VerdictWord,
} from "../../../sheets/verdict-words";
import { AuditFigures } from "./figures";
import type { AuditRow, AuditTools } from "./row";
import { alignmentRows, fineTuningRows } from "./methods";
import { dataRows, summaryRows, trainingRows } from "./sections";
import { inferenceRows } from "./serving";
import { benchmarkRows, conclusionRows, formulaRows, totalRows } from "./totals";
import { documentTemplate } from "../template";

const TITLE = "Audit";
const ANSWERS = "Which of the document's figures follow from its own numbers, and under which reading?";

const ADAM = MEMORY_RULES.find((rule) => rule.id === "adam")!;
const ADAM_BYTES: Quantity = {
  id: `memory.${ADAM.id}`,
  label: ADAM.name,
  value: ADAM.bytes,
  unit: "bytesPerParameter",
  source: citation(ADAM.source),
};

/** Where the audit's numbers stand in a workbook of several sheets. */
export interface AuditLinks {
  cell(quantity: Quantity): Expr;
  readonly fairShares: readonly CellRef[];
}

export function auditSheet(context: BuildContext, links?: AuditLinks): Sheet {
  const { units, functions, options } = context;
  const plain = options.dialect === "plain";
  const verdicts = new Verdicts(context, { comparisons: true, unstated: NOT_JUDGED });
  const { sheet, answer } = openAnswered(context, {
    key: "audit",
    name: TITLE,
    title: "Audit: the document's figures, recomputed",
    answers: ANSWERS,
    source: `${DOCUMENT}, the section named in each row`,
    tabColor: TAB_COLORS.audit,
    columns: [
      { key: "item", width: 62 },
      { key: "unit", width: 20 },
      { key: "computed", width: 20 },
      { key: "stated", width: 32 },
      { key: "verdict", width: 15 },
      { key: "note", width: 66 },
    ],
    value: "computed",
    figures: 3,
    verdicts: [verdicts],
  });
  const lines = new Lines(sheet, "computed", verdicts);

  lines.heading("Verdicts", { item: "Verdict", computed: "Count", stated: "Meaning" });
  const verdictColumn = new LateRef();
  const counts = Object.entries(MEANINGS).map(([word, meaning]) => ({
    word,
    count: lines.formula({
      label: word,
      unit: "count",
      format: "0",
      formula: f`COUNTIF(${verdictColumn},${words(word)})`,
      note: meaning,
    }),
  }));
  const together = (...summed: readonly string[]) =>
    list(
      counts.filter(({ word }) => summed.includes(word)).map(({ count }) => count),
      "+",
    );
  const borneOut = lines.formula({
    label: "Borne out by the arithmetic",
    unit: "count",
    format: "0",
    formula: together(...BORNE_OUT),
    note: "Some claims have several rows, one for each reading.",
  });
  const notBorneOut = lines.formula({
    label: "Not borne out",
    unit: "count",
    format: "0",
    formula: together(...NOT_BORNE_OUT),
  });
  const all = together(...Object.keys(MEANINGS));
  const rowCount: Expr = f`ROWS(${verdictColumn})`;
  sheet.check(f`${all}=${rowCount}`, f`${rowCount}-(${all})&${words(" rows without one of these verdicts")}`);
  const whole = (label: string, formula: Expr) => ({ label, unit: "count", format: "0", formula });
  answer.settle({
    sentence: f`${fixedText(borneOut, 0)}&${words(" rows are borne out by the document's own numbers, ")}&${fixedText(notBorneOut, 0)}&${words(" are not.")}`,
    figures: [
      whole("Rows not borne out", notBorneOut),
      whole("Rows borne out", borneOut),
      whole("Rows judged or shown", rowCount),
    ],
  });

  const figures = links ? undefined : new AuditFigures(sheet);
  const cell = (quantity: Quantity): Expr => (links ? links.cell(quantity) : figures!.cell(quantity));
  const tools: AuditTools = {
    functions,
    cell,
    fullMemory: (parameters) =>
      plain
        ? f`${parameters}*${cell(ADAM_BYTES)}/1000000000`
        : call("ROI_FINETUNE_MEMORY", parameters, words("full")),
    finePrice: finely(units.moneyPerMillionTokens.format),
    fairShares: links ? links.fairShares : figures!.fairShares,
  };

  sheet.skip();
  const compared = verdicts.columns("computed", { stated: "Document states", verdict: "Verdict" });
  const table = sheet.table({
    name: "Audit_rows",
    filter: true,
    list: true,
    columns: [
      { key: "item", header: "Claim", role: "label" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "computed", header: "Computed", role: "formula" },
      compared.stated,
      compared.verdict,
      { key: "note", header: "Reading of the printed figure, and its section", role: "note" },
      ...compared.helpers,
    ],
    rows: auditRows(tools).map((row) => {
      const format = row.format ?? units[row.unit].format;
      return {
        item: `${row.number}  ${row.claim}`,
        unit: units[row.unit].label,
        computed: { role: "formula", formula: row.computed, format } as const,
        note: [row.reading, `(${row.section})`].filter(Boolean).join(" "),
        ...verdicts.row(row.figure, format),
        ...(row.words && {
          stated: { role: "stated", value: row.words.text } as const,
          verdict: { role: "verdict", formula: sheet.judged(row.words.verdict) } as const,
        }),
      };
    }),
  });
  verdictColumn.settle(table.column("verdict"));
  figures?.layOut(lines);
  return sheet;
}

function auditRows(tools: AuditTools): AuditRow[] {
  const rows = [
    summaryRows,
    dataRows,
    trainingRows,
    fineTuningRows,
    alignmentRows,
    inferenceRows,
    totalRows,
    benchmarkRows,
    formulaRows,
  ].flatMap((section) => section(tools));
  return [...rows, ...conclusionRows(tools, rows)];
}

const MEANINGS: Record<VerdictWord, string> = {
  exact: "The printed figure is the computed one.",
  rounded: "It is the computed one, rounded to the digits printed.",
  truncated: "It is the computed one, cut off after the digits printed.",
  holds: "The computed value is within the printed bound.",
  differs: "Another value is computed: see the row's reading.",
  fails: "The computed value is outside the printed bound.",
  [YOUR_NUMBERS]: "An input that it rests on isn't as printed.",
  [NOT_JUDGED]: "Nothing is printed to compare it with.",
};

export const audit = documentTemplate({
  id: "audit",
  title: TITLE,
  answers: ANSWERS,
  keywords: "claims verdict check vendor due diligence",
  section: SECTIONS.summary,
  sheets: (context) => [auditSheet(context)],
});
