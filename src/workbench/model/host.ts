/** Puts the model together: the one call by which the workbench and the tests get a host. */
import { EventHub } from "../protocol/events";
import type { MemberUse, UseHook } from "../protocol/hooks";
import { ProtocolHost } from "../protocol/host";
import { declareApi, HostObject } from "../protocol/members";
import { ConditionalStore } from "./rules/conditional-store";
import { ChartStore } from "./chart/store";
import { flush, type Context } from "./context";
import { RangeAreas } from "./range/areas";
import { Range } from "./range/range";
import { filteredOut } from "./filter/filters";
import { tableMenu } from "./table/menu";
import { NameValues } from "./workbook/name-values";
import { holdsFormula } from "./workbook/names";
import { emptyDocument, type WorkbookDocument } from "./workbook/document";
import { watchBook } from "./events/events";
import { PendingStyles, PendingValidations } from "./events/pending";
import type { BookPort } from "./port";
import { keptOf } from "./workbook/kept";
import { Workbook } from "./workbook/workbook";
import { Worksheet } from "./worksheet/worksheet";

/** Requirement sets of a current Excel for Windows, as far as this host goes: what a host has that no profile speaks for. */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.17",
  CustomFunctionsRuntime: "1.3",
  DelayForCellEdit: "1.1",
  OfficeSharedApi: "1.0",
  RibbonApi: "1.1",
  RichApiRuntime: "1.2",
  Settings: "1.1",
};

/** Methods that no Excel can undo: of the documentation's table (excel-add-ins-undo-capabilities) those that this host has. */
export const NEVER_UNDONE: ReadonlySet<string> = new Set([
  "Worksheet.copy",
  "Worksheet.delete",
  "WorkbookProtection.protect",
  "WorkbookProtection.unprotect",
  "WorksheetProtection.protect",
  "WorksheetProtection.unprotect",
]);

export interface HostOptions {
  /** Sets and versions on offer: give fewer or lower ones to see an older Excel. */
  requirementSets?: Readonly<Record<string, string>>;
  /** The file: hand over another host's to open what it has saved. */
  document?: WorkbookDocument;
  /** Largest request and response in bytes, as in Excel on the web; unlimited when left out, as on the desktop. */
  maxBytes?: number;
  /** Whether `worksheet.shapes` lists charts, which Excel's documentation leaves open; true when left out. */
  chartsAreShapes?: boolean;
  /** How this host behaves otherwise than its model. */
  hooks?: readonly UseHook[];
}

export class ExcelHost extends ProtocolHost {
  constructor(
    parts: ConstructorParameters<typeof ProtocolHost>[0],
    /** The root of the object model, for whoever shares this realm with it. */
    readonly workbook: Workbook,
    readonly document: WorkbookDocument,
    readonly hub: EventHub,
    private readonly stop: () => void,
  ) {
    super(parts);
  }

  /** Stops listening to the workbook. */
  dispose(): void {
    this.stop();
  }
}

export function createHost(book: BookPort, options: HostOptions = {}): ExcelHost {
  const document = options.document ?? emptyDocument();
  const hub = new EventHub();
  let ids = 0;
  const x: Context = {
    book,
    hub,
    document,
    objects: {
      range: (sheetId, at) => new Range(x, sheetId, at),
      areas: (sheetId, rects) => new RangeAreas(x, sheetId, rects),
      worksheet: (id) => new Worksheet(x, id),
    },
    nameValues: new NameValues(book, (name) => holdsFormula(x, name)),
    eventRanges: new Map(),
    charts: new ChartStore(book),
    chartsAreShapes: options.chartsAreShapes ?? true,
    conditionals: new ConditionalStore(book),
    styles: new PendingStyles(book),
    validations: new PendingValidations(book),
    activeChart: null,
    nextId: () => ++ids,
    trackedObjects: () => host.trackedObjects(),
  };
  const root = new Workbook(x);
  book.filteredOut = (sheetId, row) => filteredOut(x, sheetId, row);
  book.tableMenu = tableMenu(x);
  book.kept = keptOf(document);
  const parts = {
    root,
    hub,
    services: { "Microsoft.InternalService.AddinInternalService": new AddinInternalService() },
    requirementSets: { ...(options.requirementSets ?? REQUIREMENT_SETS) },
    settle: async () => {
      flush(x);
      await book.settle();
      await x.nameValues.settle();
    },
    around: <T>(run: () => Promise<T>) =>
      book.batch(async () => {
        try {
          return await run();
        } finally {
          flush(x);
        }
      }),
    editing: () => book.editing(),
    ...(options.maxBytes !== undefined ? { maxBytes: options.maxBytes } : {}),
    hooks: [
      ...(options.hooks ?? []),
      ({ object, name }: MemberUse) => {
        if (NEVER_UNDONE.has(`${object.api.className}.${name}`)) book.forgetUndo?.();
      },
    ],
  };
  const host = new ExcelHost(parts, root, document, hub, watchBook(x));
  return host;
}

const ADDIN_SERVICE = declareApi("AddinInternalService", { "1.1": { call: "notifyActionHandlerReady" } });

/** Office.js tells it that ribbon commands can be delivered. */
class AddinInternalService extends HostObject {
  readonly api = ADDIN_SERVICE;
  notifyActionHandlerReady(): void {}
}
