import type JSZip from "jszip";
import type { CellsRef, ChartPlan, ChartSeriesPlan, SheetPlan, WorkbookPlan } from "../sheets/plan";
import { reference } from "./address";
import { chartXml } from "./chart-xml";
import type { PlanValues } from "./plan-values";
import {
  addContentTypes,
  escapeXml,
  HEAD,
  override,
  relation,
  RELATIONS,
  relationsPath,
  replacePart,
  sheetPaths,
} from "./parts";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Adds the charts of a plan, which ExcelJS can't write, as parts of the file. */
export async function addCharts(zip: JSZip, plan: WorkbookPlan, values?: PlanValues): Promise<void> {
  const paths = sheetPaths(zip);
  let charts = 0;
  let drawings = 0;
  const types: string[] = [];
  for (const [i, sheet] of plan.sheets.entries()) {
    if (sheet.charts.length === 0) continue;
    const drawing = `/xl/drawings/drawing${++drawings}.xml`;
    const targets = sheet.charts.map((chart) => {
      const target = `/xl/charts/chart${++charts}.xml`;
      zip.file(
        target.slice(1),
        chartXml(
          chart,
          referenceFrom(plan, sheet),
          seriesHeaders(plan, sheet),
          (cells) => values?.of(cells, sheet) ?? [],
        ),
      );
      types.push(override(target, "drawingml.chart"));
      return target;
    });
    zip.file(drawing.slice(1), drawingXml(sheet.charts));
    zip.file(
      relationsPath(drawing.slice(1)),
      `${HEAD}<Relationships xmlns="${PACKAGE}">${targets.map((target, c) => relation(`rId${c + 1}`, "chart", target)).join("")}</Relationships>`,
    );
    types.push(override(drawing, "drawing"));
    await attach(zip, paths[i]!, drawing);
  }
  await addContentTypes(zip, types);
}

function referenceFrom(plan: WorkbookPlan, own: SheetPlan) {
  return ({ sheet: key, range }: CellsRef): string => {
    const sheet = key === undefined ? own : plan.sheets.find((one) => one.key === key);
    if (!sheet) throw new Error(`A chart refers to the sheet ${key}, which the plan lacks`);
    return reference(sheet.name, range);
  };
}

/** The cell that heads a series and says its name: above its column, or before its row. */
function seriesHeaders(plan: WorkbookPlan, own: SheetPlan) {
  return ({ name, values: { sheet: key, range } }: ChartSeriesPlan): CellsRef | undefined => {
    const cells = (key === undefined ? own : plan.sheets.find((one) => one.key === key))?.cells ?? [];
    const [row, column] = range.columns === 1 ? [range.row - 1, range.column] : [range.row, range.column - 1];
    if (cells[row]?.[column]?.value !== name) return undefined;
    return { ...(key !== undefined && { sheet: key }), range: { row, column, rows: 1, columns: 1 } };
  };
}

async function attach(zip: JSZip, sheetPath: string, drawing: string): Promise<void> {
  const id = "rIdCharts";
  // The schema wants it before the tables.
  await replacePart(zip, sheetPath, (xml) =>
    xml.replace(/<tableParts|<extLst|<\/worksheet>/, (next) => `<drawing r:id="${id}"/>${next}`),
  );
  const path = relationsPath(sheetPath);
  if (!zip.file(path)) zip.file(path, `${HEAD}<Relationships xmlns="${PACKAGE}"></Relationships>`);
  await replacePart(zip, path, (xml) =>
    xml.replace("</Relationships>", `${relation(id, "drawing", drawing)}</Relationships>`),
  );
}

function drawingXml(charts: readonly ChartPlan[]): string {
  const corner = (name: string, row: number, column: number) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const anchors = charts.map(({ anchor: { row, column, rows, columns }, name, alternativeText }, i) =>
    [
      `<xdr:twoCellAnchor>${corner("from", row, column)}${corner("to", row + rows, column + columns)}`,
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="${escapeXml(name)}" descr="${escapeXml(alternativeText)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${i + 1}"/></a:graphicData></a:graphic>`,
      "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>",
    ].join(""),
  );
  return `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${RELATIONS}">${anchors.join("")}</xdr:wsDr>`;
}
