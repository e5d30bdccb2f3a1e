/** The value of an expression. The same code for one value a cell and for a block of trials: then a cell may be a column. */
import type { Call, Definition, Traits } from "../functions/definition";
import { FUNCTIONS } from "../functions";
import { Refused } from "../refused";
import { a1Of } from "../syntax/r1c1";
import type { Area, Node } from "../syntax/tree";
import { CellError, NA, NAME, REF, VALUE } from "../values/cell-error";
import { Column } from "../values/column";
import { Grid, isMany, Lambda, Range, type CellSource, type Lane, type Value } from "../values/value";
import type { Book } from "../workbook/book";
import { moved, tableArea, type Place } from "../workbook/resolve";
import { parseReference } from "../workbook/parse-reference";
import { apply, checkCount, Mixed } from "./apply";
import { areasOf, spreadAreas, takesTogether, together } from "./areas";
import { binary, unary, type Operator } from "./arithmetic";
import type { Block } from "./block";
import { binaryLanes, unaryLane } from "./column-arithmetic";
import { callCustom, type CustomFunctions } from "./custom";
import { lift } from "./lift";
import { common, joined } from "./reference-operators";
import { Names, type Scope } from "./scope";
import { single } from "./single";
import { SPECIAL } from "./special";
import type { Evaluating } from "./special/evaluating";

/** What the evaluator asks of the cells around it. */
export interface Cells extends CellSource {
  /** The cells that the formula of a cell spills to; null when it is none that does. */
  spill(sheet: number, row: number, column: number): Area | null;
}

export interface Surroundings {
  readonly book: Book;
  readonly cells: Cells;
  readonly custom: CustomFunctions;
  readonly block: Block | null;
  now(): number;
  random(): number;
}

export class Evaluator implements Evaluating {
  constructor(readonly around: Surroundings) {}

  get block(): Block | null {
    return this.around.block;
  }

  /** What a cell's formula gives. */
  formula(tree: Node, place: Place): Value {
    const scope: Scope = { place, names: null, inName: false };
    // Only the last step of a formula is rounded to nothing.
    if (tree.kind === "binary" && (tree.operator === "+" || tree.operator === "-"))
      return this.binary(
        tree.operator === "+" ? "+~" : "-~",
        this.evaluate(tree.left, scope),
        this.evaluate(tree.right, scope),
      );
    return this.evaluate(tree, scope);
  }

  evaluate(node: Node, scope: Scope): Value {
    switch (node.kind) {
      case "constant":
        return node.value;
      case "missing":
        return null;
      case "array":
        return Grid.fromRows(node.rows);
      case "reference":
        return this.reference(node, scope);
      case "structured": {
        const { sheet, area } = tableArea(this.around.book, node, scope.place);
        return new Range(sheet, area, this.around.cells);
      }
      case "name":
        return this.name(node, scope);
      case "external":
        throw new Refused(node.text, "stands in another workbook", node);
      case "call":
        return this.call(node, scope);
      case "apply":
        return this.applyLambda(this.evaluate(node.callee, scope), node.args, scope);
      case "negate":
      case "plus":
      case "percent":
        return this.unary(node.kind, this.evaluate(node.operand, scope));
      case "single":
        return single(this.evaluate(node.operand, scope), scope.place);
      case "spill":
        return this.spill(this.evaluate(node.operand, scope));
      case "binary":
        return this.binary(node.operator, this.evaluate(node.left, scope), this.evaluate(node.right, scope));
      case "range":
        return joined(this.corner(node.left, scope), this.corner(node.right, scope));
      case "intersection":
        return common(this.corner(node.left, scope), this.corner(node.right, scope));
      case "union":
        throw new Refused("a union", "several areas at once aren't computed", node);
    }
  }

  /** As evaluate, with an error as the result where one is thrown. */
  attempt(node: Node, scope: Scope): Value {
    try {
      return this.evaluate(node, scope);
    } catch (thrown) {
      if (thrown instanceof CellError) return thrown;
      throw thrown;
    }
  }

