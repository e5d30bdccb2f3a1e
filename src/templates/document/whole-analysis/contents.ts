import { DOCUMENT } from "../../../evidence/document/sections";
import type { BuildContext } from "../../../sheets/context";
import { f, type CellRef } from "../../../sheets/formula";
import { openPage } from "../../../sheets/page";
import type { Sheet } from "../../../sheets/sheet";
import { TAB_COLORS } from "../../../sheets/style";
import { AS_STATED, YOUR_OWN } from "./inputs";

/** The first sheet of a workbook of several: what there is, which scenario is on, and whether everything checks. */
export class ContentsSheet {
  readonly sheet: Sheet;
  readonly scenario: CellRef;

  constructor(context: BuildContext) {
    const sheet = openPage(context, {
      key: "contents",
      name: "Contents",
      title: "Whole analysis of the document's return on investment",
      answers: "Every table and claim of the document, live, with its arithmetic checked.",
      source: DOCUMENT,
      tabColor: TAB_COLORS.contents,
      columns: [
        { key: "sheet", width: 24 },
        { key: "answers", width: 96 },
        { key: "figure", width: 28 },
        { key: "value", width: 16 },
        { key: "check", width: 14 },
      ],
    });
    const { answers: scenario } = sheet.line({
      sheet: { role: "label", value: "Scenario" },
      answers: { role: "inputText", value: AS_STATED, choices: [AS_STATED, YOUR_OWN] },
    });
    sheet.line({
      answers: {
        role: "remark",
        value: `“${AS_STATED}”: the document's numbers. “${YOUR_OWN}”: those you enter on the sheet Inputs, and the document's where you enter none.`,
      },
    });
    sheet.define("Scenario", scenario, "Which inputs are in use on all sheets");
    sheet.skip();
    this.sheet = sheet;
    this.scenario = scenario;
  }

  /** A line for each sheet: link, question, first key figure, checks. */
  layOut(entries: readonly { readonly sheet: Sheet; readonly answers: string }[]): void {
    const { sheet } = this;
    sheet.heading("Sheets");
    sheet.headers({
      sheet: "Sheet",
      answers: "What it answers",
      figure: "Key figure",
      value: "Value",
      check: "Checks",
    });
    for (const entry of entries) {
      const [figure] = entry.sheet.keyFigures;
      const { answers } = entry.sheet;
      const { value } = sheet.line({
        sheet: { role: "hyperlink", value: entry.sheet.name, link: entry.sheet.origin },
        answers: { role: "label", value: entry.answers },
        ...(figure && {
          figure: { role: "label", value: figure.label } as const,
          value: { role: "link", formula: figure.ref, format: figure.format } as const,
        }),
        ...(answers && {
          check: {
            role: "check",
            formula: f`IF(AND(${answers.ready}="OK",${answers.holds}="OK"),"OK","see the sheet")`,
          } as const,
        }),
      });
      if (figure) sheet.keyFigure(`${entry.sheet.name}: ${figure.label}`, value);
    }
  }
}
