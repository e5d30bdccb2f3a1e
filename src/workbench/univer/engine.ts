import {
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  UniverInstanceType,
  type ICommandInfo,
  type IExecutionOptions,
  type IMutationInfo,
  type Injector,
  type Univer,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { IDefinedNamesService, type IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import { SheetInterceptorService } from "@univerjs/sheets";

/** What the parts of the binding need of Univer: one workbook, its services, and commands. */
export class Engine {
  readonly injector: Injector;
  readonly commands: ICommandService;
  readonly undo: IUndoRedoService;
  /** True while undo or redo brings the workbook back: nothing follows what it does, all comes back by itself. */
  restoring = false;

  constructor(
    readonly univer: Univer,
    readonly workbook: Workbook,
  ) {
    this.injector = univer.__getInjector();
    this.commands = this.injector.get(ICommandService);
    this.undo = this.injector.get(IUndoRedoService);
    // Undo works on the focused unit; without a page nothing focuses one.
    this.injector.get(IUniverInstanceService).focusUnit(this.unitId);
  }

  get unitId(): string {
    return this.workbook.getUnitId();
  }

  /** A service of Univer's, by class or identifier; `any` where Univer keeps what we need private. */
  get<T = any>(id: unknown): T {
    return this.injector.get(id as never) as T;
  }

  /** All names of the workbook, hidden ones too. */
  definedNames(): IDefinedNamesServiceParam[] {
    const { _definedNameMap: names } = this.get(IDefinedNamesService) as {
      _definedNameMap: Record<string, Record<string, IDefinedNamesServiceParam>>;
    };
    return Object.values(names[this.unitId] ?? {});
  }

  sheet(id: string): Worksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!sheet) throw new Error(`No sheet ${id}`);
    return sheet;
  }

  /** Runs a command of Univer's that does its own undo. */
  run(id: string, params: object): boolean {
    return this.commands.syncExecuteCommand(id, { unitId: this.unitId, ...params }) as boolean;
  }

  /** Executes mutations in order and gives the user one undo step for them; how that is undone, history/ knows. */
  apply(mutations: IMutationInfo[], options?: IExecutionOptions): void {
    for (const m of mutations) this.commands.syncExecuteCommand(m.id, m.params, options);
    this.undo.pushUndoRedo({ unitID: this.unitId, redoMutations: [], undoMutations: [] });
  }

  /** What is to be done together with a command of Univer's, worked out before it is executed. */
  together(mutations: (command: Readonly<ICommandInfo>) => IMutationInfo[]): void {
    this.get<SheetInterceptorService>(SheetInterceptorService).interceptCommand({
      getMutations: (command) => ({ redos: mutations(command), undos: [] }),
    });
  }

  isSpreadsheet(unitId: unknown): boolean {
    return unitId === this.unitId;
  }
}

export function findWorkbook(univer: Univer): Workbook {
  const workbook = univer
    .__getInjector()
    .get(IUniverInstanceService)
    .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  if (!workbook) throw new Error("Univer has no workbook yet");
  return workbook;
}
