import { fixedText, type Answer } from "../../../sheets/answer";
import type { BuildContext, InputSource, Quantity } from "../../../sheets/context";
import { CellRef, f, LateRef, words, type Expr } from "../../../sheets/formula";
import { openAnswered } from "../../../sheets/page";
import { asked, optional, RULES } from "../../../sheets/rules";
import type { CellSpec, Sheet, TableRef } from "../../../sheets/sheet";

export const AS_STATED = "As stated";
export const YOUR_OWN = "Your own";

/**
 * The one sheet on which a workbook of several sheets keeps its inputs: as the document states them, and the user's
 * own beside them. The scenario chooses between the two; an own value that is left empty is as stated.
 */
export class InputsSheet implements InputSource {
  readonly sheet: Sheet;
  readonly answer: Answer;
  /** True while every number in use is as the document has it. */
  readonly asPrinted = new LateRef();
  private readonly quantities: Quantity[] = [];
  private readonly elsewhere = new Map<string, Expr>();
  private readonly originals = new Map<string, Quantity>();
  private table?: TableRef;

  constructor(
    private readonly context: BuildContext,
    private readonly scenario: CellRef,
  ) {
    const { sheet, answer } = openAnswered(context, {
      key: "inputs",
      name: "Inputs",
      title: "Inputs of the whole analysis",
      answers: "Which numbers does everything else rest on, and what are yours?",
      source: "the section or assumption named in each row",
      columns: [
        { key: "item", width: 54 },
        { key: "group", width: 19 },
        { key: "unit", width: 20 },
        { key: "stated", width: 19 },
        { key: "own", width: 19 },
        { key: "used", width: 19 },
        { key: "note", width: 84 },
      ],
      value: "unit",
      figures: 1,
      passesOn: true,
    });
    this.sheet = sheet;
    this.answer = answer;
  }

  /** A number that a sheet of the workbook computes: it is read there, and nobody is asked for it. */
  computed({ id }: Quantity, cell: () => CellRef): void {
    this.elsewhere.set(id, { render: (place) => cell().render(place) });
  }

  /** A number that the document prints in two places: asked for once. */
  same({ id }: Quantity, original: Quantity): void {
    this.originals.set(id, original);
  }

  place(quantity: Quantity): CellSpec {
    return {
      role: "link",
      formula: this.ref(quantity),
      format: this.context.units[quantity.unit].format,
      validity: this.context.units[quantity.unit].validity,
      ...(!this.elsewhere.has(quantity.id) && { printed: quantity.value }),
    };
  }

  /** The cell that holds the number in use. */
  ref(quantity: Quantity): Expr {
    const elsewhere = this.elsewhere.get(quantity.id);
    if (elsewhere) return elsewhere;
    const asked = this.originals.get(quantity.id) ?? quantity;
    if (!this.quantities.some(({ id }) => id === asked.id)) this.quantities.push(asked);
    return new CellRef(this.sheet, () => {
      if (!this.table) throw new Error("The inputs have not been laid out");
      const row = this.quantities.findIndex(({ id }) => id === asked.id);
      return this.table.cell(row, "used").position;
    });
  }

  /** Once every sheet has said what it needs. */
  layOut(): void {
    const { sheet, answer, scenario } = this;
    // References look their row up by id, so that the order may still change.
    const order = (quantity: Quantity) => GROUPS.indexOf(groupOf(quantity.id));
    this.quantities.sort((a, b) => order(a) - order(b));
    const { units } = this.context;
    const own = new LateRef();
    const columns = { stated: new LateRef(), used: new LateRef() };
    const changed = f`SUMPRODUCT((${columns.used}<>${columns.stated})*1)`;
    this.asPrinted.settle(f`${changed}=0`);
    sheet.check(
      f`OR(COUNTA(${own})=0,${scenario}=${words(YOUR_OWN)})`,
      words(`Own values are entered, but the scenario is “${AS_STATED}”`),
    );
    answer.settle({
      sentence: f`IF(${changed}=0,${words("All numbers are as stated. Enter yours beside them and choose the scenario “Your own”.")},${fixedText(changed, 0)}&${words(" of the numbers in use are yours; verdicts on the document are silent.")})`,
      figures: [{ label: "Numbers that are yours", unit: "", format: "0", formula: changed }],
    });
    const table = sheet.table({
      name: "Model_inputs",
      // No filter buttons: other sheets refer to these rows where they stand, and sorting would mix them up.
      freezeColumns: 1,
      list: true,
      columns: [
        { key: "item", header: "Input", role: "label" },
        { key: "group", header: "Belongs to", role: "unit" },
        { key: "unit", header: "Unit", role: "unit" },
        { key: "stated", header: AS_STATED, role: "stated" },
        { key: "own", header: YOUR_OWN, role: "input" },
        {
          key: "used",
          header: "In use",
          role: "formula",
          formula: (row) =>
            f`IF(AND(${scenario}=${words(YOUR_OWN)},${row.this("own")}<>""),${row.this("own")},${row.this("stated")})`,
        },
        { key: "note", header: "Source", role: "note" },
      ],
      rows: this.quantities.map(({ id, label, unit, value, source }) => {
        const { label: unitLabel, format, validity } = units[unit];
        const rule = optional(RULES[validity], "as stated");
        return {
          item: label,
          group: groupOf(id)[1],
          unit: unitLabel,
          stated: { role: "stated", value, format } as const,
          own: { role: "input", format, validity, rule, ...asked(rule) } as const,
          used: { role: "formula", format } as const,
          note: source,
        };
      }),
    });
    own.settle(table.column("own"));
    columns.stated.settle(table.column("stated"));
    columns.used.settle(table.column("used"));
    this.table = table;
  }
}

/** How the ids of quantities begin, and the sheet that they belong to, in the order of the document. */
const GROUPS = [
  ["summary", "Summary"],
  ["dataQuality", "Data quality"],
  ["trainingSpeed", "Training speed"],
  ["fineTuning", "Fine-tuning"],
  ["memory", "Fine-tuning"],
  ["alignment", "Alignment"],
  ["inference", "Inference"],
  ["evaluation", "Evaluation"],
  ["totals70b", "70B training run"],
  ["totals7b", "7B startup"],
  ["benchmarks", "Benchmarks"],
  ["positioning", "Benchmarks"],
  ["formula", "φ formula"],
] as const;

function groupOf(id: string): (typeof GROUPS)[number] {
  const prefix = id.replace(/^assumption\./, "").split(".")[0];
  const group = GROUPS.find(([begins]) => begins === prefix);
  if (!group) throw new Error(`The input ${id} belongs to no group`);
  return group;
}
