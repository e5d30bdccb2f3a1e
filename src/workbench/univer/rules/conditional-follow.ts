import {
  ConditionalFormattingRuleModel,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import { SheetInterceptorService } from "@univerjs/sheets";
import type { IMutationInfo } from "@univerjs/core";
import type { Engine } from "../engine";
import { toRange, toRect } from "../grid";
import { moveOf, moveRect } from "../moves";

/**
 * Moves conditional formats with their cells. In a page Univer's interface does that; it is the one part of them that
 * doesn't come with the engine.
 */
export function followConditionals(engine: Engine): void {
  const model = engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  engine.get<SheetInterceptorService>(SheetInterceptorService).interceptCommand({
    getMutations: (command) => {
      const redos: IMutationInfo[] = [];
      const undos: IMutationInfo[] = [];
      const move = moveOf(engine, command);
      for (const rule of move ? (model.getSubunitRules(engine.unitId, move.sheetId) ?? []) : []) {
        const ranges = rule.ranges.flatMap((range) => {
          const at = move && moveRect(toRect(range), move);
          return at ? [toRange(at)] : [];
        });
        const set = (to: typeof rule): IMutationInfo => ({
          id: SetConditionalRuleMutation.id,
          params: { unitId: engine.unitId, subUnitId: move?.sheetId, cfId: rule.cfId, rule: to },
        });
        redos.push(set({ ...rule, ranges }));
        undos.push(set({ ...rule }));
      }
      return { redos, undos };
    },
  });
}
