import { CellValueType, type ICellData } from "@univerjs/core";
import {
  ICalculateFormulaService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  Interpreter,
  NumberValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { UNFINISHED, watching } from "../mends/reading-cells";
import { inOrder } from "./order";

/** A formula in the engine's list of what is to be calculated. */
interface Tree {
  treeId: number;
  subUnitId: string;
  unitId: string;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
  refOffsetX: number;
  refOffsetY: number;
  /** Of a rule's formula, and of what else waits for cells. */
  formulaId?: string;
  featureId?: string;
  toRTreeItem(): unknown;
}

/** A cell whose formula may need itself. */
interface Member {
  readonly tree: Tree;
  /** When its calculation began, 0 before. */
  at: number;
  /** The earliest cell that it needs and that needs it. */
  low: number;
  itself: boolean;
  value: BaseValueObject;
  done: boolean;
}

export interface CircularCell {
  sheetId: string;
  r: number;
  c: number;
}

const placeOf = (sheetId: string, row: number, column: number): string => `${sheetId}!${row},${column}`;
const ZERO: ICellData = { v: 0, t: CellValueType.NUMBER };

/** A formula may give cells: what is in them by now, since the engine uses a reference again. */
function settled(value: BaseValueObject): BaseValueObject {
  if (!value.isReferenceObject()) return value;
  const cells = value as unknown as BaseReferenceObject;
  const { startRow, startColumn, endRow, endColumn } = cells.getRangePosition();
  return startRow === endRow && startColumn === endColumn ? cells.getFirstCell() : cells.toArrayValueObject();
}

/**
 * Defect: formulas that refer to their own cell are calculated with what it showed before, and grow with each calculation.
 * Mend: as in Excel, all cells of a circle show 0, and what depends on them is calculated with that. What a formula refers
 * to only tells where a circle may be: one is found when a calculation needs a cell that waits for it. So the branch of an
 * IF that isn't taken, ROWS(A1:A3) in A2, and SUM(A1:INDEX(A:A,ROW()-1)) make none, as in Excel.
 */
export class Circles {
  private readonly generator: any;
  private readonly runtime: any;
  /** Those that may be in a circle, until everything is calculated. */
  private readonly members = new Map<string, Member>();
  private readonly found = new Map<string, CircularCell>();
  private execute: (asked: unknown) => BaseValueObject;
  private calculating = false;

  constructor(private readonly engine: Engine) {
    this.generator = engine.get(IFormulaDependencyGenerator);
    this.runtime = engine.get(IFormulaRuntimeService);
    const interpreter = engine.get(Interpreter);
    this.execute = interpreter.execute.bind(interpreter);
    interpreter.execute = (asked: unknown): BaseValueObject => {
      const member = this.members.size && !this.calculating ? this.current() : undefined;
      return member ? this.calculate(member) : this.execute(asked);
    };
    this.generator._calculateRunList = (dirty: Tree[]): Tree[] => this.list(dirty);
    this.generator._checkIsCycleDependency = (): boolean => false;
    const service = engine.get(ICalculateFormulaService);
    const apply = service._apply.bind(service);
    service._apply = (spilled: boolean) => apply(spilled).finally(() => this.members.clear());
  }

  /** The cells that show 0 because they are in a circle. */
  cells(): CircularCell[] {
    for (const [place, { sheetId, r, c }] of this.found) {
      const cell = this.engine.workbook.getSheetBySheetId(sheetId)?.getCellRaw(r, c);
      if (!cell?.f && !cell?.si) this.found.delete(place);
    }
    return [...this.found.values()];
  }

  private list(dirty: Tree[]): Tree[] {
    const { _dependencyManagerService: direct, _dependencyRTreeCacheForAddressFunction: computed } =
      this.generator;
    const { order, circles } = inOrder(dirty, (tree, done) => {
      const cell = tree.toRTreeItem();
      const ids: Set<number> = direct.searchDependency(cell, done);
      for (const id of computed.bulkSearch(cell, done)) ids.add(id);
      return Array.from(ids, (id): Tree | undefined => this.generator._getTreeById(id)).filter(
        (found) => found !== undefined,
      );
    });
    if (this.found.size)
      for (const { subUnitId, row, column } of order) this.found.delete(placeOf(subUnitId, row, column));
    for (const tree of circles.flat())
      if (tree.formulaId === undefined && tree.featureId === undefined)
        this.members.set(placeOf(tree.subUnitId, tree.row, tree.column), {
          tree,
          at: 0,
          low: 0,
          itself: false,
          value: NumberValueObject.create(0),
          done: false,
        });
    return order;
  }

  private current(): Member | undefined {
    const { currentSubUnitId, currentRow, currentColumn } = this.runtime;
    return this.members.get(placeOf(currentSubUnitId, currentRow, currentColumn));
  }

  private enter({ tree }: Member): void {
    const { row, column, rowCount, columnCount, subUnitId, unitId } = tree;
    this.runtime.setCurrent(row, column, rowCount, columnCount, subUnitId, unitId);
  }

  /** Of a cell and of all that it needs: a formula that needs one that has no value yet is begun anew after that one. */
  private calculate(member: Member): BaseValueObject {
    const path: Member[] = [];
    const open: Member[] = [];
    const begin = (begun: Member): void => {
      begun.at = begun.low = open.push(begun);
      path.push(begun);
    };
    if (!member.done) begin(member);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const missing = this.attempt(here);
      if (missing) begin(missing);
      else {
        path.pop();
        if (here.low === here.at) this.finish(open.splice(open.lastIndexOf(here)));
      }
    }
    this.enter(member);
    return member.value;
  }

  /** @returns the cell without which it can't be calculated. */
  private attempt(here: Member): Member | null {
    const { tree } = here;
    const node = this.generator._getTreeNode(tree);
    let missing: Member | null = null;
    const read = (sheetId: string, row: number, column: number): ICellData | undefined => {
      const needed = this.members.get(placeOf(sheetId, row, column));
      if (!needed || needed.done) return undefined;
      if (needed.at === 0) {
        missing = needed;
        throw UNFINISHED;
      }
      if (needed === here) here.itself = true;
      here.low = Math.min(here.low, needed.low);
      return ZERO;
    };
    this.enter(here);
    this.calculating = true;
    try {
      const { refOffsetX, refOffsetY } = tree;
      here.value = watching(read, () => settled(this.execute({ node, refOffsetX, refOffsetY })));
    } catch (e) {
      if (e !== UNFINISHED) throw e;
    } finally {
      this.calculating = false;
      node.resetCalculationState();
    }
    return missing;
  }

  private finish(group: readonly Member[]): void {
    const circular = group.length > 1 || group[0]!.itself;
    for (const member of group) {
      const { subUnitId: sheetId, row: r, column: c } = member.tree;
      if (circular) {
        member.value = NumberValueObject.create(0);
        this.found.set(placeOf(sheetId, r, c), { sheetId, r, c });
      }
      member.done = true;
      this.enter(member);
      this.runtime.setRuntimeData(member.value);
    }
  }
}
