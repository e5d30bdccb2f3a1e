import { generateRandomId, type IMutationInfo } from "@univerjs/core";
import {
  IDefinedNamesService,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
  type IDefinedNamesServiceParam,
  type ISetDefinedNameMutationParam,
} from "@univerjs/engine-formula";
import { RemoveSheetCommand, SCOPE_WORKBOOK_VALUE_DEFINED_NAME } from "@univerjs/sheets";
import type { NameInfo } from "../model/port";
import type { Engine } from "./engine";
import { parseCells } from "./grid";

const REFERENCE = /^(?:'(?:[^']|'')+'|[^'!\s]+)!(.+)$/;

/** A plain reference is kept without "=", as Univer's name box wants it; anything else is a formula. */
const stored = (formula: string): string => {
  const bare = formula.replace(/^=/, "");
  const cells = REFERENCE.exec(bare)?.[1];
  return cells && parseCells(cells) ? bare : `=${bare}`;
};

/** Defined names of the workbook and of single sheets. */
export class Names {
  constructor(private readonly engine: Engine) {
    engine.together(({ id, params }) =>
      id === RemoveSheetCommand.id ? this.leavingWith((params as { subUnitId: string }).subUnitId) : [],
    );
  }

  /** Names of one sheet go with it; Univer would keep them. */
  private leavingWith(sheetId: string): IMutationInfo[] {
    return this.all()
      .filter(({ localSheetId }) => localSheetId === sheetId)
      .map((name) => ({ id: RemoveDefinedNameMutation.id, params: { ...name, unitId: this.engine.unitId } }));
  }

  private all(): IDefinedNamesServiceParam[] {
    return Object.values(
      this.engine.get<IDefinedNamesService>(IDefinedNamesService).getDefinedNameMap(this.engine.unitId) ?? {},
    );
  }

  private find(name: string, sheetId: string | undefined): IDefinedNamesServiceParam | undefined {
    const scope = sheetId ?? SCOPE_WORKBOOK_VALUE_DEFINED_NAME;
    return this.all().find(
      (n) =>
        n.name.toLowerCase() === name.toLowerCase() &&
        (n.localSheetId ?? SCOPE_WORKBOOK_VALUE_DEFINED_NAME) === scope,
    );
  }

  list(): NameInfo[] {
    return this.all().map((n) => ({
      name: n.name,
      formula: `=${n.formulaOrRefString.replace(/^=/, "")}`,
      visible: !n.hidden,
      ...(n.comment ? { comment: n.comment } : {}),
      ...(n.localSheetId && n.localSheetId !== SCOPE_WORKBOOK_VALUE_DEFINED_NAME
        ? { sheetId: n.localSheetId }
        : {}),
    }));
  }

  set(n: NameInfo): void {
    const before = this.find(n.name, n.sheetId);
    const params: ISetDefinedNameMutationParam = {
      unitId: this.engine.unitId,
      id: before?.id ?? generateRandomId(10),
      name: n.name,
      formulaOrRefString: stored(n.formula),
      comment: n.comment ?? "",
      hidden: !n.visible,
      localSheetId: n.sheetId ?? SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
    };
    this.engine.apply([{ id: SetDefinedNameMutation.id, params }]);
  }

  remove(name: string, sheetId?: string): void {
    const found = this.find(name, sheetId);
    if (!found) return;
    const params = { ...found, unitId: this.engine.unitId };
    this.engine.apply([{ id: RemoveDefinedNameMutation.id, params }]);
  }
}
