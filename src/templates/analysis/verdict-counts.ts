import { fixedText, type Answer } from "../../sheets/answer";
import { f, list, words, type CellRef, type Expr } from "../../sheets/formula";
import type { Sheet } from "../../sheets/sheet";
import { BORNE_OUT, NOT_BORNE_OUT, NOT_JUDGED, said } from "../../sheets/verdict-words";

/** How many figures the answer of a table of claims has. */
export const CLAIM_FIGURES = 3;

/** How many claims got which verdict, and the answer that follows from it. */
export function verdictCounts(
  sheet: Sheet,
  answer: Answer,
  verdicts: Expr,
  { word: wordKey, count: countKey }: { readonly word: string; readonly count: string },
): void {
  sheet.heading("Verdicts");
  sheet.headers({ [wordKey]: "Verdict", [countKey]: "Claims" });
  const line = (label: string, formula: Expr): CellRef =>
    sheet.line<string>({
      [wordKey]: { role: "label", value: label },
      [countKey]: { role: "formula", formula, format: "0" },
    })[countKey]!;
  // Nobody's inputs stand on these sheets: no verdict is "your numbers".
  const counts = [...BORNE_OUT, ...NOT_BORNE_OUT].map((word) => ({
    word,
    cell: line(word, f`COUNTIF(${verdicts},${said(word)})`),
  }));
  const sum = (bad: boolean) =>
    list(
      counts.filter(({ word }) => NOT_BORNE_OUT.includes(word) === bad).map(({ cell }) => cell),
      "+",
    );
  const unjudged = line(NOT_JUDGED, f`ROWS(${verdicts})-(${sum(true)}+${sum(false)})`);
  sheet.line<string>({
    [wordKey]: { role: "totalLabel", value: "All claims" },
    [countKey]: { role: "total", formula: f`ROWS(${verdicts})`, format: "0" },
  });
  sheet.skip();
  const figure = (label: string, formula: Expr) => ({ label, unit: "", format: "0", formula });
  answer.settle({
    sentence: f`IF(${sum(true)}=0,${words("Every claim that could be judged is borne out: ")}&${fixedText(sum(false), 0)},${fixedText(sum(true), 0)}&${words(" of ")}&${fixedText(f`${sum(true)}+${sum(false)}`, 0)}&${words(" claims are not borne out")})&"."`,
    figures: [
      figure("Claims not borne out", f`${sum(true)}`),
      figure("Claims borne out", f`${sum(false)}`),
      figure("Claims not judged", unjudged),
    ],
    checks: [],
  });
}
