/**
 * What a workbook file carries beside cells, tables and charts: plain data, so that a "file" can be closed and opened
 * again by handing the same object to another host.
 */
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

export interface WorkbookDocument {
  name: string;
  properties: Record<string, string | number>;
  customProperties: { key: string; value: string | number | boolean }[];
  /** `workbook.settings`: of this add-in. */
  settings: { key: string; value: unknown }[];
  /** `Office.context.document.settings`, serialized values. */
  commonSettings: Record<string, string>;
  xmlParts: XmlPart[];
  /** Password of the structure protection, "" for none; null: not protected. */
  structurePassword: string | null;
  sheetProtection: Map<string, SheetProtection>;
  pageSetup: Map<string, PageSetup>;
  /** By sheet id, then by "row,column". */
  hyperlinks: Map<string, Map<string, Hyperlink>>;
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
  structurePassword: null,
  sheetProtection: new Map(),
  pageSetup: new Map(),
  hyperlinks: new Map(),
  tableFlags: new Map(),
});
