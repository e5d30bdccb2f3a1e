import type { PlanRect, SheetPlan, WorkbookPlan } from "../../../src/sheets/plan";
import { callFunction, CellError, number, single, type Matrix, type Scalar } from "./excel-functions";
import { parse, type Node } from "./grammar";

/** Values of all cells by sheet name; errors as Excel shows them. */
export type Values = ReadonlyMap<string, readonly (readonly Scalar[])[]>;

/** New entries by sheet key and position. */
export interface Entry {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
}

/** Calculates a plan on the core and on Excel's documented arithmetic, without any spreadsheet. */
export function evaluate(plan: WorkbookPlan, entries: readonly Entry[] = []): Values {
  const book = new Book(plan, entries);
  return new Map(
    plan.sheets.map((sheet) => [
      sheet.name,
      sheet.cells.map((row, r) => row.map((_, c) => book.shown(sheet, r, c))),
    ]),
  );
}

const trees = new Map<string, Node>();

/** Tables repeat their formulas, and properties their sheets. */
function parsed(formula: string): Node {
  const tree = trees.get(formula) ?? parse(formula);
  trees.set(formula, tree);
  return tree;
}

interface Where {
  readonly sheet: SheetPlan;
  readonly row: number;
  readonly column: number;
}

class Book {
  private readonly known = new Map<string, Scalar | CellError>();
  private readonly open = new Set<string>();

  constructor(
    private readonly plan: WorkbookPlan,
    private readonly entries: readonly Entry[],
  ) {}

  shown(sheet: SheetPlan, row: number, column: number): Scalar {
    try {
      return this.value({ sheet, row, column });
    } catch (error) {
      if (error instanceof CellError) return error.message;
      throw new Error(`${sheet.name}, row ${row + 1}, column ${column + 1}: ${String(error)}`, {
        cause: error,
      });
    }
  }

  private value(where: Where): Scalar {
    const { sheet, row, column } = where;
    const id = `${sheet.key} ${row} ${column}`;
    let known = this.known.get(id);
    if (known === undefined) {
      if (this.open.has(id)) throw new Error(`${id} depends on itself`);
      this.open.add(id);
      known = this.calculated(where);
      this.open.delete(id);
      this.known.set(id, known);
    }
    if (known instanceof CellError) throw known;
    return known;
  }

