import JSZip from "jszip";
import type { CustomFunctions } from "../engine";
import type { WorkbookPlan } from "../sheets/plan";
import { addCalculatedColumns } from "./calculated-columns";
import { addCharts } from "./charts";
import { markDynamicArrays } from "./dynamic-arrays";
import { mendLinks } from "./links";
import { addNameComments } from "./name-comments";
import { planValues } from "./plan-values";
import { workbookOf } from "./workbook";

/**
 * The plan as the bytes of an .xlsx file.
 * @param custom the add-in's functions: with them the cells carry the values that they show, for Protected View, previews and
 * readers that don't calculate
 */
export async function xlsxOf(plan: WorkbookPlan, custom?: CustomFunctions): Promise<Uint8Array> {
  const values = custom && planValues(plan, custom);
  const zip = await JSZip.loadAsync(await workbookOf(plan, values).xlsx.writeBuffer());
  await mendLinks(zip);
  await addCalculatedColumns(zip, plan);
  await markDynamicArrays(zip);
  await addCharts(zip, plan, values);
  await addNameComments(zip, plan);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