  /** What should be a reference. Which one may differ between trials: each is then computed by itself. */
  private corner(node: Node, scope: Scope): Value {
    const value = this.evaluate(node, scope);
    if (this.around.block && !(value instanceof Range || value instanceof CellError)) throw new Mixed();
    return value;
  }

  /** A cell's value; several cells stay what they are. */
  valueOf(value: Value): Lane | Grid | Lambda {
    if (!(value instanceof Range)) return value;
    return value.isCell ? value.cell : value.grid;
  }

  binary(operator: Operator, left: Value, right: Value): Value {
    const [a, b] = [this.valueOf(left), this.valueOf(right)];
    if (isMany(a) || isMany(b)) return lift([a, b], ([x, y]) => this.binary(operator, x!, y!));
    if (a instanceof Lambda || b instanceof Lambda) return VALUE;
    if (a instanceof Column || b instanceof Column) return binaryLanes(operator, a, b, this.around.block!);
    return binary(operator, a, b);
  }

  private unary(kind: "negate" | "plus" | "percent", operand: Value): Value {
    const value = this.valueOf(operand);
    // A plus makes a value of a reference.
    if (isMany(value)) return lift([value], ([cell]) => this.unary(kind, cell!));
    if (value instanceof Lambda) return VALUE;
    return value instanceof Column ? unaryLane(kind, value, this.around.block!) : unary(kind, value);
  }

  private reference(node: Node & { kind: "reference" }, scope: Scope): Value {
    const { book, cells } = this.around;
    const { sheets } = node;
    const area = scope.inName ? moved(node.area, node.anchors, scope.place) : node.area;
    if (!sheets) return new Range(scope.place.sheet, area, cells);
    const first = book.sheetNumber(sheets.first);
    const last = sheets.last === sheets.first ? first : book.sheetNumber(sheets.last);
    if (first === null || last === null) return REF;
    return new Range(Math.min(first, last), area, cells, Math.max(first, last));
  }

  private spill(operand: Value): Value {
    if (operand instanceof CellError) return operand;
    if (!(operand instanceof Range) || !operand.isCell) return REF;
    const area = this.around.cells.spill(operand.sheet, operand.area.top, operand.area.left);
    return area ? operand.moved(area) : REF;
  }

  private name({ name, sheet }: Node & { kind: "name" }, scope: Scope): Value {
    const local = sheet === undefined ? scope.names?.find(name) : null;
    if (local) return local.value ?? null;
    const { book } = this.around;
    const at = sheet === undefined ? scope.place.sheet : book.sheetNumber(sheet);
    const defined = at === null ? undefined : book.findName(name, at);
    if (defined)
      return this.evaluate(book.tree(defined.formula), { place: scope.place, names: null, inName: true });
    // A table's name by itself means its data.
    if (book.findTable(name))
      return this.evaluate({ kind: "structured", table: name, items: [], start: 0, end: 0 }, scope);
    const builtIn = FUNCTIONS[name.toUpperCase()];
    if (!builtIn) return NAME;
    return new Lambda(builtIn.required, (args) =>
      apply(name.toUpperCase(), builtIn, args, this.callAt(scope.place), this.around.block),
    );
  }

  private call(node: Node & { kind: "call" }, scope: Scope): Value {
    const name = node.name.toUpperCase();
    const special = SPECIAL[name];
    if (special) return special(this, node, scope);
    const definition = FUNCTIONS[name];
    if (name === "INDEX" && node.args[0]?.kind === "union") return this.ofArea(node, scope);
    if (definition) {
      const args = spreadAreas(definition, node.args);
      checkCount(name, definition, args.length);
      this.check(node, definition.traits);
      const values = args.map((arg, i) =>
        arg.kind === "missing"
          ? leftOut(definition, i)
          : arg.kind === "union"
            ? this.areas(name, arg, scope)
            : this.attempt(arg, scope),
      );
      return apply(name, definition, values, this.callAt(scope.place), this.around.block);
    }
    const local = scope.names?.find(node.name);
    if (local) return this.applyLambda(local.value ?? NAME, node.args, scope);
    const custom = this.around.custom.get(name);
    if (custom) {
      const values = node.args.map((arg) =>
        arg.kind === "missing" ? undefined : this.valueOf(this.attempt(arg, scope)),
      );
      return callCustom(name, custom, values, this.around.block);
    }
    if (this.around.book.findName(node.name, scope.place.sheet))
      return this.applyLambda(this.name({ ...node, kind: "name" }, scope), node.args, scope);
    throw new Refused(name, "isn't a function that is known here", node);
  }