  private calculated(where: Where): Scalar | CellError {
    const { sheet, row, column } = where;
    const entry = this.entries.find(
      (one) => one.sheet === sheet.key && one.row === row && one.column === column,
    );
    if (entry) return entry.value;
    const cell = sheet.cells[row]?.[column];
    if (cell?.formula === undefined) return cell?.value ?? "";
    try {
      const result = single(this.evaluated(parsed(cell.formula), where));
      // A formula that refers to an empty cell shows 0.
      return result === "" && /^=[^(]*$/.test(cell.formula) ? 0 : result;
    } catch (error) {
      if (error instanceof CellError) return error;
      throw error;
    }
  }

  private evaluated(node: Node, where: Where): Matrix {
    switch (node.kind) {
      case "constant":
        return [[node.value]];
      case "unary": {
        const operand = this.evaluated(node.operand, where);
        return operand.map((row) =>
          row.map((value) => (node.operator === "-" ? -number(value) : number(value))),
        );
      }
      case "binary":
        return combined(
          this.evaluated(node.left, where),
          this.evaluated(node.right, where),
          OPERATORS[node.operator]!,
        );
      case "call":
        return this.called(node, where);
      case "cell":
      case "range":
      case "column":
      case "thisRow":
        return this.cells(this.area(node, where));
    }
  }

  private called({ name, args }: Extract<Node, { kind: "call" }>, where: Where): Matrix {
    const value = (i: number) => this.evaluated(args[i]!, where);
    switch (name) {
      case "IF":
        return single(value(0)) === true ? value(1) : args[2] ? value(2) : [[false]];
      case "ROW": {
        if (!args[0]) return [[where.row + 1]];
        const { rect } = this.area(args[0], where);
        return Array.from({ length: rect.rows }, (_, i) => [rect.row + 1 + i]);
      }
      case "ROWS":
        return [[this.area(args[0]!, where).rect.rows]];
      case "INDEX": {
        const rows = value(0);
        const found = rows[number(single(value(1))) - 1]?.[0];
        if (found === undefined) throw new CellError("#REF!");
        return [[found]];
      }
      default:
        return callFunction(
          name,
          args.map((_, i) => value(i)),
        );
    }
  }

  private cells({ sheet, rect }: Area): Matrix {
    return Array.from({ length: rect.rows }, (_, r) =>
      Array.from({ length: rect.columns }, (_, c) =>
        this.value({ sheet, row: rect.row + r, column: rect.column + c }),
      ),
    );
  }

  private area(node: Node, where: Where): Area {
    switch (node.kind) {
      case "cell": {
        const sheet = node.sheet === undefined ? where.sheet : this.sheet(node.sheet);
        return { sheet, rect: { row: node.row, column: node.column, rows: 1, columns: 1 } };
      }
      case "range": {
        const [from, to] = [this.area(node.from, where), this.area(node.to, where)];
        const { row, column } = from.rect;
        return {
          sheet: from.sheet,
          rect: { row, column, rows: to.rect.row - row + 1, columns: to.rect.column - column + 1 },
        };
      }
      case "column": {
        const { sheet, table } = this.table(node.table);
        const rect = columnOf(table.range, table.columns, node.column);
        return {
          sheet,
          rect:
            node.part === "header"
              ? { ...rect, rows: 1 }
              : { ...rect, row: rect.row + 1, rows: rect.rows - 1 },
        };
      }
      case "thisRow": {
        const table = where.sheet.tables.find(({ range }) => within(range, where.row, where.column));
        if (!table) throw new Error(`[@${node.column}] outside of a table`);
        const { column } = columnOf(table.range, table.columns, node.column);
        return { sheet: where.sheet, rect: { row: where.row, column, rows: 1, columns: 1 } };
      }
      case "constant":
      case "unary":
      case "binary":
      case "call":
        throw new Error("Not a reference");
    }
  }

  private sheet(name: string): SheetPlan {
    const sheet = this.plan.sheets.find((one) => one.name === name);
    if (!sheet) throw new CellError("#REF!");
    return sheet;
  }

  private table(name: string) {
    for (const sheet of this.plan.sheets) {
      const table = sheet.tables.find((one) => one.name === name);
      if (table) return { sheet, table };
    }
    throw new CellError("#REF!");
  }
}

interface Area {
  readonly sheet: SheetPlan;
  readonly rect: PlanRect;
}

function columnOf(range: PlanRect, columns: readonly string[], header: string): PlanRect {
  const index = columns.findIndex((column) => column.toLowerCase() === header.toLowerCase());
  if (index < 0) throw new CellError("#REF!");
  return { ...range, column: range.column + index, columns: 1 };
}

const within = ({ row, column, rows, columns }: PlanRect, r: number, c: number) =>
  r > row && r < row + rows && c >= column && c < column + columns;

function combined(left: Matrix, right: Matrix, operator: (a: Scalar, b: Scalar) => Scalar): Matrix {
  const rows = Math.max(left.length, right.length);
  const columns = Math.max(left[0]?.length ?? 0, right[0]?.length ?? 0);
  const at = (matrix: Matrix, r: number, c: number) =>
    matrix[matrix.length === 1 ? 0 : r]?.[matrix[0]?.length === 1 ? 0 : c] ?? "";
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => operator(at(left, r, c), at(right, r, c))),
  );
}

/** Any text is greater than any number; texts compare without regard to case. */
function compared(a: Scalar, b: Scalar): number {
  if (typeof a === "string" && typeof b === "string") {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (typeof a === "string") return 1;
  if (typeof b === "string") return -1;
  return Number(a) - Number(b);
}

/** Arithmetic counts TRUE as 1. */
const counted = (value: Scalar): number => (typeof value === "boolean" ? Number(value) : number(value));

const arithmetic = (operate: (a: number, b: number) => number) => (a: Scalar, b: Scalar) => {
  const result = operate(counted(a), counted(b));
  if (!Number.isFinite(result)) throw new CellError("#NUM!");
  return result;
};

const OPERATORS: Record<string, (a: Scalar, b: Scalar) => Scalar> = {
  "+": arithmetic((a, b) => a + b),
  "-": arithmetic((a, b) => a - b),
  "*": arithmetic((a, b) => a * b),
  "/": (a, b) => {
    if (counted(b) === 0) throw new CellError("#DIV/0!");
    return counted(a) / counted(b);
  },
  "^": arithmetic((a, b) => a ** b),
  "&": (a, b) => String(a) + String(b),
  "=": (a, b) => compared(a, b) === 0,
  "<>": (a, b) => compared(a, b) !== 0,
  "<": (a, b) => compared(a, b) < 0,
  ">": (a, b) => compared(a, b) > 0,
  "<=": (a, b) => compared(a, b) <= 0,
  ">=": (a, b) => compared(a, b) >= 0,
};
