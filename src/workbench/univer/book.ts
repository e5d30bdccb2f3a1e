import type { Univer, Worksheet } from "@univerjs/core";
import { InsertSheetMutation, RemoveSheetCommand, SetWorksheetActiveOperation } from "@univerjs/sheets";
import { generateRandomId, mergeWorksheetSnapshotWithDefault } from "@univerjs/core";
import { ISheetRowFilteredService } from "@univerjs/engine-formula";
import type {
  BookEvent,
  BookPort,
  CalculationMode,
  ChartSpec,
  FilterCriteria,
  FunctionCalls,
  NameInfo,
  Rect,
  Scalar,
  SheetPort,
  TableInfo,
  TableMenu,
} from "../model/port";
import { AutoHeights } from "./auto-heights";
import { areas } from "./grid";
import { Calculation } from "./calculation";
import { ChartStore } from "./charts/store";
import { Circles } from "./circles/circles";
import { RuleFormulas } from "./rules/formulas";
import { newSheet } from "./empty";
import { Engine, findWorkbook } from "./engine";
import { evaluate } from "./formulas/evaluate";
import { Events } from "./events";
import { formatInserted } from "./formats/inserted";
import { formatByToolbar } from "./formats/toolbar";
import { toEngine } from "./formulas/text";
import { History } from "./history/history";
import { partsOf } from "./history/parts";
import { MessageBoard } from "./functions/messages";
import type { FunctionsBundle } from "./functions/metadata";
import { CustomFunctionRegistry } from "./functions/registry";
import { mendAll } from "./mends";
import { Names } from "./names";
import { refuseProtectedEdits, type Protection } from "./protection";
import { makeRoom } from "./room";
import { copyByCommand, copyName, copyOfSheet } from "./sheet/copy";
import { UniverSheet } from "./sheet/sheet";
import { Pace } from "./speed/pace";
import { Structure } from "./structure";
import type { TableAt } from "./sheet/cells";
import { select, selectionOf, tellWholeLines } from "./selections";
import { TableGrowth } from "./tables/growth";
import { TableHeaders } from "./tables/headers";
import { carryTables } from "./tables/moved";
import { TableMenus } from "./tables/menus";
import { TableRequests } from "./tables/requests";
import { Tables } from "./tables/tables";
import { FormulaData } from "./formulas/data";
import { followReferences } from "./formulas/moved";
import { spellTypedFormulas } from "./formulas/typing";

export interface UniverBookOptions {
  /** True while the user types into a cell; without a page never. */
  editing?: () => boolean;
}

/** Excel's workbook on Univer: what model/ works with. Runs with and without a page. */
export class UniverBook implements BookPort {
  readonly engine: Engine;
  readonly events: Events;
  readonly tableStore: Tables;
  readonly chartStore: ChartStore;
  readonly structure: Structure;
  readonly calculation: Calculation;
  readonly heights: AutoHeights;
  readonly history: History;
  readonly ruleFormulas: RuleFormulas;
  readonly circles: Circles;
  readonly pace = new Pace();
  readonly veryHidden = new Set<string>();
  /** Set by whoever keeps filters. */
  filteredOut: (sheetId: string, row: number) => boolean = () => false;
  tableMenu: TableMenu | null = null;
  kept: BookPort["kept"] = null;
  /** Set by whoever keeps the protection of sheets and workbook. */
  protection: Protection | null = null;
  /** Called with Excel's words when an edit of the user's is refused. */
  onRefused: (message: string) => void = () => undefined;
  /** Called when the user makes the first circular reference, not again while there is one. */
  onCircle: () => void = () => undefined;
  private readonly nameStore: Names;
  private readonly tableRequests: TableRequests;
  private readonly tableMenus: TableMenus;
  private readonly messages = new MessageBoard();
  private readonly functions: CustomFunctionRegistry;
  private readonly ports = new WeakMap<Worksheet, UniverSheet>();
  private batches = 0;

