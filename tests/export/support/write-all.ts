/**
 * Writes every template in both dialects into a folder, for validation against the published schemas. The whole analysis
 * stands for the document's sheets, which are all in it: the validator takes its time over each part.
 */
import fs from "node:fs";
import path from "node:path";
import { xlsxOf } from "../../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../../src/templates/catalogue";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Give a folder");
const files = templates.filter(({ id, group }) => group !== "document" || id === "whole-analysis");
for (const template of files)
  for (const dialect of ["addin", "plain"] as const)
    fs.writeFileSync(
      path.join(folder, `${template.id}-${dialect}.xlsx`),
      await xlsxOf(template.build({ ...DEFAULT_OPTIONS, dialect })),
    );
