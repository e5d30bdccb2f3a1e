/**
 * What a workbook file carries beside cells, tables and charts: plain data, so that a "file" can be closed and opened
 * again by handing the same object to another host.
 */
import type { ColumnFilter } from "../filter/types";
import type { Rect } from "../port";

export interface SheetProtection {
  password: string;
  options: Record<string, unknown>;
}

export interface PageSetup {
  printArea: Rect[] | null;
  titleRows: Rect | null;
  titleColumns: Rect | null;
  scalars: Record<string, unknown>;
}

export interface Hyperlink {
  address?: string;
  documentReference?: string;
  screenTip?: string;
}

export interface XmlPart {
  id: string;
  namespaceUri: string;
  xml: string;
}

export interface SortField {
  /** Column or row of the condition, counted from the first one of the range. */
  key: number;
  ascending: boolean;
  sortOn: "Value" | "CellColor" | "FontColor";
  color?: string;
  dataOption: "Normal" | "TextAsNumber";
}

export interface WorkbookDocument {
  name: string;
  properties: Record<string, string | number>;
  customProperties: { key: string; value: string | number | boolean }[];
  /** `workbook.settings`: of this add-in. */
  settings: { key: string; value: unknown }[];
  /** `Office.context.document.settings`, serialized values. */
  commonSettings: Record<string, string>;
  xmlParts: XmlPart[];
  /** Whether formulas may refer to themselves, and how often they are then calculated. */
  iteration: { enabled: boolean; maxIteration: number; maxChange: number };
  /** Password of the structure protection, "" for none; null: not protected. */
  structurePassword: string | null;
  sheetProtection: Map<string, SheetProtection>;
  pageSetup: Map<string, PageSetup>;
  /** By sheet id, then by "row,column". */
  hyperlinks: Map<string, Map<string, Hyperlink>>;
  /** Named styles other than Normal, by sheet id, then by "row,column". */
  cellStyles: Map<string, Map<string, string>>;
  /** Criteria of filters, by the id of their table or sheet. */
  filters: Map<string, ColumnFilter[]>;
  /** The range that a sheet's own filter is on, header row included. */
  autoFilters: Map<string, Rect>;
  /** How tables were sorted last, by table id. */
  tableSorts: Map<string, { fields: SortField[]; matchCase: boolean }>;
  /** Ids of tables that show a totals row. */
  tableTotals: Set<string>;
  /** Table options that the port does not keep, by table id. */
  tableFlags: Map<string, Record<string, boolean>>;
}

export const emptyDocument = (name = "Book1.xlsx"): WorkbookDocument => ({
  name,
  properties: {},
  customProperties: [],
  settings: [],
  commonSettings: {},
  xmlParts: [],
  iteration: { enabled: false, maxIteration: 100, maxChange: 0.001 },
  structurePassword: null,
  sheetProtection: new Map(),
  pageSetup: new Map(),
  hyperlinks: new Map(),
  cellStyles: new Map(),
  filters: new Map(),
  autoFilters: new Map(),
  tableSorts: new Map(),
  tableTotals: new Set(),
  tableFlags: new Map(),
});
