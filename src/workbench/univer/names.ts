import { generateRandomId, type IMutationInfo } from "@univerjs/core";
import {
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
  type IDefinedNamesServiceParam,
  type ISetDefinedNameMutationParam,
} from "@univerjs/engine-formula";
import { RemoveSheetCommand, SCOPE_WORKBOOK_VALUE_DEFINED_NAME as WORKBOOK } from "@univerjs/sheets";
import type { NameInfo } from "../model/port";
import type { Engine } from "./engine";
import { parseCells } from "./grid";

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const REFERENCE = /^(?:'(?:[^']|'')+'|[^'!\s]+)!(.+)$/;

/** A plain reference is kept without "=", as Univer's name box wants it; anything else is a formula. */
const stored = (formula: string): string => {
  const bare = formula.replace(/^=/, "");
  const cells = REFERENCE.exec(bare)?.[1];
  return cells && parseCells(cells) ? bare : `=${bare}`;
};

/** A name, after the sheet that it may name. Texts, structured references and names of sheets alone are passed over. */
const NAME =
  /"[^"]*(?:"|$)|\[[^[\]]*\]|(?<![\w.$\p{L}\\'!])(?:(?<sheet>'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<name>[\p{L}_\\][\p{L}\p{N}_.\\]*)(?![\w.(!\[\p{L}\\])|'[^']*(?:'|$)/gu;

const ALIAS = /^scopedname(\d+)x$/i;

/** Defined names of the workbook and of single sheets. */
export class Names {
  private readonly aliases: string[] = [];

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
    return this.engine.definedNames();
  }

  scoped(): IDefinedNamesServiceParam[] {
    return this.all().filter(({ localSheetId = WORKBOOK }) => localSheetId !== WORKBOOK);
  }

  /**
   * A formula as the engine reads it on a sheet: the engine has one name space, so that a name of one sheet gets a name
   * there that is nobody else's.
   * @param scoped all names of single sheets
   */
  spelledFor(formula: string, sheetId: string, scoped = this.scoped()): string {
    if (scoped.length === 0) return formula;
    return formula.replace(NAME, (...args) => {
      const [text, groups] = [args[0] as string, args.at(-1) as { sheet?: string; name?: string }];
      if (!groups.name) return text;
      const sheet = groups.sheet?.replace(/^'|'$/g, "").replaceAll("''", "'");
      const home =
        sheet === undefined ? sheetId : this.engine.workbook.getSheetBySheetName(sheet)?.getSheetId();
      const found = scoped.find((n) => n.localSheetId === home && same(n.name, groups.name ?? ""));
      return found ? this.alias(found.id) : text;
    });
  }

  private alias(id: string): string {
    if (!this.aliases.includes(id)) this.aliases.push(id);
    return `scopedname${this.aliases.indexOf(id)}x`;
  }

  /** What the engine finds under a name: the workbook's, or one sheet's by its alias. */
  forEngine(name: string): IDefinedNamesServiceParam | undefined {
    const alias = ALIAS.exec(name);
    if (alias) return this.all().find(({ id }) => id === this.aliases[Number(alias[1])]);
    return this.find(name, undefined);
  }

  private find(name: string, sheetId: string | undefined): IDefinedNamesServiceParam | undefined {
    const scope = sheetId ?? WORKBOOK;
    return this.all().find((n) => same(n.name, name) && (n.localSheetId ?? WORKBOOK) === scope);
  }

  list(): NameInfo[] {
    return this.all().map((n) => ({
      name: n.name,
      formula: `=${n.formulaOrRefString.replace(/^=/, "")}`,
      visible: !n.hidden,
      ...(n.comment ? { comment: n.comment } : {}),
      ...(n.localSheetId && n.localSheetId !== WORKBOOK ? { sheetId: n.localSheetId } : {}),
    }));
  }

  set(n: NameInfo): void {
    this.engine.apply([this.setting(n)]);
  }

  /** The mutation that makes or changes a name. */
  setting(n: NameInfo): IMutationInfo {
    const params: ISetDefinedNameMutationParam = {
      unitId: this.engine.unitId,
      id: this.find(n.name, n.sheetId)?.id ?? generateRandomId(10),
      name: n.name,
      formulaOrRefString: stored(n.formula),
      comment: n.comment ?? "",
      hidden: !n.visible,
      localSheetId: n.sheetId ?? WORKBOOK,
    };
    return { id: SetDefinedNameMutation.id, params };
  }

  remove(name: string, sheetId?: string): void {
    const found = this.find(name, sheetId);
    if (!found) return;
    const params = { ...found, unitId: this.engine.unitId };
    this.engine.apply([{ id: RemoveDefinedNameMutation.id, params }]);
  }
}
