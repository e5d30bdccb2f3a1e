import type JSZip from "jszip";
import type { WorkbookPlan } from "../sheets/plan";
import { escapeXml, replacePart } from "./parts";

/** Gives names their comments, which Excel's name manager shows and ExcelJS leaves out. */
export async function addNameComments(zip: JSZip, plan: WorkbookPlan): Promise<void> {
  const comments = new Map(
    plan.sheets.flatMap(({ names }) => names.map(({ name, comment }) => [name, comment] as const)),
  );
  await replacePart(zip, "xl/workbook.xml", (xml) =>
    xml.replace(/<definedName name="([^"]*)">/g, (tag, name: string) => {
      const comment = comments.get(name);
      return comment ? `<definedName name="${name}" comment="${escapeXml(comment)}">` : tag;
    }),
  );
}
