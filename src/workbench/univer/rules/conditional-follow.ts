import {
  ConditionalFormattingRuleModel,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import type { Engine } from "../engine";
import { toRange, toRect } from "../grid";
import { moveOf, moveRect } from "../moves";

/**
 * Moves conditional formats with their cells. In a page Univer's interface does that; it is the one part of them that
 * doesn't come with the engine.
 */
export function followConditionals(engine: Engine): void {
  const model = engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  engine.together((command) => {
    const move = moveOf(engine, command);
    if (!move) return [];
    return (model.getSubunitRules(engine.unitId, move.sheetId) ?? []).map((rule) => {
      const ranges = rule.ranges.flatMap((range) => {
        const at = moveRect(toRect(range), move);
        return at ? [toRange(at)] : [];
      });
      return {
        id: SetConditionalRuleMutation.id,
        params: {
          unitId: engine.unitId,
          subUnitId: move.sheetId,
          cfId: rule.cfId,
          rule: { ...rule, ranges },
        },
      };
    });
  });
}
