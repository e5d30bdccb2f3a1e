import type { Features } from "../talk/features";
import { filled, fingerprint, isFormula, split, type PlacedContent } from "./fingerprint";
import { contains, parseAddress, RECT, rectOf } from "../talk/rects";
import type { StoredSheet } from "../talk/records/insertion";
import type { SheetState } from "../talk/survey";

/** A sheet of an insertion, and where it is now. */
export interface PresentSheet {
  stored: StoredSheet;
  sheet: SheetState;
}

/** More cells than this beside those that were written are an edit, without reading them. */
const MUCH_MORE = 20_000;

/**
 * Names of the sheets in which somebody has changed, added or removed content since the insertion. Three requests at
 * most, whatever the number of sheets. Of an insertion that was cut short nothing tells whether the cells that it was to
 * write hold what it wrote; what stands anywhere else is somebody's own.
 */
export async function editedSheets(
  context: Excel.RequestContext,
  present: PresentSheet[],
  features: Features,
): Promise<string[]> {
  const looked = present.map(({ stored, sheet }) => {
    const worksheet = context.workbook.worksheets.getItem(sheet.id);
    const used = worksheet.getUsedRangeOrNullObject(true);
    used.load(RECT);
    return { stored, sheet, worksheet, used, charts: worksheet.charts.getCount() };
  });
  await context.sync();

  const edited = new Set<string>();
  const renamed = present
    .filter(({ stored, sheet }) => stored.name !== sheet.name)
    .map(({ stored, sheet }) => ({ from: stored.name, to: sheet.name }));
  const readable = looked.filter(({ stored, sheet, used, charts }) => {
    const cells = used.isNullObject ? 0 : used.rowCount * used.columnCount;
    const known = stored.written.map(parseAddress).reduce((sum, rect) => sum + rect.rows * rect.columns, 0);
    const complete = stored.fingerprint !== "";
    if (used.isNullObject && !complete) return false;
    const otherCharts = complete ? charts.value !== stored.charts : charts.value > stored.charts;
    if (used.isNullObject || cells > 4 * known + MUCH_MORE || otherCharts) {
      edited.add(sheet.name);
      return false;
    }
    used.load("formulas");
    return true;
  });
  if (readable.length) await context.sync();

  const additions = readable.flatMap(({ stored, sheet, worksheet, used }) => {
    const { inside, outside } = split(
      filled(used.formulas, used.rowIndex, used.columnIndex),
      stored.written.map(parseAddress),
    );
    if (stored.fingerprint && fingerprint(inside, renamed) !== stored.fingerprint) edited.add(sheet.name);
    else if (outside.length) return [{ sheet, worksheet, inside, outside }];
    return [];
  });
  for (const name of await notSpilled(context, additions, features)) edited.add(name);
  return present.flatMap(({ sheet }) => (edited.has(sheet.name) ? [sheet.name] : []));
}

interface Addition {
  sheet: SheetState;
  worksheet: Excel.Worksheet;
  inside: PlacedContent[];
  /** Cells that hold something where nothing was written: results that spilled, or the user's own. */
  outside: PlacedContent[];
}

/** Names of the sheets on which something stands that no formula of ours has spilled there. */
async function notSpilled(
  context: Excel.RequestContext,
  additions: Addition[],
  features: Features,
): Promise<string[]> {
  if (!additions.length) return [];
  if (!features.spills) return additions.map(({ sheet }) => sheet.name);
  const asked = additions.map(({ sheet, worksheet, inside, outside }) => ({
    sheet,
    outside,
    spills: inside
      .filter(({ content }) => isFormula(content))
      .map(({ row, column }) => {
        const area = worksheet.getCell(row, column).getSpillingToRangeOrNullObject();
        area.load(RECT);
        return area;
      }),
  }));
  await context.sync();
  return asked.flatMap(({ sheet, outside, spills }) => {
    const areas = spills.filter((area) => !area.isNullObject).map(rectOf);
    const own = outside.some(({ row, column }) => !areas.some((area) => contains(area, row, column)));
    return own ? [sheet.name] : [];
  });
}
