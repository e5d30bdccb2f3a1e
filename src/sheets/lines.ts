import type { Figure, UnitId } from "../evidence/figure";
import type { Quantity } from "./context";
import type { CellRef, Expr } from "./formula";
import type { CellSpec, Sheet } from "./sheet";
import type { Verdicts } from "./verdict";

interface LineSpec {
  readonly label: string;
  readonly note?: string;
  /** What the document states of it. */
  readonly figure?: Figure;
  /** Where the unit's own format shows too little. */
  readonly format?: string;
}

/**
 * Lines of one item each, below a heading and headers of their own: inputs, results and claims that belong to no
 * table. They stand in the columns `item`, `unit`, one for the value, and `note` of the sheet's frame.
 */
export class Lines {
  constructor(
    private readonly sheet: Sheet,
    private readonly valueKey: string,
    private readonly verdicts?: Verdicts,
  ) {}

  /** Heading and headers of a block; more headers by column key. */
  heading(title: string, headers: Readonly<Record<string, string>> = {}, withClaims = false): void {
    this.sheet.heading(title);
    this.sheet.headers({
      item: "Item",
      unit: "Unit",
      [this.valueKey]: "Value",
      note: "Note",
      ...(withClaims &&
        this.verdicts && {
          [this.verdicts.statedKey]: "Document states",
          [this.verdicts.verdictKey]: "Verdict",
          ...this.verdicts.headers,
        }),
      ...headers,
    });
  }

  /** An input, labelled as its quantity when no label is given. */
  input(spec: Partial<LineSpec> & { quantity: Quantity }): CellRef {
    const { label, unit } = spec.quantity;
    return this.cell({ label, ...spec }, unit, this.sheet.context.inputs.place(spec.quantity));
  }

  formula(spec: LineSpec & { unit: UnitId; formula: Expr }): CellRef {
    return this.cell(spec, spec.unit, { role: "formula", formula: spec.formula });
  }

  /** A word that the user may change, such as the label of a table's row. */
  word(label: string, value: string, note: string): CellRef {
    const refs = this.sheet.line<string>({
      item: { role: "label", value: label },
      [this.valueKey]: { role: "inputText", value },
      note: { role: "note", value: note },
    });
    return refs[this.valueKey]!;
  }

  /** A claim in words that gives nothing to compute. */
  statement(text: string, note: string, label = text): void {
    this.sheet.line({
      item: { role: "label", value: label },
      ...(this.verdicts && {
        ...(label !== text && { [this.verdicts.statedKey]: { role: "stated", value: text } as const }),
        [this.verdicts.verdictKey]: { role: "verdict", value: "not judged" } as const,
      }),
      note: { role: "note", value: note },
    });
  }

  check(label: string, formula: Expr, note = ""): CellRef {
    const refs = this.sheet.line({
      item: { role: "label", value: label },
      [this.valueKey]: { role: "check", formula } as const,
      note: { role: "note", value: note },
    });
    return refs[this.valueKey]!;
  }

  private cell(spec: LineSpec, unit: UnitId, cell: CellSpec): CellRef {
    const style = this.sheet.context.units[unit];
    const format = spec.format ?? style.format;
    const refs: Record<string, CellRef> = this.sheet.line({
      item: { role: "label", value: spec.label },
      unit: { role: "unit", value: style.label },
      [this.valueKey]: { ...cell, format },
      note: { role: "note", value: spec.note ?? "" },
      ...(spec.figure && this.verdicts?.line(spec.figure, this.valueKey, format)),
    });
    return refs[this.valueKey]!;
  }
}
