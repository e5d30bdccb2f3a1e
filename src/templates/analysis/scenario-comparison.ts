import type { BuildContext } from "../../sheets/context";
import { numberText } from "../../sheets/answer";
import { f, list, words } from "../../sheets/formula";
import type { PlanOptions, PlanValue, WorkbookPlan } from "../../sheets/plan";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { analysisPlan, differenceOf, openAnsweredRecord, spoken, tellingApart } from "./page";

/** Scenarios that the sentence tells apart; below it stand all. */
const MOST_NAMED = 3;

interface ComparedRow {
  sheet: string;
  label: string;
  /** Number format code. */
  format: string;
  /** One for each scenario. */
  values: readonly PlanValue[];
}

export interface ComparisonRecord {
  /** What the scenarios are of. */
  title: string;
  scenarios: readonly string[];
  /** Those that are not the same in all scenarios. */
  inputs: readonly ComparedRow[];
  figures: readonly ComparedRow[];
  at: Date;
}

/** Scenarios side by side: what goes in where it differs, and what comes out. */
export function scenarioComparisonSheet(record: ComparisonRecord, options: PlanOptions): WorkbookPlan {
  const title = `Scenarios of ${record.title}`;
  return analysisPlan("scenario-comparison", title, options, (context) => layOut(context, title, record));
}

function layOut(
  context: BuildContext,
  title: string,
  { scenarios, inputs, figures, at }: ComparisonRecord,
): Sheet {
  const [first = "", ...against] = scenarios;
  const { sheet, answer } = openAnsweredRecord(context, {
    key: "scenarios",
    name: "Scenarios",
    title,
    answers: "What changes between the scenarios, and what comes of it?",
    at,
    columns: [
      { key: "item", width: 44 },
      { key: "sheet", width: 26 },
      ...scenarios.map((_, i) => ({ key: `s${i}`, width: 20 })),
      ...against.map((_, i) => ({ key: `d${i + 1}`, width: 24 })),
    ],
    answer: { label: "item", unit: "sheet", value: "s0", figures: 0 },
  });
  const block = (heading: string, item: string, rows: readonly ComparedRow[], nothing: string) => {
    sheet.heading(heading);
    sheet.line({
      item: { role: "header", value: item },
      sheet: { role: "header", value: "Sheet" },
      ...Object.fromEntries(
        scenarios.map((name, i) => [`s${i}`, { role: "headerNumber" as const, value: name }]),
      ),
      ...Object.fromEntries(
        against.map((name, i) => [
          `d${i + 1}`,
          {
            role: "headerNumber" as const,
            value: against.length > 1 ? `${name} less ${first}` : "Difference",
          },
        ]),
      ),
    });
    const lines = rows.map(({ sheet: where, label, format, values }) => {
      const apart = tellingApart(format, values);
      return sheet.line<string>({
        item: { role: "label", value: label },
        sheet: { role: "unit", value: where },
        ...Object.fromEntries(
          values.map((value, i) => [`s${i}`, { role: "stated" as const, value, format: apart }]),
        ),
        ...Object.fromEntries(
          values.flatMap((value, i) =>
            i > 0 && typeof value === "number" && typeof values[0] === "number"
              ? [[`d${i}`, difference(sheet, i, apart)]]
              : [],
          ),
        ),
      });
    });
    if (!rows.length) sheet.line({ item: { role: "note", value: nothing } });
    sheet.skip();
    return lines;
  };
  // Checks and sentences say nothing side by side.
  const numbers = figures.filter(({ values }) => values.some((value) => typeof value === "number"));
  const [leading] = block("Key figures", "Figure", numbers, "These sheets have no key figures.");
  block("Inputs that differ", "Input", inputs, "The inputs are the same in all of these scenarios.");
  const [figure] = numbers;
  const told = scenarios.slice(0, MOST_NAMED).map((name, i) => {
    const cell = leading?.[`s${i}`];
    if (!cell || !figure) return words("");
    const shown = numberText(tellingApart(figure.format, figure.values), cell);
    return f`${words(i > 0 ? "; " : "")}&${spoken(name)}&" "&IF(ISNUMBER(${cell}),${shown},${cell})`;
  });
  answer.settle({
    sentence: figure
      ? f`${spoken(figure.label)}&": "&${list(told, "&")}&"."`
      : words("These sheets have no key figures to compare."),
    figures: [],
    checks: [],
  });
  return sheet;
}

function difference(sheet: Sheet, scenario: number, shown: string): CellSpec {
  const { in: points, format } = differenceOf(shown);
  return {
    role: "formula",
    formula: points(f`${sheet.here(`s${scenario}`)}-${sheet.here("s0")}`),
    format,
  };
}
