/** A saved workbook (.xlsx), part by part, as a book. Whoever opens the file unpacks it. */
import { parseArea } from "../syntax/address";
import { Book } from "../workbook/book";
import { element, elements, plainXml, richText, unescaped, withControls } from "./xml";
import { hasFilter, isOn, readSheetPart } from "./sheet-part";
import { readRichErrors } from "./rich-errors";

export interface SavedBook {
  readonly book: Book;
  /** For each sheet the formulas that were saved without a value. */
  readonly unsaved: readonly ReadonlySet<string>[];
  /** The program that saved it, as it calls itself. */
  readonly application: string | null;
  readonly modified: Date | null;
  /** Circles are computed again and again, as often as the file says. */
  readonly iterates: boolean;
}

const GOOGLE = 'xmlns:mv="urn:schemas-microsoft-com:mac:vml"';

/** A part's text by its path, null where there is none. */
export type Parts = (path: string) => Promise<string | null>;

/** @throws {Error} for a file that holds no workbook */
export async function bookFromParts(read: Parts): Promise<SavedBook> {
  const parts: Parts = async (path) => plainXml((await read(path)) ?? "") || null;
  const root = await relations(parts, "");
  const path =
    [...root.values()].find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  const workbook = await parts(path);
  if (workbook === null) throw new Error("The file holds no workbook.");
  const related = await relations(parts, path);
  const ofType = (type: string) => [...related.values()].find((one) => one.type.endsWith(`/${type}`))?.target;
  const textOf = async (type: string): Promise<string> => (await parts(ofType(type) ?? "")) ?? "";
  const strings = [...elements(await textOf("sharedStrings"), "si")].map(({ inner }) => richText(inner));
  const richErrors = readRichErrors(
    await textOf("sheetMetadata"),
    await textOf("rdRichValue"),
    await textOf("rdRichValueStructure"),
  );

  const application = element((await parts("docProps/app.xml")) ?? "", "Application")?.inner ?? null;
  // Google Sheets, which doesn't give its name, but brings along what no other program without one does.
  const errorsAreTexts = application === null && workbook.includes(GOOGLE);

  const book = new Book();
  book.date1904 = isOn(element(workbook, "workbookPr")?.attributes["date1904"]);
  const unsaved: ReadonlySet<string>[] = [];
  for (const { attributes } of elements(element(workbook, "sheets")?.inner ?? "", "sheet")) {
    const sheet = book.addSheet(attributes["name"] ?? "");
    const sheetPath = related.get(attributes["id"] ?? "")?.target;
    // A chart sheet has no cells.
    const xml = (sheetPath && (await parts(sheetPath))) ?? "";
    const common = { strings, richErrors, errorsAreTexts, date1904: book.date1904 };
    unsaved.push(readSheetPart(xml, sheet, common));
    if (sheetPath) await readTables(parts, sheetPath, book);
  }
  readNames(workbook, book);
  const core = (await parts("docProps/core.xml")) ?? "";
  const modified = Date.parse(element(core, "modified")?.inner ?? "");
  return {
    book,
    unsaved,
    application,
    modified: Number.isNaN(modified) ? null : new Date(modified),
    iterates: isOn(element(workbook, "calcPr")?.attributes["iterate"]),
  };
}

function readNames(workbook: string, book: Book): void {
  for (const { attributes, inner } of elements(
    element(workbook, "definedNames")?.inner ?? "",
    "definedName",
  )) {
    const { name = "", localSheetId } = attributes;
    book.addName({
      name,
      sheet: localSheetId === undefined ? null : Number(localSheetId),
      formula: `=${unescaped(inner)}`,
    });
  }
}

async function readTables(parts: Parts, sheetPath: string, book: Book): Promise<void> {
  const sheet = book.sheets.length - 1;
  for (const { type, target } of (await relations(parts, sheetPath)).values()) {
    if (!type.endsWith("/table")) continue;
    const xml = (await parts(target)) ?? "";
    const {
      displayName,
      name,
      ref = "",
      headerRowCount,
      totalsRowCount,
    } = element(xml, "table")?.attributes ?? {};
    const area = parseArea(ref);
    if (!area) continue;
    book.tables.push({
      name: displayName ?? name ?? "",
      sheet,
      area,
      headers: headerRowCount !== "0",
      totals: Number(totalsRowCount ?? 0) > 0,
      columns: [...elements(xml, "tableColumn")].map(({ attributes }) =>
        withControls(attributes["name"] ?? ""),
      ),
    });
    if (hasFilter(xml)) book.sheets[sheet]!.filtered = true;
  }
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function relations(parts: Parts, path: string): Promise<Map<string, Relation>> {
  const at = path.lastIndexOf("/") + 1;
  const xml = (await parts(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`)) ?? "";
  const found = new Map<string, Relation>();
  for (const { attributes } of elements(xml, "Relationship")) {
    const { Id = "", Type = "", Target = "", TargetMode } = attributes;
    if (TargetMode !== "External") found.set(Id, { type: Type, target: resolved(path.slice(0, at), Target) });
  }
  return found;
}

/** A target is written from the root or from the part's own folder. */
function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
