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
}

const MODES = {
  addin:
    "Formulas: Phoenix ROI functions (ROI_…). They need the add-in; use plain formulas for people without it.",
  plain: "Formulas: plain Excel, no add-in needed.",
} as const;
const HELPERS =
  " Verdicts read the stated value and its precision in the columns on the right: change them with the printed text.";

/** A sheet with its head: title, what it answers, source, formula mode, and the scenario where there is one. */
export function openPage(context: BuildContext, spec: PageSpec): Sheet {
  const verdicts = spec.verdicts ?? [];
  const { dialect } = context.options;
  const sheet = new Sheet(context, {
    key: spec.key,
    name: spec.name,
    tabColor: spec.tabColor ?? TAB_COLORS.document,
    columns: [
      ...spec.columns,
      ...verdicts.flatMap((set) => set.frame),
      ...(verdicts.length > 0 ? PRINTED_COLUMNS : []),
    ],
  });
  sheet.text("title", spec.title);
  sheet.text("purpose", spec.answers);
  sheet.text("source", `Source: ${spec.source}`);
  sheet.text("mode", MODES[dialect] + (dialect === "plain" && verdicts.length > 0 ? HELPERS : ""));
  if (context.scenario && context.contents) {
    const [first, second] = spec.columns;
    if (!first || !second) throw new Error(`Sheet ${spec.key} needs two columns for its head`);
    sheet.line({
      [first.key]: { role: "hyperlink", value: "Contents and scenario", link: context.contents },
      [second.key]: { role: "link", formula: context.scenario },
    });
  }
  sheet.skip();
  verdicts.forEach((set, i) => set.attach(sheet, i > 0 ? verdicts[0] : undefined));
  return sheet;
}