  /** An argument of several areas. @throws {Refused} for a function that isn't known to take them */
  private areas(name: string, union: Node, scope: Scope): Value {
    const areas = areasOf(union);
    if (takesTogether(name)) return together(areas.map((area) => this.attempt(area, scope)));
    return this.evaluate(union, scope);
  }

  /** INDEX over several areas: in the one that its last argument counts out. */
  private ofArea(node: Node & { kind: "call" }, scope: Scope): Value {
    const [union, row, column, area] = node.args;
    const number = area ? this.valueOf(this.attempt(area, scope)) : 1;
    if (number instanceof CellError) return number;
    if (typeof number !== "number") return this.evaluate(union!, scope);
    const chosen = areasOf(union!)[Math.trunc(number) - 1];
    if (!chosen) return REF;
    return this.call({ ...node, args: [chosen, row, column].filter((arg) => arg !== undefined) }, scope);
  }

  private check(node: Node & { kind: "call" }, traits: Traits): void {
    if (traits.wanders && this.around.block)
      throw new Refused(node.name.toUpperCase(), "which cells it reads isn't known beforehand", node);
    if (traits.dates && this.around.book.date1904)
      throw new Refused(node.name.toUpperCase(), "the workbook counts its days from 1904", node);
  }

  /** @throws {CellError} "#VALUE!" for what isn't a LAMBDA or has other parameters */
  private applyLambda(callee: Value, args: readonly Node[], scope: Scope): Value {
    if (callee instanceof CellError) return callee;
    if (!(callee instanceof Lambda)) return VALUE;
    return callee.call(args.map((arg) => (arg.kind === "missing" ? undefined : this.attempt(arg, scope))));
  }

  /** A LAMBDA's body with its parameters given; a parameter that is left out counts as empty. */
  lambda(parameters: readonly { name: string; optional: boolean }[], body: Node, scope: Scope): Lambda {
    return new Lambda(parameters.length, (args) => {
      if (args.length > parameters.length) return VALUE;
      let { names } = scope;
      for (const [i, parameter] of parameters.entries()) {
        if (i >= args.length && !parameter.optional) return VALUE;
        names = new Names(parameter.name, args[i], names);
      }
      return this.attempt(body, { ...scope, names });
    });
  }

  private callAt(place: Place): Call {
    return new CallAt(place, this.around);
  }
}

class CallAt implements Call {
  constructor(
    private readonly place: Place,
    private readonly around: Surroundings,
  ) {}

  get sheet(): number {
    return this.place.sheet;
  }

  get row(): number {
    return this.place.row;
  }

  get column(): number {
    return this.place.column;
  }

  get date1904(): boolean {
    return this.around.book.date1904;
  }

  now(): number {
    return this.around.now();
  }

  random(): number {
    return this.around.random();
  }

  reference(text: string, a1: boolean): Range | null {
    const { book, cells } = this.around;
    // With an equals sign before it a text is a formula, not a reference.
    if (text.trimStart().startsWith("=")) return null;
    return parseReference(a1 ? text : a1Of(text, this.place), book, cells, this.place);
  }

  sheetNumber(name: string): number | null {
    return this.around.book.sheetNumber(name);
  }

  sheetCount(): number {
    return this.around.book.sheets.length;
  }
}

/** What an argument is whose place is empty. */
const leftOut = ({ traits, required }: Definition, index: number): Value | undefined =>
  traits.modern && index >= required ? undefined : traits.toolpak ? NA : null;
