import type { Figure, UnitId } from "../evidence/figure";
import type { Quantity } from "./context";
import type { CellRef, Expr } from "./formula";
import { oneOf } from "./rules";
import type { CellSpec, Sheet } from "./sheet";
import type { Verdicts } from "./verdict";
import { NOT_JUDGED } from "./verdict-words";

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
 * table. They stand in the columns `item` and `unit`, the one for the value, and those that follow it: what is stated
 * and the verdict, in a block of claims, and the note, which runs on to the right.
 */
export class Lines {
  private readonly stated: string;
  private readonly verdict: string;
  /** Where the notes of the present block stand. */
  private note: string;
  private readonly noteOfClaims: string;

  constructor(
    private readonly sheet: Sheet,
    private readonly valueKey: string,
    private readonly verdicts?: Verdicts,
  ) {
    const [stated = "", verdict = "", note = ""] = sheet.columnsAfter(valueKey, 3);
    this.stated = stated;
    this.verdict = verdict;
    this.noteOfClaims = note;
    this.note = stated;
  }

  /** Heading and headers of a block; other headers than the usual ones by column key. */
  heading(title: string, headers: Readonly<Record<string, string>> = {}, withClaims = false): void {
    this.note = withClaims ? this.noteOfClaims : this.stated;
    this.sheet.heading(title);
    this.sheet.headers({
      item: "Item",
      unit: "Unit",
      [this.valueKey]: "Value",
      ...(withClaims && {
        [this.stated]: "Document states",
        [this.verdict]: "Verdict",
        ...this.verdicts?.headers,
      }),
      [this.note]: "Note",
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

  /** A word that the user may change for another one of a table's column. */
  word(label: string, value: string, among: Expr, note: string): CellRef {
    return this.line(label, { role: "inputText", value, rule: oneOf(among) }, note);
  }

  /** A claim in words that gives nothing to compute. */
  statement(text: string, note: string, label: string): void {
    this.sheet.line({
      item: { role: "label", value: label },
      [this.stated]: { role: "stated", value: text },
      [this.verdict]: { role: "verdict", value: NOT_JUDGED },
      [this.note]: { role: "note", value: note },
    });
  }

  /** A claim in words on a number, with a verdict of its own. */
  judged(spec: LineSpec & { unit: UnitId; formula: Expr; stated: string; verdict: Expr }): CellRef {
    return this.cell(
      spec,
      spec.unit,
      { role: "formula", formula: spec.formula },
      {
        [this.stated]: { role: "stated", value: spec.stated },
        [this.verdict]: { role: "verdict", formula: spec.verdict },
      },
    );
  }

  private cell(
    spec: LineSpec,
    unit: UnitId,
    cell: CellSpec,
    beside: Readonly<Record<string, CellSpec>> = {},
  ): CellRef {
    const style = this.sheet.context.units[unit];
    const format = spec.format ?? style.format;
    const at = { stated: this.stated, verdict: this.verdict };
    return this.line(spec.label, { ...cell, format }, spec.note ?? "", {
      unit: { role: "unit", value: style.label },
      ...(spec.figure && this.verdicts?.line(spec.figure, this.valueKey, format, at)),
      ...beside,
    });
  }

  private line(
    label: string,
    value: CellSpec,
    note: string,
    beside: Readonly<Record<string, CellSpec>> = {},
  ): CellRef {
    const refs: Record<string, CellRef> = this.sheet.line({
      item: { role: "label", value: label },
      [this.valueKey]: value,
      ...beside,
      [this.note]: { role: "note", value: note },
    });
    return refs[this.valueKey]!;
  }
}