  constructor(
    univer: Univer,
    private readonly options: UniverBookOptions = {},
  ) {
    this.engine = new Engine(univer, findWorkbook(univer));
    this.ruleFormulas = new RuleFormulas(this.engine);
    this.nameStore = new Names(this.engine);
    mendAll(this.engine, this.nameStore);
    tellWholeLines(this.engine);
    this.circles = new Circles(this.engine);
    this.engine
      .get<ISheetRowFilteredService>(ISheetRowFilteredService)
      .register((_unitId, sheetId, row) => this.filteredOut(sheetId, row));
    this.events = new Events(this.engine);
    this.tableStore = new Tables(this.engine);
    this.chartStore = new ChartStore(this.engine);
    refuseProtectedEdits(
      this.engine,
      this.events,
      () => this.protection,
      (message) => this.onRefused(message),
    );
    const tableAt: TableAt = (id, r, c) => this.tableStore.at(id, r, c)?.name;
    spellTypedFormulas(this.engine, tableAt);
    formatInserted(this.engine);
    const formulas = new FormulaData(this.engine, this.nameStore);
    followReferences(this.engine);
    carryTables(this.engine, this.tableStore);
    new TableHeaders(this.engine, this.tableStore);
    new TableGrowth(this.engine, this.events, this.tableStore, this.chartStore);
    this.structure = new Structure(this.engine, this.events);
    this.tableRequests = new TableRequests(
      this.engine,
      this.tableStore,
      this.chartStore,
      this.structure,
      (id) => this.port(this.engine.sheet(id)),
    );
    this.tableMenus = new TableMenus(this.engine, this.tableStore, this);
    this.heights = new AutoHeights(this.engine);
    this.calculation = new Calculation(this.engine, formulas);
    this.functions = new CustomFunctionRegistry(this.engine, this.messages, () => this.calculation.arrived());
    this.history = new History(
      this.engine,
      partsOf(this.engine, this.tableStore, this.chartStore, () => this.kept),
      ({ sheetId, at }) => this.show(sheetId, at),
    );
    copyByCommand(this.engine, (sheetId) => {
      const id = sheetId ?? this.active().id;
      this.copySheet(id, this.port(this.engine.sheet(id)).index + 1).activate();
    });
    formatByToolbar(this.engine, this.heights, this.history, (sheetId, at, what) =>
      this.port(this.engine.sheet(sheetId)).clearing(at, what),
    );
    this.on((e) => {
      if (e.kind === "changed") this.functions.entered(e.sheetId, e.at);
    });
    this.calculation.onCalculated = (cells) => {
      for (const [sheetId, m] of Object.entries(cells))
        this.events.emit({ kind: "calculated", sheetId, areas: areas(m) });
    };
    let circular = false;
    this.calculation.onFinished = (edited) => {
      const before = circular;
      circular = this.circles.cells().length > 0;
      if (circular && !before && edited) this.onCircle();
    };
  }

  sheets(): SheetPort[] {
    return this.engine.workbook.getSheets().map((s) => this.port(s));
  }

  active(): SheetPort {
    return this.port(this.engine.workbook.getActiveSheet());
  }

  /** One for each sheet: add-ins ask for it with every cell. */
  private port(sheet: Worksheet): UniverSheet {
    let port = this.ports.get(sheet);
    if (!port) this.ports.set(sheet, (port = new UniverSheet(this, sheet)));
    return port;
  }

  activate(sheetId: string): void {
    this.events.byHost(() => this.engine.run(SetWorksheetActiveOperation.id, { subUnitId: sheetId }));
  }

  selection(): { sheetId: string; areas: Rect[]; activeCell: { r: number; c: number } } {
    return selectionOf(this.engine);
  }

  select(sheetId: string, at: Rect): void {
    makeRoom(this.engine, this.engine.sheet(sheetId), at);
    this.events.byHost(() => select(this.engine, sheetId, at));
  }

  /** What undo or redo changed, as Excel shows it. */
  private show(sheetId: string, at: Rect | null): void {
    if (this.active().id !== sheetId) this.activate(sheetId);
    if (at) this.select(sheetId, at);
  }

  addSheet(name: string): SheetPort {
    const { workbook, unitId } = this.engine;
    const id = generateRandomId();
    const sheet = mergeWorksheetSnapshotWithDefault({ ...newSheet(), id, name });
    const params = { unitId, index: workbook.getSheets().length, sheet };
    // Univer activates what is inserted unless it came from a collaborator; Excel leaves the user where he is.
    this.events.byHost(() =>
      this.engine.apply([{ id: InsertSheetMutation.id, params }], { fromCollab: true }),
    );
    return this.port(this.engine.sheet(id));
  }

