import { SERVING_RUNS, SERVING_SOURCE } from "../../../evidence/serving-runs";
import { citation } from "../../../evidence/source";
import type { BuildContext } from "../../../sheets/context";
import { f, list, type Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableColumn } from "../../../sheets/sheet";
import { hardwareTable, modelTable } from "../parts/evidence-tables";
import { LateTable } from "../parts/expressions";
import { servingInputs } from "./inputs";
import { servingResults } from "./results";
import { volumeTable } from "./volume";
import { decisionTemplate } from "../parts/template";
import { decisionUnits, type DecisionUnits } from "../parts/units";

const COLUMNS = { label: "item", unit: "unit", value: "value", check: "check", note: "note" } as const;

function layOut(sheet: Sheet, context: BuildContext): void {
  const units = decisionUnits(context.options.currency);
  const tables = { models: new LateTable(), hardware: new LateTable() };
  const inputs = servingInputs(sheet, units, COLUMNS, tables);
  const results = servingResults(context, sheet, units, COLUMNS, inputs);
  volumeTable(sheet, units, inputs, results);

  sheet.heading("Hardware: peak speeds without sparsity");
  tables.hardware.set(
    hardwareTable(
      sheet,
      units,
      "Hardware_serving",
      {
        label: "item",
        unit: "unit",
        bf16: "value",
        fp8: "check",
        memory: "own",
        bandwidth: "api",
        note: "note",
      },
      [
        {
          key: "more",
          header: "BF16 FLOP per byte",
          format: "#,##0",
          formula: (row) =>
            known([row.this("value"), row.this("api")], f`${row.this("value")}*1000/${row.this("api")}`),
        },
      ],
    ),
  );
  sheet.skip();
  sheet.heading("Models");
  tables.models.set(
    modelTable(
      sheet,
      units,
      "Models_serving",
      {
        label: "item",
        unit: "unit",
        parameters: "value",
        active: "check",
        layers: "own",
        kvHeads: "api",
        headSize: "more",
        note: "note",
      },
      ["parameters", "active", "layers", "kvHeads", "headSize"],
    ),
  );
  sheet.skip();
  publishedThroughputs(sheet, units);
}

/** Nothing where a figure is missing or can't be. */
function known(figures: readonly Expr[], result: Expr): Expr {
  const all = list(figures);
  const numbers = list(figures.map((figure) => f`ISNUMBER(${figure})`));
  return f`IF(AND(${numbers}),IF(MIN(${all})>0,${result},""),"")`;
}

/** Measured throughputs to begin with, for one replica of two H100. */
function publishedThroughputs(sheet: Sheet, units: DecisionUnits): void {
  sheet.heading("Published throughputs: Llama 3.3 70B in FP8 on two H100 SXM (the shape of Llama 3.1 70B)");
  const tokens = (key: string, header: string): TableColumn => ({
    key,
    header,
    role: "input",
    format: units.tokens.format,
  });
  const count = (value: number): CellSpec => ({
    role: "input",
    value,
    format: units.tokens.format,
    validity: "nonNegative",
  });
  const table = sheet.table({
    name: "Throughputs_serving",
    columns: [
      { key: "item", header: "Requests", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      tokens("value", "Prompt"),
      tokens("check", "Answer"),
      tokens("own", "Output, a second"),
      {
        key: "api",
        header: "All tokens, a second",
        role: "formula",
        format: units.tokensPerSecond.format,
        formula: (row) =>
          known(
            [row.this("value"), row.this("check"), row.this("own")],
            f`${row.this("own")}*(${row.this("value")}+${row.this("check")})/${row.this("check")}`,
          ),
      },
    ],
    rows: SERVING_RUNS.map((r) => ({
      item: `${r.promptTokens} in, ${r.outputTokens} out`,
      unit: units.tokens.label,
      value: count(r.promptTokens),
      check: count(r.outputTokens),
      own: count(r.outputTokensPerSecond),
    })),
  });
  sheet.put(table.cell(0, "own").position.row, sheet.columnOf("note"), {
    role: "note",
    value: `${citation(SERVING_SOURCE)}. Copy a row into the inputs.`,
  });
}

export const serving = decisionTemplate({
  id: "serving",
  title: "Serving",
  answers:
    "GPUs of your own or an API: what does a million tokens cost, from which volume does owning pay, and how many requests fit?",
  keywords: "break-even LLM inference vendor tokens GPU H100 throughput latency KV cache API price budget",
  source: "Published hardware, model shapes, throughputs and prices, each with its source below",
  columns: () => [
    { key: "item", width: 40 },
    { key: "unit", width: 20 },
    { key: "value", width: 20 },
    { key: "check", width: 24 },
    { key: "own", width: 18 },
    { key: "api", width: 18 },
    { key: "more", width: 18 },
    { key: "note", width: 84 },
  ],
  layOut,
});
