import { buildContext, type BuildContext } from "../../../sheets/context";
import { openPage } from "../../../sheets/page";
import type { Dialect, Template } from "../../../sheets/plan";
import type { FrameColumn, Sheet } from "../../../sheets/sheet";
import { stylesOf, TAB_COLORS } from "../../../sheets/style";

interface DecisionTemplate {
  readonly id: string;
  /** Also the sheet's name. */
  readonly title: string;
  readonly answers: string;
  /** Words by which people look for it, beside those of its title and question. */
  readonly keywords: string;
  readonly source: string;
  readonly columns: (dialect: Dialect) => readonly FrameColumn[];
  /** Writes what stands below the title. */
  readonly layOut: (sheet: Sheet, context: BuildContext) => void;
}

/** A template of the group "decisions": one sheet that stands alone. */
export function decisionTemplate({
  id,
  title,
  answers,
  keywords,
  source,
  columns,
  layOut,
}: DecisionTemplate): Template {
  return {
    id,
    title,
    answers,
    keywords,
    group: "decisions",
    source,
    build: (options) => {
      const context = buildContext(options);
      const sheet = openPage(context, {
        key: id,
        name: title,
        title,
        answers,
        source,
        tabColor: TAB_COLORS.own,
        columns: columns(options.dialect),
      });
      layOut(sheet, context);
      return { template: id, title, sheets: [sheet.finish()], styles: stylesOf(options.standard) };
    },
  };
}

/** An assumption of ours, said to be one. */
export const ASSUMED = "Assumption: replace it with your own figure.";
