import { Answer } from "./answer";
import { PRINTED_COLUMNS } from "./as-printed";
import type { BuildContext } from "./context";
import { Sheet, type FrameColumn } from "./sheet";
import { TAB_COLORS } from "./style";
import type { Verdicts } from "./verdict";

interface PageSpec {
  readonly key: string;
  readonly name: string;
  /** Title on the sheet. */
  readonly title: string;
  /** One line: what the sheet answers. */
  readonly answers: string;
  readonly source: string;
  readonly columns: readonly FrameColumn[];
  readonly verdicts?: readonly Verdicts[];
  readonly tabColor?: string;
  /** Printed on one page, however small. */
  readonly onePage?: true;
}

interface AnsweredPageSpec extends PageSpec {
  /** Key of the column in which the key figures stand, and how many there are. */
  readonly value: string;
  readonly figures: number;
  /** Keys of the first and last column that the chart beside them covers. */
  readonly chart?: readonly [from: string, to: string];
  /** Results are shown whatever the inputs are: they only pass them on. */
  readonly passesOn?: true;
  /** It takes nothing in. */
  readonly recorded?: true;
}

const MODES = {
  addin:
    "Formulas: Phoenix ROI functions (ROI_…). They need the add-in; use plain formulas for people without it.",
  plain: "Formulas: plain Excel, no add-in needed.",
} as const;
const QUOTED = ". Figures in notes are the document's own, whatever is entered here.";
const HELPERS =
  " Verdicts read the stated value and its precision in the columns on the right: change them with the printed text.";

/** A sheet with its head: title, what it answers, source and formula mode. */
export function openPage(context: BuildContext, spec: PageSpec): Sheet {
  const sheet = begin(context, spec);
  origin(sheet, spec);
  return sheet;
}

/** A sheet that answers first: a sentence, key figures, what is missing and whether the checks hold. */
export function openAnswered(
  context: BuildContext,
  spec: AnsweredPageSpec,
): { sheet: Sheet; answer: Answer } {
  const sheet = begin(context, spec);
  const [label, unit] = spec.columns;
  if (!label || !unit) throw new Error(`Sheet ${spec.key} needs two columns for its head`);
  if (context.scenario)
    sheet.line({
      [label.key]: { role: "hyperlink", value: "Switch the scenario", link: context.scenario },
      [unit.key]: { role: "link", formula: context.scenario },
    });
  const answer = new Answer(
    sheet,
    {
      label: label.key,
      unit: unit.key,
      value: spec.value,
      ...(spec.chart && { chartFrom: spec.chart[0], chartTo: spec.chart[1] }),
    },
    spec.figures,
    spec.recorded ? { recorded: true } : {},
  );
  if (!spec.recorded)
    sheet.answers = { ready: answer.ready, holds: answer.holds, passesOn: spec.passesOn ?? false };
  origin(sheet, spec);
  return { sheet, answer };
}

function begin(context: BuildContext, spec: PageSpec): Sheet {
  const verdicts = spec.verdicts ?? [];
  const sheet = new Sheet(context, {
    key: spec.key,
    name: spec.name,
    tabColor: spec.tabColor ?? TAB_COLORS.document,
    ...(spec.onePage && { onePage: true }),
    columns: [
      ...spec.columns,
      ...verdicts.flatMap((set) => set.frame),
      ...(verdicts.length > 0 ? PRINTED_COLUMNS : []),
    ],
  });
  sheet.text("title", spec.title);
  sheet.text("purpose", spec.answers);
  return sheet;
}

/** Where the figures come from, and what the formulas need. */
function origin(sheet: Sheet, { source, verdicts = [] }: PageSpec): void {
  const { dialect } = sheet.context.options;
  sheet.text("source", `Source: ${source}${verdicts.length > 0 ? QUOTED : ""}`);
  sheet.text("mode", MODES[dialect] + (dialect === "plain" && verdicts.length > 0 ? HELPERS : ""));
  sheet.skip();
  verdicts.forEach((set, i) => set.attach(sheet, i > 0 ? verdicts[0] : undefined));
}