  copySheet(sheetId: string, index: number, name?: string): SheetPort {
    const { workbook } = this.engine;
    const copied = copyName(this.engine.sheet(sheetId).getName(), (n) => workbook.checkSheetName(n));
    const beside = {
      tables: this.tableStore,
      charts: this.chartStore,
      names: this.nameStore,
    };
    const { id, mutations } = copyOfSheet(this.engine, beside, sheetId, {
      name: name ?? copied,
      index,
    });
    this.events.byHost(() => this.engine.apply(mutations, { fromCollab: true }));
    this.events.emit({ kind: "copied", sheetId: id, from: sheetId });
    return this.port(this.engine.sheet(id));
  }

  removeSheet(sheetId: string): void {
    this.events.byHost(() => this.engine.run(RemoveSheetCommand.id, { subUnitId: sheetId }));
  }

  forgetUndo(): void {
    this.history.forget();
  }

  async evaluate(formula: string, sheetId: string): Promise<Scalar[][]> {
    await this.settle();
    return evaluate(this.engine, toEngine(formula), sheetId);
  }

  names(): NameInfo[] {
    return this.nameStore.list();
  }
  setName(n: NameInfo): void {
    this.events.byHost(() => this.nameStore.set(n));
  }
  removeName(name: string, sheetId?: string): void {
    this.events.byHost(() => this.nameStore.remove(name, sheetId));
  }

  tables(): TableInfo[] {
    return [...this.tableStore.list()];
  }

  async addTable(sheetId: string, name: string, at: Rect): Promise<string> {
    return this.events.byHost(() => this.tableRequests.add(sheetId, name, at));
  }
  updateTable(id: string, patch: Parameters<BookPort["updateTable"]>[1]): void {
    this.events.byHost(() => this.tableRequests.update(id, patch));
  }
  removeTable(id: string, keepCells: boolean): void {
    this.events.byHost(() => this.tableRequests.remove(id, keepCells));
  }

  showFilter(id: string, column: number, criteria: FilterCriteria | null): void {
    this.events.byHost(() => this.tableMenus.show(id, column, criteria));
  }

  /** As Ctrl+Shift+L does at the active cell. */
  toggleFilter(): void {
    const { sheetId, activeCell } = this.selection();
    this.tableMenus.toggle(sheetId, activeCell.r, activeCell.c);
  }

  charts(): ChartSpec[] {
    return this.chartStore.list();
  }
  addChart(c: ChartSpec): void {
    this.events.byHost(() => this.chartStore.add(c));
  }
  updateChart(c: ChartSpec): void {
    this.events.byHost(() => this.chartStore.update(c));
  }
  removeChart(id: string): void {
    this.events.byHost(() => this.chartStore.remove(id));
  }

  calculationMode(): CalculationMode {
    return this.calculation.mode;
  }
  setCalculationMode(m: CalculationMode): void {
    this.calculation.mode = m;
  }
  calculate(full: boolean): void {
    this.calculation.calculate(full);
  }

  get functionCalls(): FunctionCalls | null {
    return this.functions.calls;
  }
  set functionCalls(calls: FunctionCalls | null) {
    this.functions.calls = calls;
  }

  editing(): boolean {
    return this.options.editing?.() ?? false;
  }

  async batch<T>(f: () => Promise<T>): Promise<T> {
    if (this.batches++ > 0) return f().finally(() => this.batches--);
    const end = this.history.begin();
    const release = this.calculation.hold();
    this.pace.begin();
    try {
      return await f();
    } finally {
      this.heights.flush();
      this.batches--;
      this.pace.end();
      end();
      release();
    }
  }

  settle(): Promise<void> {
    if (this.batches === 0) this.heights.flush();
    return this.calculation.settle();
  }

  on(listener: (e: BookEvent) => void): () => void {
    return this.events.on(listener);
  }

  makeRoom(sheet: Worksheet, at: Rect): void {
    makeRoom(this.engine, sheet, at);
  }

  /** Makes an add-in's functions known, in place of those loaded before, and calculates everything with them. */
  loadFunctions(bundle: FunctionsBundle): void {
    this.functions.load(bundle);
    this.calculation.calculate(true);
  }

  /** Why a cell shows the error that it shows, if a custom function said so. */
  errorMessage(sheetId: string, r: number, c: number): string | undefined {
    const sheet = this.engine.workbook.getSheetBySheetId(sheetId);
    const value = sheet && this.port(sheet).read({ r, c, h: 1, w: 1 })[0]?.[0];
    if (value?.kind !== "error") return undefined;
    return this.messages.find(sheetId, r, c, String(value.value));
  }

  dispose(): void {
    this.calculation.dispose();
    this.engine.univer.dispose();
  }
}
