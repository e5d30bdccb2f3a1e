import type { CellRef, Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet } from "../../../sheets/sheet";
import { checkOf, type Condition, type EntryColumns } from "./entries";

/** Lines of results: item, unit, result, a check where there is one, and a note. */
export class Results {
  constructor(
    private readonly sheet: Sheet,
    private readonly columns: EntryColumns,
  ) {}

  /** `unchecked`: none of the lines has a check. */
  headers(checks?: "unchecked"): void {
    const { columns } = this;
    this.sheet.headers({
      [columns.label]: "Item",
      [columns.unit]: "Unit",
      [columns.value]: "Result",
      ...(checks !== "unchecked" && { [columns.check]: "Check" }),
      [columns.note]: "Note and source",
    });
  }

  add(
    label: string,
    unit: { readonly label: string; readonly format: string },
    formula: Expr,
    note: string,
    options: { readonly total?: true; readonly checks?: readonly Condition[] } = {},
  ): CellRef {
    const { columns } = this;
    const role = options.total ? "totalLabel" : "label";
    const cells = this.sheet.line<string>({
      [columns.label]: { role, value: label },
      [columns.unit]: { role: options.total ? role : "unit", value: unit.label },
      [columns.value]: { role: options.total ? "total" : "formula", formula, format: unit.format },
      ...(options.checks && {
        [columns.check]: { role: "check", formula: checkOf(options.checks) } satisfies CellSpec,
      }),
      [columns.note]: { role: "note", value: note },
    });
    return found(cells[columns.value]);
  }

  /** A line that only checks. */
  check(label: string, conditions: readonly Condition[], note: string): CellRef {
    const { columns } = this;
    const cells = this.sheet.line<string>({
      [columns.label]: { role: "label", value: label },
      [columns.check]: { role: "check", formula: checkOf(conditions) },
      [columns.note]: { role: "note", value: note },
    });
    return found(cells[columns.check]);
  }
}

const found = (cell: CellRef | undefined): CellRef => {
  if (!cell) throw new Error("A result lost its cell");
  return cell;
};
