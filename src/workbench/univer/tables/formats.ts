import type { ICellData, IMutationInfo } from "@univerjs/core";
import { UpdateDataValidationMutation, UpdateRuleType } from "@univerjs/data-validation";
import { SetRangeValuesMutation, SetStyleCommand } from "@univerjs/sheets";
import {
  ConditionalFormattingRuleModel,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { IRange } from "@univerjs/core";
import type { TableInfo } from "../../model/port";
import type { Engine } from "../engine";
import { put, toRect, type Matrix } from "../grid";

/** New rows below a table look and behave like its last one: formats, conditional formats and validation. */
export function extendFormats(engine: Engine, table: TableInfo, count: number): IMutationInfo[] {
  const all: IMutationInfo[] = [];
  const target = { unitId: engine.unitId, subUnitId: table.sheetId };
  const last = table.at.r + table.at.h - 1;

  const styles: Matrix<ICellData> = {};
  const cells = engine.sheet(table.sheetId).getCellMatrix();
  for (let c = table.at.c; c < table.at.c + table.at.w; c++) {
    const s = engine.workbook.getStyles().getStyleByCell(cells.getValue(last, c));
    const custom = cells.getValue(last, c)?.custom;
    for (let r = last + 1; r <= last + count; r++)
      if (s || custom) put(styles, r, c, { s: s ?? null, custom: custom ?? null });
  }
  // Without this word for "formats only" Univer takes the formulas of these cells for deleted.
  const trigger = SetStyleCommand.id;
  const params = { ...target, cellValue: styles, trigger };
  if (Object.keys(styles).length) all.push({ id: SetRangeValuesMutation.id, params });

  /** Ranges that end with the table's last row, made longer; null when none does. */
  const longer = (ranges: IRange[]): IRange[] | null => {
    const ends = (range: IRange): boolean => {
      const at = toRect(range);
      const within = at.c >= table.at.c && at.c + at.w <= table.at.c + table.at.w;
      return within && at.r > table.at.r && range.endRow === last;
    };
    return ranges.some(ends) ? ranges.map((r) => (ends(r) ? { ...r, endRow: r.endRow + count } : r)) : null;
  };

  const formats = engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  for (const rule of formats.getSubunitRules(engine.unitId, table.sheetId) ?? []) {
    const ranges = longer(rule.ranges);
    if (!ranges) continue;
    all.push({
      id: SetConditionalRuleMutation.id,
      params: { ...target, cfId: rule.cfId, rule: { ...rule, ranges } },
    });
  }

  const validations = engine.get<SheetDataValidationModel>(SheetDataValidationModel);
  for (const rule of validations.getRules(engine.unitId, table.sheetId)) {
    const ranges = longer(rule.ranges);
    if (!ranges) continue;
    all.push({
      id: UpdateDataValidationMutation.id,
      params: { ...target, ruleId: rule.uid, payload: { type: UpdateRuleType.RANGE, payload: ranges } },
    });
  }
  return all;
}
