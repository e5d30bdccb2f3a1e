import { Rectangle, toDisposable, type IMutationInfo, type IRange } from "@univerjs/core";
import {
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
  UpdateRuleType,
} from "@univerjs/data-validation";
import { RefRangeService } from "@univerjs/sheets";
import {
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import { FormulaRefRangeService } from "@univerjs/sheets-formula";
import type { Engine } from "../engine";
import { shiftFormula } from "../formulas/references";
import type { Rewrite, Travel } from "../formulas/travel";
import { sameRect, toRange, toRect } from "../grid";
import { rewrittenConfig } from "./conditional-config";

/** The cell that a rule's formulas are written for: the first one, in whatever order its ranges are given. */
export function firstCell(ranges: readonly IRange[]): { r: number; c: number } {
  const [first] = inOrder(ranges);
  return { r: first?.startRow ?? 0, c: first?.startColumn ?? 0 };
}

const inOrder = (ranges: readonly IRange[]): IRange[] =>
  [...ranges].sort((a, b) => a.startRow - b.startRow || a.startColumn - b.startColumn);

interface Followed {
  ranges: IRange[];
  /** A formula of the rule as its first cell has it afterwards. */
  formula(before: string): string;
}

/** Where a rule is afterwards and how its formulas read there; null when the cells that it judged are gone. */
function follow(
  sheetId: string,
  ranges: readonly IRange[],
  rewrite: Rewrite,
  { carry }: Travel,
): Followed | null {
  const pieces = ranges.flatMap((range) => carry(sheetId, toRect(range)));
  if (pieces.length === 0) return null;
  const stay =
    pieces.length === ranges.length && pieces.every(({ at }, i) => sameRect(at, toRect(ranges[i]!)));
  // Pieces that come to lie side by side are one range again.
  const landed = stay
    ? [...ranges]
    : inOrder(Rectangle.mergeRanges(pieces.map(({ at }) => toRange(at)))).map((range) =>
        toRange(toRect(range)),
      );
  const [before, now] = [firstCell(ranges), firstCell(landed)];
  const { was } = pieces.find(({ at }) => at.r === now.r && at.c === now.c) ?? pieces[0]!;
  return {
    ranges: landed,
    formula: (formula) =>
      rewrite(shiftFormula(formula, was.r - before.r, was.c - before.c), { sheetId, ...was }),
  };
}

/** The mutations by which conditional formats and validation rules follow the cells that they judge and refer to. */
export function rulesFollowing(engine: Engine, rewrite: Rewrite, travel: Travel): IMutationInfo[] {
  const { unitId, workbook } = engine;
  const formats = engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  const validations = engine.get<SheetDataValidationModel>(SheetDataValidationModel);
  return workbook.getSheets().flatMap((sheet) => {
    const subUnitId = sheet.getSheetId();
    const target = { unitId, subUnitId };
    const mutations: IMutationInfo[] = [];
    // The clipboard takes these along, and away from here.
    const leaves = (ranges: readonly IRange[]): boolean => {
      const place = travel.place({ sheetId: subUnitId, ...firstCell(ranges) });
      return place !== null && place.sheetId !== subUnitId;
    };
    for (const before of formats.getSubunitRules(unitId, subUnitId) ?? []) {
      const { cfId } = before;
      if (leaves(before.ranges)) continue;
      const to = follow(subUnitId, before.ranges, rewrite, travel);
      if (!to) {
        mutations.push({ id: DeleteConditionalRuleMutation.id, params: { ...target, cfId } });
        continue;
      }
      const { ranges } = to;
      const rule = { ...before, ranges, rule: rewrittenConfig(before.rule, ranges, to.formula) };
      if (JSON.stringify(rule) !== JSON.stringify(before))
        mutations.push({ id: SetConditionalRuleMutation.id, params: { ...target, cfId, rule } });
    }
    for (const rule of validations.getRules(unitId, subUnitId)) {
      if (leaves(rule.ranges)) continue;
      const to = follow(subUnitId, rule.ranges, rewrite, travel);
      if (!to) {
        mutations.push({ id: RemoveDataValidationMutation.id, params: { ...target, ruleId: rule.uid } });
        continue;
      }
      const operand = (f: string | undefined): string | undefined => (f?.startsWith("=") ? to.formula(f) : f);
      const [formula1, formula2] = [operand(rule.formula1), operand(rule.formula2)];
      const alike = formula1 === rule.formula1 && formula2 === rule.formula2;
      const stays =
        to.ranges.length === rule.ranges.length &&
        to.ranges.every((range, i) => sameRect(toRect(range), toRect(rule.ranges[i]!)));
      if (alike && stays) continue;
      const payload = { type: UpdateRuleType.ALL, payload: { ranges: to.ranges, formula1, formula2 } };
      mutations.push({
        id: UpdateDataValidationMutation.id,
        params: { ...target, ruleId: rule.uid, payload },
      });
    }
    return mutations;
  });
}

/**
 * Univer has three ways of its own by which rules follow cells, two of them in its interface only: they take formulas for
 * those of the sheet in front, leave out new names of sheets, and spell formulas anew.
 */
export function rulesStayAsTold(engine: Engine): void {
  const formulas = engine.get<FormulaRefRangeService>(FormulaRefRangeService);
  formulas.registerFormula = () => toDisposable(() => undefined) as never;
  formulas.registerRangeFormula = () => toDisposable(() => undefined) as never;
  const ranges = engine.get<RefRangeService>(RefRangeService);
  const register = ranges.registerRefRange;
  const others = (mutations: IMutationInfo[]): IMutationInfo[] =>
    mutations.filter(({ id }) => !id.startsWith("data-validation."));
  ranges.registerRefRange = (range, callback, ...sheet) =>
    register(
      range,
      (command) => {
        const { redos, undos, ...before } = callback(command);
        return { redos: others(redos), undos: others(undos), ...before };
      },
      ...sheet,
    );
}
