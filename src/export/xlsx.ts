import JSZip from "jszip";
import type { WorkbookPlan } from "../sheets/plan";
import { addCalculatedColumns } from "./calculated-columns";
import { addCharts } from "./charts";
import { markDynamicArrays } from "./dynamic-arrays";
import { mendLinks } from "./links";
import { addNameComments } from "./name-comments";
import { workbookOf } from "./workbook";

/** The plan as the bytes of an .xlsx file. */
export async function xlsxOf(plan: WorkbookPlan): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await workbookOf(plan).xlsx.writeBuffer());
  await mendLinks(zip);
  await addCalculatedColumns(zip, plan);
  await markDynamicArrays(zip);
  await addCharts(zip, plan);
  await addNameComments(zip, plan);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
