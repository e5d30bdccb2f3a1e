import { Answer, type AnswerColumns } from "../../../sheets/answer";
import { buildContext, type BuildContext } from "../../../sheets/context";
import type { Watched } from "../../../sheets/doubts";
import { Form } from "../../../sheets/form";
import type { Expr } from "../../../sheets/formula";
import type { Dialect, Template } from "../../../sheets/plan";
import { Sheet, type FrameColumn, type TableRef } from "../../../sheets/sheet";
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
  /** Begin with `item`, `unit` and `value`. */
  readonly columns: readonly FrameColumn[];
  readonly chart: Pick<AnswerColumns, "chartFrom" | "chartTo" | "chartRows">;
  /** How many key figures the answer has. */
  readonly figures: number;
  /** What the sheet says of the figures that it begins with, where they are no example. */
  readonly begins?: string;
  /** Writes what stands below the answer, and settles it. */
  readonly layOut: (model: OwnModelSheet) => void;
}

/** A key figure: its label, its unit, what it is, and its name in the workbook with what it is. */
type Figure = readonly [
  label: string,
  unit: { readonly label: string; readonly format: string },
  formula: Expr,
  name?: readonly [name: string, comment: string],
];

const LINES = { label: "item", unit: "unit", value: "value" } as const;

/** What the parts of a model share while it is laid out. */
export class OwnModelSheet {
  /** The lines that the model begins with, their notes beside the values. */
  readonly form: Form;
  readonly units: DecisionUnits;
  private readonly blocks: Form[] = [];
  /** Tables from which inputs bring figures, and all others. */
  private readonly sources: Watched[] = [];
  private readonly tables: Watched[] = [];

  constructor(
    readonly sheet: Sheet,
    readonly answer: Answer,
    private readonly note: string,
    readonly context: BuildContext,
  ) {
    this.units = decisionUnits(context.options.currency);
    this.form = this.block();
  }

  get dialect(): Dialect {
    return this.context.options.dialect;
  }

  get currency(): string {
    return this.context.options.currency;
  }

  /** Lines with notes in a column of their own choice, or with results that wait for less than all inputs. */
  block(note = this.note, guarded?: (result: Expr) => Expr): Form {
    const block = new Form(this.sheet, this.answer, { ...LINES, note }, guarded);
    this.blocks.push(block);
    return block;
  }

  /** A table whose rows say in a column what is wrong with them. */
  watch(table: TableRef, remarks: string, kind: "source" | "table" = "table"): void {
    const watched = { labels: table.column("item"), remarks: table.column(remarks) };
    (kind === "source" ? this.sources : this.tables).push(watched);
  }

  /** Writes the answer: all that was watched decides whether it shows figures. */
  settle(sentence: Expr, figures: readonly Figure[]): void {
    const { blocks, sources, tables } = this;
    this.answer.settle({
      sentence,
      figures: figures.map(([label, { label: unit, format }, formula, name]) => ({
        ...{ label, unit, format, formula },
        ...(name && { name }),
      })),
      // What an input brings from a table is wrong in the table first.
      inputs: [...sources, ...blocks.flatMap((block) => block.watchedInputs), ...tables],
      checks: blocks.flatMap((block) => block.watchedChecks),
    });
  }
}

const MODES = {
  addin: "Formulas: ROI_ functions of the Phoenix ROI add-in.",
  plain: "Formulas: plain Excel, no add-in needed.",
} as const;

/** A template that people fill with their own numbers: one sheet that answers first. */
export function ownModel(spec: OwnModel): Template {
  const { id, title, answers, keywords, source, chart } = spec;
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
      const about = {
        source: spec.begins ?? "Example figures: put your own in their place.",
        mode: MODES[options.dialect],
      };
      const answer = new Answer(sheet, { ...LINES, ...chart }, spec.figures, { about });
      sheet.skip();
      // Beside the value, so that nothing stands between an input and its note.
      spec.layOut(new OwnModelSheet(sheet, answer, chart.chartFrom, context));
      return { template: id, title, sheets: [sheet.finish()], styles: stylesOf(options.standard) };
    },
  };
}

/** Columns of numbers beside the value, for tables and charts. */
export const SIDE = ["b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"] as const;

/**
 * Item, unit and value, then as many columns as there are widths, and one of notes for the widest table's. Beyond so
 * many of them nothing is printed.
 */
export function frame(
  item: number,
  unit: number,
  value: number,
  side: readonly number[],
  { note, printed = side.length }: { readonly note?: number; readonly printed?: number } = {},
): FrameColumn[] {
  return [
    { key: LINES.label, width: item },
    { key: LINES.unit, width: unit },
    { key: LINES.value, width: value },
    ...side.map((width, i) => ({ key: sideKey(i), width, ...(i >= printed && { onScreen: true as const }) })),
    ...(note === undefined ? [] : [{ key: "note", width: note }]),
  ];
}

function sideKey(i: number): string {
  const key = SIDE[i];
  if (!key) throw new Error("More columns than a model's sheet has");
  return key;
}
