import type { IMutationInfo } from "@univerjs/core";
import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
  SetConditionalRuleMutation,
  type IConditionFormattingRule,
} from "@univerjs/sheets-conditional-formatting";
import { SheetClipboardService } from "@univerjs/sheets-ui";
import type { Engine } from "../engine";
import { shiftFormula } from "../formulas/references";
import { rewrittenConfig } from "./conditional-config";
import { firstCell } from "./follow";

interface Params {
  subUnitId: string;
  rule: IConditionFormattingRule;
}

interface Mutations {
  redos: IMutationInfo[];
  undos: IMutationInfo[];
}

/**
 * Univer pastes conditional formats with the formulas of the first cell that had them, whichever cell is the first then: the
 * cells that were copied lose their colours, too, when they are pasted above.
 * @param fromSheetId the sheet that was copied from
 * @returns the mutations of a paste, with formulas as their first cells have them
 */
export function fitPasted(engine: Engine, fromSheetId: string, pasting: IMutationInfo[]): IMutationInfo[] {
  const { unitId } = engine;
  const model = engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  return pasting.map((mutation) => {
    const adds = mutation.id === AddConditionalRuleMutation.id;
    if (!adds && mutation.id !== SetConditionalRuleMutation.id) return mutation;
    const params = mutation.params as Params;
    const { rule, subUnitId } = params;
    const text = JSON.stringify(rule.rule);
    const source = model
      .getSubunitRules(unitId, adds ? fromSheetId : subUnitId)
      ?.find((one) => (adds ? JSON.stringify(one.rule) === text : one.cfId === rule.cfId));
    if (!source) return mutation;
    const [was, is] = [firstCell(source.ranges), firstCell(rule.ranges)];
    const fitted = rewrittenConfig(source.rule, rule.ranges, (formula) =>
      shiftFormula(formula, is.r - was.r, is.c - was.c),
    );
    return { ...mutation, params: { ...params, rule: { ...rule, rule: fitted } } };
  });
}

/** @param engine known by the time that something is pasted */
export function mendPastedRules(engine: () => Engine): void {
  const { addClipboardHook } = SheetClipboardService.prototype;
  SheetClipboardService.prototype.addClipboardHook = function (hook) {
    const { onPasteCells } = hook;
    if (hook.id !== "SHEET_CONDITIONAL_FORMATTING_PLUGIN" || !onPasteCells)
      return addClipboardHook.call(this, hook);
    return addClipboardHook.call(this, {
      ...hook,
      onPasteCells(from, ...given): Mutations {
        const { redos, undos } = onPasteCells.call(hook, from, ...given);
        return { redos: from ? fitPasted(engine(), from.subUnitId, redos) : redos, undos };
      },
    });
  };
}
