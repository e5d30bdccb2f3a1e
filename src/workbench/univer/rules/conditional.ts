import { generateRandomId, type Worksheet } from "@univerjs/core";
import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
  DeleteCfCommand,
  MoveConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import type { ConditionalRule } from "../../model/port";
import type { Engine } from "../engine";
import { toRange, toRect } from "../grid";
import { configOf, type Config } from "./conditional-config";
import { asked } from "./conditional-read";

/** Conditional formats of one sheet, the first rule first. */
export class SheetConditionals {
  constructor(
    private readonly engine: Engine,
    private readonly sheet: Worksheet,
  ) {}

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.engine.unitId, subUnitId: this.sheet.getSheetId() };
  }

  private get model(): ConditionalFormattingRuleModel {
    return this.engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  }

  all(): ConditionalRule[] {
    const rules = this.model.getSubunitRules(this.engine.unitId, this.sheet.getSheetId()) ?? [];
    return rules.flatMap((r) => {
      const rule = asked(r.rule as Config);
      return rule ? [{ ...rule, id: r.cfId, at: r.ranges.map(toRect), stopIfTrue: r.stopIfTrue }] : [];
    });
  }

  /** First in the order when no index is given, as Excel does. */
  add(rule: Omit<ConditionalRule, "id">, index = 0): string {
    const cfId = generateRandomId();
    const before = this.model.getSubunitRules(this.engine.unitId, this.sheet.getSheetId()) ?? [];
    const ahead = before[Math.min(index, before.length) - 1];
    const config = {
      cfId,
      ranges: rule.at.map(toRange),
      stopIfTrue: rule.stopIfTrue ?? false,
      rule: configOf(rule, rule.at),
    };
    const add = { id: AddConditionalRuleMutation.id, params: { ...this.target, rule: config } };
    // Univer counts "after" from one place behind the rule that it names.
    const place = { start: { id: cfId, type: "self" }, end: { id: ahead?.cfId, type: "after" } };
    const move = { id: MoveConditionalRuleMutation.id, params: { ...this.target, ...place } };
    this.engine.apply(ahead ? [add, move] : [add]);
    return cfId;
  }

  remove(id: string): void {
    this.engine.run(DeleteCfCommand.id, { ...this.target, cfId: id });
  }
}
