import { Answer, type AnswerColumns } from "../../../sheets/answer";
import { buildContext, type BuildContext } from "../../../sheets/context";
import { Form } from "../../../sheets/form";
import type { Template } from "../../../sheets/plan";
import { Sheet, type FrameColumn } from "../../../sheets/sheet";
import { stylesOf, TAB_COLORS } from "../../../sheets/style";
import { decisionUnits, type DecisionUnits } from "./units";

interface OwnModel {
  readonly id: string;
  /** Also the sheet's name. */
  readonly title: string;
  readonly answers: string;
  /** Words by which people look for it, beside those of its title and question. */
  readonly keywords: string;
  /** Where the numbers come from that are not the user's. */
  readonly source: string;
  /** Begin with `item`, `unit` and `value`, and end with `note`. */
  readonly columns: readonly FrameColumn[];
  readonly chart: Pick<AnswerColumns, "chartFrom" | "chartTo">;
  /** How many key figures the answer has. */
  readonly figures: number;
  /** Writes what stands below the answer, and settles it. */
  readonly layOut: (model: OwnModelSheet) => void;
}

/** What the parts of a model share while it is laid out. */
export interface OwnModelSheet {
  readonly sheet: Sheet;
  readonly form: Form;
  readonly answer: Answer;
  readonly units: DecisionUnits;
  readonly context: BuildContext;
}

const MODES = {
  addin: "Formulas: ROI_ functions of the Phoenix ROI add-in.",
  plain: "Formulas: plain Excel, no add-in needed.",
} as const;

/** A template that people fill with their own numbers: one sheet that answers first. */
export function ownModel(spec: OwnModel): Template {
  const { id, title, answers, keywords, source } = spec;
  return {
    id,
    title,
    answers,
    keywords,
    group: "decisions",
    source,
    build: (options) => {
      const context = buildContext(options);
      const sheet = new Sheet(context, {
        key: id,
        name: title,
        tabColor: TAB_COLORS.own,
        columns: spec.columns,
      });
      sheet.text("title", title);
      sheet.text("purpose", answers);
      const columns = { label: "item", unit: "unit", value: "value" };
      const answer = new Answer(sheet, { ...columns, ...spec.chart }, spec.figures, {
        source: "Example figures: put your own in their place.",
        mode: MODES[options.dialect],
      });
      sheet.skip();
      // Beside the value, so that nothing stands between an input and its note.
      const form = new Form(sheet, answer, { ...columns, note: spec.chart.chartFrom });
      spec.layOut({ sheet, form, answer, context, units: decisionUnits(options.currency) });
      return { template: id, title, sheets: [sheet.finish()], styles: stylesOf(options.standard) };
    },
  };
}
