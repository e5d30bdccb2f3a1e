import { CommandType, generateRandomId, type ICellData, type IMutationInfo } from "@univerjs/core";
import { AddDataValidationMutation } from "@univerjs/data-validation";
import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
} from "@univerjs/sheets-conditional-formatting";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import { CopySheetCommand, InsertSheetMutation } from "@univerjs/sheets";
import type { AreaRef, ChartSpec } from "../../model/port";
import type { ChartStore } from "../charts/store";
import type { Engine } from "../engine";
import { mapReferences } from "../formulas/references";
import { entries, put, type Matrix } from "../grid";
import type { Names } from "../names";
import { rewrittenConfig, type Config } from "../rules/conditional-config";
import { renamedTable } from "../tables/refs";
import type { Tables } from "../tables/tables";

/** What the workbook has beside cells. */
export interface Beside {
  tables: Tables;
  charts: ChartStore;
  names: Names;
}

export interface SheetCopy {
  id: string;
  mutations: IMutationInfo[];
}

/**
 * A copy of a sheet with everything on it, as Excel makes it: its tables get names of their own, names that mean its cells
 * become names of the copy, and what referred to the sheet by its name refers to the copy.
 */
export function copyOfSheet(
  engine: Engine,
  { tables, charts, names }: Beside,
  sheetId: string,
  { name, index }: { name: string; index: number },
): SheetCopy {
  const { unitId } = engine;
  const sheet = engine.sheet(sheetId);
  const [id, original] = [generateRandomId(), sheet.getName().toLowerCase()];

  const taken = new Set(tables.list().map((t) => t.name.toLowerCase()));
  for (const n of names.list()) taken.add(n.name.toLowerCase());
  const own = tables
    .snapshots()
    .filter((t) => t.sheetId === sheetId)
    .map((table) => ({ table, name: free(table.name, taken) }));
  const rewrite = (formula: string): string =>
    own.reduce(
      (text, { table, name: to }) => renamedTable(table.name, to)(text, null),
      mapReferences(formula, (ref) =>
        ref.sheet?.toLowerCase() === original ? ref.spell(ref.at, name) : null,
      ),
    );

  const { cellData: _cells, ...config } = sheet.getConfig();
  const cellData: Matrix<ICellData> = {};
  for (const [r, c, cell] of entries(sheet.getCellMatrix().getMatrix() as unknown as Matrix<ICellData>))
    if (cell) put(cellData, r, c, { ...structuredClone(cell), ...(cell.f ? { f: rewrite(cell.f) } : {}) });
  const copy = { ...structuredClone(config), mergeData: sheet.getMergeData(), id, name, cellData };

  const target = { unitId, subUnitId: id };
  const formats = engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  const validations = engine.get<SheetDataValidationModel>(SheetDataValidationModel);
  return {
    id,
    mutations: [
      { id: InsertSheetMutation.id, params: { unitId, index, sheet: copy } },
      ...own.flatMap(({ table, name: to }) =>
        tables.restoring({ ...structuredClone(table), id: generateRandomId(), sheetId: id, name: to }),
      ),
      ...names
        .list()
        .filter((n) => n.sheetId === sheetId || (n.sheetId === undefined && rewrite(n.formula) !== n.formula))
        .map((n) => names.setting({ ...n, formula: rewrite(n.formula), sheetId: id })),
      // Univer puts what is added first.
      ...[...(formats.getSubunitRules(unitId, sheetId) ?? [])].reverse().map((rule) => {
        const { ranges, rule: config } = structuredClone(rule);
        const copied = {
          ...rule,
          cfId: generateRandomId(),
          ranges,
          rule: rewrittenConfig(config as Config, ranges, rewrite),
        };
        return { id: AddConditionalRuleMutation.id, params: { ...target, rule: copied } };
      }),
      ...validations.getRules(unitId, sheetId).map((rule) => {
        const operand = (f: string | undefined): string | undefined => (f?.startsWith("=") ? rewrite(f) : f);
        const { formula1, formula2, ...others } = structuredClone(rule);
        const formulas = { formula1: operand(formula1), formula2: operand(formula2) };
        return {
          id: AddDataValidationMutation.id,
          params: { ...target, rule: { ...others, ...formulas, uid: generateRandomId() } },
        };
      }),
      charts.mutation([
        ...charts.list(),
        ...charts
          .list()
          .filter((chart) => chart.sheetId === sheetId)
          .map((chart) => chartOn(chart, id)),
      ]),
    ],
  };
}

/** Univer's own command leaves out charts and looks, and gives the copy's tables the names of the original's. */
export function copyByCommand(engine: Engine, copy: (sheetId: string | undefined) => void): void {
  engine.commands.unregisterCommand(CopySheetCommand.id);
  engine.commands.registerCommand({
    id: CopySheetCommand.id,
    type: CommandType.COMMAND,
    handler: (_accessor, params) => {
      copy((params as { subUnitId?: string } | undefined)?.subUnitId);
      return true;
    },
  });
}

/** "Costs" becomes "Costs2", or what is free after it. */
function free(name: string, taken: Set<string>): string {
  let n = 2;
  while (taken.has(`${name}${n}`.toLowerCase())) n++;
  taken.add(`${name}${n}`.toLowerCase());
  return `${name}${n}`;
}

function chartOn(chart: ChartSpec, sheetId: string): ChartSpec {
  const area = (ref: AreaRef): AreaRef => (ref.sheetId === chart.sheetId ? { ...ref, sheetId } : ref);
  return {
    ...chart,
    id: generateRandomId(),
    sheetId,
    series: chart.series.map(({ categories, xValues, ...series }) => ({
      ...series,
      id: generateRandomId(),
      name: typeof series.name === "string" ? series.name : area(series.name),
      values: area(series.values),
      ...(categories ? { categories: area(categories) } : {}),
      ...(xValues ? { xValues: area(xValues) } : {}),
    })),
  };
}

/** "Costs (2)", or what is free after it, in the 31 characters that a sheet's name may have. */
export function copyName(name: string, taken: (name: string) => boolean): string {
  const base = name.replace(/ \(\d+\)$/, "");
  for (let n = 2; ; n++) {
    const end = ` (${n})`;
    const copy = base.slice(0, 31 - end.length) + end;
    if (!taken(copy)) return copy;
  }
}
