import fs from "node:fs";
import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import type { FunctionMetadata } from "../help/page";

/** The files of src/functions that declare custom functions, in order of their names. */
export function declarationFiles(root: string): string[] {
  const folder = path.join(root, "src/functions");
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name))
    .filter((file) => /@customfunction/i.test(fs.readFileSync(file, "utf8")))
    .sort();
}

/** The metadata as the build generates it. */
export async function functionMetadata(root: string): Promise<FunctionMetadata[]> {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(declarationFiles(root));
  if (errors.length) throw new Error(`Metadata: ${errors.join("; ")}`);
  return (JSON.parse(metadataJson) as { functions: FunctionMetadata[] }).functions;
}
