import { f, list, thisRowReference, words, type Expr } from "../../../sheets/formula";
import type { PlanRect } from "../../../sheets/plan";
import { asked, firstComplaint, type Rule } from "../../../sheets/rules";
import type { CellSpec, TableColumn, TableRef } from "../../../sheets/sheet";
import { SIDE, type OwnModelSheet } from "./own-model";

/** The cell of the same row in another column. */
export type OfRow<Id extends string> = (id: Id) => Expr;

/** A column of a table that people fill in, by a rule. */
export interface Field<Row> {
  readonly key: string;
  readonly header: string;
  readonly format: string;
  readonly rule: Rule;
  readonly value: (row: Row) => number | undefined;
}

/** A row's cells in such columns. */
export const fieldCells = <Row>(fields: readonly Field<Row>[], row: Row): Record<string, CellSpec> =>
  Object.fromEntries(fields.map(({ key, format, rule, value }) => [key, inputBy(rule, format, value(row))]));

function inputBy(rule: Rule, format: string, value: number | undefined): CellSpec {
  const empty: CellSpec = { role: "input", format, validity: rule.validity, ...asked(rule) };
  return value === undefined ? empty : { ...empty, value };
}

/** A column that people fill in, by a rule, or one that the sheet computes. */
export interface InputColumn<Row, Id extends string> {
  readonly header: string;
  readonly format: string;
  readonly rule?: Rule | ((cell: OfRow<Id>) => Rule);
  readonly value?: (row: Row) => number | undefined;
  /** In place of a number: words of any kind, or none. */
  readonly text?: (row: Row) => string | undefined;
  readonly formula?: (cell: OfRow<Id>) => Expr;
  /** Where a row computes otherwise than the others. */
  readonly own?: (row: Row) => ((cell: OfRow<Id>) => Expr) | undefined;
}

interface InputTableSpec<Row, Id extends string> {
  readonly name: string;
  /** Header of the first column. */
  readonly what: string;
  readonly unit: string | ((row: Row) => string);
  readonly label: (row: Row) => string;
  readonly columns: Readonly<Record<Id, InputColumn<Row, Id>>>;
  readonly rows: readonly Row[];
  readonly note?: (row: Row) => string;
  /** Its notes stand in the sheet's last column, which isn't printed. */
  readonly widest?: true;
  /** Inputs bring figures from it. */
  readonly kind?: "source";
  /** A condition that what is computed waits for, beside its row. */
  readonly needs?: Expr | undefined;
}

/**
 * Rows that people fill in, add and remove: what is wrong with a row stands in place of its note, and no figure is
 * shown before it is right. A row that is empty doesn't count. The table may stand below the cells that read it.
 */
export class InputTable<Row, Id extends string> {
  private readonly keys: ReadonlyMap<Id, string>;
  private table: TableRef | undefined;

  constructor(
    private readonly model: OwnModelSheet,
    private readonly spec: InputTableSpec<Row, Id>,
  ) {
    this.keys = new Map(this.columns.map(([id], i) => [id, PLACES[i] ?? ""]));
  }

  lay(heading: string): void {
    const { model, spec, columns } = this;
    const { name, what, unit, label, rows, note, needs } = spec;
    const noteKey = spec.widest ? "note" : (PLACES[columns.length] ?? "");
    const ofRow: OfRow<Id> = (id) => ({ render: () => thisRowReference(spec.columns[id].header) });
    const rules = new Map(
      columns.flatMap(([id, { rule }]) =>
        rule ? [[id, typeof rule === "function" ? rule(ofRow) : rule] as const] : [],
      ),
    );
    const ruled = [...rules].map(([id, rule]) => ({ cell: ofRow(id), rule }));
    const item: Expr = { render: () => thisRowReference(what) };
    const filled = f`COUNTA(${list([item, ...ruled.map(({ cell }) => cell)])})>0`;
    // What a row comes to is shown once the row is right: never a number made of a blank.
    const complete = f`AND(${list([needs, ...ruled.map(({ cell, rule }) => rule.good(cell))])})`;
    const computed = (formula: (of: OfRow<Id>) => Expr) => f`IF(${complete},${formula(ofRow)},"")`;
    const remark = (text: string) => f`IF(${filled},${firstComplaint(ruled, words(text))},"")`;
    model.sheet.heading(heading);
    this.table = model.sheet.table({
      name,
      columns: [
        { key: "item", header: what, role: "inputText" },
        { key: "unit", header: "Unit", role: "unit" },
        ...columns.map(([id, { header, format, rule, text, formula }]): TableColumn => ({
          key: this.key(id),
          header,
          format,
          role: text ? "inputText" : rule ? "input" : "formula",
          ...(formula && { formula: () => computed(formula) }),
        })),
        { key: noteKey, header: "Note", role: "remark", ...(!note && { formula: () => remark("") }) },
      ],
      rows: rows.map((row) => ({
        item: label(row),
        unit: typeof unit === "string" ? unit : unit(row),
        ...Object.fromEntries(
          columns.flatMap(([id, column]) => this.cell(id, column, row, rules.get(id), computed)),
        ),
        ...(note && { [noteKey]: { role: "remark", formula: remark(note(row)) } satisfies CellSpec }),
      })),
    });
    model.watch(this.table, noteKey, spec.kind);
  }

  /** All rows of a column. */
  column(id: Id): Expr {
    return this.late((table) => table.column(this.key(id)));
  }

  /** Of a row, within the table, counted from 1. */
  get rowNumber(): Expr {
    return this.late((table) => table.rowNumber);
  }

  get items(): Expr {
    return this.late((table) => table.column("item"));
  }

  range(id: Id | "item"): PlanRect {
    if (!this.table) throw new Error(NOT_LAID);
    return this.table.range(id === "item" ? id : this.key(id));
  }

  private get columns() {
    return Object.entries(this.spec.columns) as [Id, InputColumn<Row, Id>][];
  }

  private cell(
    id: Id,
    { format, value, text, own }: InputColumn<Row, Id>,
    row: Row,
    rule: Rule | undefined,
    computed: (formula: (of: OfRow<Id>) => Expr) => Expr,
  ): [string, CellSpec][] {
    const formula = own?.(row);
    if (formula) return [[this.key(id), { role: "formula", formula: computed(formula), format }]];
    if (text) {
      const words = text(row);
      return [[this.key(id), { role: "inputText", ...(words !== undefined && { value: words }) }]];
    }
    if (!rule) return [];
    return [[this.key(id), inputBy(rule, format, value?.(row))]];
  }

  private late(of: (table: TableRef) => Expr): Expr {
    return {
      render: (place) => {
        if (!this.table) throw new Error(NOT_LAID);
        return of(this.table).render(place);
      },
    };
  }

  private key(id: Id): string {
    return this.keys.get(id) ?? "";
  }
}

const PLACES = ["value", ...SIDE];
const NOT_LAID = "A table that formulas refer to was never laid out";
