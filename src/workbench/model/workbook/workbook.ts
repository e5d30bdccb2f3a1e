/** The root of the object model. */
import { HostError } from "../../protocol/errors";
import { Part } from "../part";
import { declareApi, HostObject } from "../../protocol/members";
import { finite, flag, oneOf, text } from "../arguments";
import { Chart } from "../chart/chart";
import { existing } from "../collection";
import type { Context } from "../context";
import { CustomXmlPartCollection } from "./custom-xml";
import { NamedItemCollection } from "./names";
import { DocumentProperties } from "./properties";
import { WorkbookProtection } from "../worksheet/protection";
import { Range } from "../range/range";
import { RangeAreas } from "../range/areas";
import { SettingCollection } from "./settings";
import { StyleCollection } from "../style/styles";
import { TableCollection } from "../table/table";
import { WorksheetCollection } from "../worksheet/worksheets";

const WORKBOOK = declareApi("Workbook", {
  "1.1": {
    nav: "application names tables worksheets",
    call: "getSelectedRange _GetRangeForEventByReferenceId _GetRangeOrNullObjectForEventByReferenceId _RemoveReference",
  },
  "1.4": { nav: "settings" },
  "1.5": { nav: "customXmlParts _Runtime" },
  "1.7": { read: "name", nav: "properties protection styles", call: "getActiveCell" },
  "1.8": { read: "readOnly" },
  "1.9": { call: "getActiveChart getActiveChartOrNullObject getSelectedRanges" },
});

export class Workbook extends HostObject {
  readonly api = WORKBOOK;
  readonly application: Application;
  readonly names: NamedItemCollection;
  readonly tables: TableCollection;
  readonly worksheets: WorksheetCollection;
  readonly settings: SettingCollection;
  readonly customXmlParts: CustomXmlPartCollection;
  readonly properties: DocumentProperties;
  readonly protection: WorkbookProtection;
  readonly styles = new StyleCollection();
  readonly _Runtime: Runtime;
  readonly readOnly = false;

  constructor(private readonly x: Context) {
    super();
    this.application = new Application(x);
    this.names = new NamedItemCollection(x);
    this.tables = new TableCollection(x);
    this.worksheets = new WorksheetCollection(x);
    this.settings = new SettingCollection(x);
    this.customXmlParts = new CustomXmlPartCollection(x);
    this.properties = new DocumentProperties(x);
    this.protection = new WorkbookProtection(x);
    this._Runtime = new Runtime(x);
  }

  get name(): string {
    return this.x.document.name;
  }

  /** @throws {HostError} InvalidSelection when several areas are selected */
  getSelectedRange(): Range {
    const { sheetId, areas } = this.x.book.selection();
    if (areas.length !== 1) throw new HostError("InvalidSelection");
    return new Range(this.x, sheetId, areas[0]!);
  }
  getSelectedRanges(): RangeAreas {
    const { sheetId, areas } = this.x.book.selection();
    return new RangeAreas(this.x, sheetId, areas);
  }
  getActiveCell(): Range {
    const { sheetId, activeCell } = this.x.book.selection();
    return new Range(this.x, sheetId, { ...activeCell, h: 1, w: 1 });
  }

  getActiveChartOrNullObject(): Chart | null {
    const id = this.x.activeChart;
    return id !== null && this.x.charts.list().some((c) => c.id === id) ? new Chart(this.x, id) : null;
  }
  getActiveChart(): Chart {
    return existing(this.getActiveChartOrNullObject());
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: unknown): Range | null {
    const area = this.x.eventRanges.get(text(id));
    const gone = !area || !this.x.book.sheets().some((s) => s.id === area.sheetId);
    return gone ? null : new Range(this.x, area.sheetId, area.at);
  }
  _GetRangeForEventByReferenceId(id: unknown): Range {
    return existing(this._GetRangeOrNullObjectForEventByReferenceId(id));
  }
}

const APPLICATION = declareApi("Application", {
  "1.1": { write: "calculationMode", call: "calculate" },
  "1.6": { call: "suspendApiCalculationUntilNextSync" },
  "1.9": {
    read: "calculationState",
    nav: "iterativeCalculation",
    call: "suspendScreenUpdatingUntilNextSync",
  },
  "1.11": { read: "decimalSeparator thousandsSeparator useSystemSeparators" },
});

class Application extends Part<Context> {
  readonly api = APPLICATION;
  readonly decimalSeparator = ".";
  readonly thousandsSeparator = ",";
  readonly useSystemSeparators = true;

  get iterativeCalculation(): IterativeCalculation {
    return new IterativeCalculation(this.of);
  }
  get calculationMode(): string {
    return this.of.book.calculationMode();
  }
  set calculationMode(value: unknown) {
    this.of.book.setCalculationMode(oneOf(value, ["Automatic", "AutomaticExceptTables", "Manual"]));
  }
  /** Reading waits for pending calculations, so they are always done by then. */
  get calculationState(): string {
    return "Done";
  }
  calculate(type: unknown): void {
    this.of.book.calculate(oneOf(type, ["Recalculate", "Full", "FullRebuild"]) !== "Recalculate");
  }
  /** The workbench shows a request's changes together anyhow. */
  suspendScreenUpdatingUntilNextSync(): void {}
  suspendApiCalculationUntilNextSync(): void {}
}

const ITERATION = declareApi("IterativeCalculation", { "1.9": { write: "enabled maxChange maxIteration" } });

/** The workbook keeps these; its engine calculates no circles. */
class IterativeCalculation extends Part<Context> {
  readonly api = ITERATION;
  get enabled(): boolean {
    return this.of.document.iteration.enabled;
  }
  set enabled(value: unknown) {
    this.of.document.iteration.enabled = flag(value);
  }
  get maxChange(): number {
    return this.of.document.iteration.maxChange;
  }
  set maxChange(value: unknown) {
    this.of.document.iteration.maxChange = finite(value, 0, Number.MAX_VALUE);
  }
  get maxIteration(): number {
    return this.of.document.iteration.maxIteration;
  }
  set maxIteration(value: unknown) {
    this.of.document.iteration.maxIteration = finite(value, 1, 32_767);
  }
}

const RUNTIME = declareApi("Runtime", { "1.8": { write: "enableEvents" } });

/** Switches the events of the pane whose request is running. */
class Runtime extends Part<Context> {
  readonly api = RUNTIME;
  get enableEvents(): boolean {
    return this.of.hub.current?.enabled ?? true;
  }
  set enableEvents(value: unknown) {
    if (this.of.hub.current) this.of.hub.current.enabled = flag(value);
  }
}
