import { buildContext, type BuildContext } from "../context";
import type { Template } from "../plan";
import type { Sheet } from "../sheet";
import { stylesOf } from "../style";

interface DecisionTemplate {
  readonly id: string;
  readonly title: string;
  readonly answers: string;
  readonly source: string;
  readonly sheet: (context: BuildContext) => Sheet;
}

/** A template of the group "decisions": one sheet that stands alone. */
export function decisionTemplate({ id, title, answers, source, sheet }: DecisionTemplate): Template {
  return {
    id,
    title,
    answers,
    group: "decisions",
    source,
    build: (options) => ({
      template: id,
      title,
      sheets: [sheet(buildContext(options)).finish()],
      styles: stylesOf(options.standard),
    }),
  };
}

/** An assumption of ours, said to be one. */
export const ASSUMED = "Assumption: replace it with your own figure.";

export const DECISIONS_TAB = "#7F4F00";
