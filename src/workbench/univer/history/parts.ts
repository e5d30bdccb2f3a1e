import { CommandType, type IMutationInfo } from "@univerjs/core";
import { AddDataValidationMutation, RemoveDataValidationMutation } from "@univerjs/data-validation";
import { RemoveDefinedNameMutation, SetDefinedNameMutation } from "@univerjs/engine-formula";
import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  type IConditionFormattingRule,
} from "@univerjs/sheets-conditional-formatting";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { BookPort } from "../../model/port";
import type { ChartStore } from "../charts/store";
import type { Engine } from "../engine";
import type { Tables } from "../tables/tables";

/** One kind of thing that a workbook has beside its cells: by a key, as JSON, and how it goes and comes back. */
export interface Part {
  take(): Map<string, string>;
  /** Whether it is another than was taken last, of what changes without a mutation. */
  changed?(): boolean;
  remove(json: string): IMutationInfo[];
  add(json: string): IMutationInfo[];
}

const byKey = <T>(all: Iterable<T>, key: (one: T) => string): Map<string, string> =>
  new Map([...all].map((one) => [key(one), JSON.stringify(one)]));

const PUT = "workbench.mutation.put-kept";

export const partsOf = (
  engine: Engine,
  tables: Tables,
  charts: ChartStore,
  kept: () => BookPort["kept"],
): Part[] => [
  names(engine),
  tablesPart(tables),
  conditionalFormats(engine),
  validations(engine),
  {
    take: () => new Map([["charts", JSON.stringify(charts.list())]]),
    remove: () => [],
    add: (json) => [charts.mutation(JSON.parse(json) as ReturnType<ChartStore["list"]>)],
  },
  keptPart(engine, kept),
];

/** What the object model keeps beside the cells. */
function keptPart({ commands, unitId }: Engine, kept: () => BookPort["kept"]): Part {
  commands.registerCommand({
    id: PUT,
    type: CommandType.MUTATION,
    handler: (_accessor, params) => {
      kept()?.put((params as { text: string }).text);
      return true;
    },
  });
  const now = () => kept()?.take() ?? "";
  let taken = "";
  return {
    take: () => new Map([["kept", (taken = now())]]),
    // A copy of a sheet gets its filters once it is there.
    changed: () => now() !== taken,
    remove: () => [],
    add: (text) => (text ? [{ id: PUT, params: { unitId, text } }] : []),
  };
}

function names(engine: Engine): Part {
  const { unitId } = engine;
  return {
    take: () => byKey(engine.definedNames(), ({ id }) => id),
    remove: (json) => [{ id: RemoveDefinedNameMutation.id, params: { ...JSON.parse(json), unitId } }],
    add: (json) => [{ id: SetDefinedNameMutation.id, params: { ...JSON.parse(json), unitId } }],
  };
}

function tablesPart(tables: Tables): Part {
  return {
    take: () => byKey(tables.snapshots(), ({ id }) => id),
    remove: (json) => [tables.deletion((JSON.parse(json) as { id: string }).id)],
    add: (json) => tables.restoring(JSON.parse(json) as ReturnType<Tables["snapshots"]>[number]),
  };
}

/** All rules of a sheet together, since their order counts. */
function conditionalFormats(engine: Engine): Part {
  const { unitId, workbook } = engine;
  const model = engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  const params = ([subUnitId, rules]: [string, IConditionFormattingRule[]]) =>
    rules.map((rule) => ({ unitId, subUnitId, cfId: rule.cfId, rule }));
  return {
    take: () =>
      new Map(
        workbook.getSheets().flatMap((sheet) => {
          const id = sheet.getSheetId();
          const rules = model.getSubunitRules(unitId, id) ?? [];
          return rules.length ? [[id, JSON.stringify([id, rules])] as const] : [];
        }),
      ),
    remove: (json) =>
      params(JSON.parse(json)).map((p) => ({ id: DeleteConditionalRuleMutation.id, params: p })),
    // Univer puts what is added first.
    add: (json) =>
      params(JSON.parse(json))
        .reverse()
        .map((p) => ({ id: AddConditionalRuleMutation.id, params: p })),
  };
}

function validations(engine: Engine): Part {
  const { unitId, workbook } = engine;
  const model = engine.get<SheetDataValidationModel>(SheetDataValidationModel);
  const params = ([subUnitId, rules]: [string, { uid: string }[]]) =>
    rules.map((rule) => ({ unitId, subUnitId, ruleId: rule.uid, rule }));
  return {
    take: () =>
      new Map(
        workbook.getSheets().flatMap((sheet) => {
          const id = sheet.getSheetId();
          const rules = model.getRules(unitId, id);
          return rules.length ? [[id, JSON.stringify([id, rules])] as const] : [];
        }),
      ),
    remove: (json) =>
      params(JSON.parse(json)).map((p) => ({ id: RemoveDataValidationMutation.id, params: p })),
    add: (json) => params(JSON.parse(json)).map((p) => ({ id: AddDataValidationMutation.id, params: p })),
  };
}
