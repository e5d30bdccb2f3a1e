/** Writes every template in both dialects into a folder, for validation against the published schemas. */
import fs from "node:fs";
import path from "node:path";
import { xlsxOf } from "../../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../../src/templates/catalogue";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Give a folder");
for (const template of templates)
  for (const dialect of ["addin", "plain"] as const)
    fs.writeFileSync(
      path.join(folder, `${template.id}-${dialect}.xlsx`),
      await xlsxOf(template.build({ ...DEFAULT_OPTIONS, dialect })),
    );
