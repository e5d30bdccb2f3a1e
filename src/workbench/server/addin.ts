import fs from "node:fs";
import path from "node:path";

/** Where an add-in's files are. */
export interface AddInFiles {
  manifest: string;
  /** Its folder, and the one it builds into: both are looked through. */
  folders: string[];
}

/** An add-in by its folder or its manifest. */
export function addInFiles(place: string): AddInFiles {
  const given = path.resolve(place);
  const isFile = fs.statSync(given, { throwIfNoEntry: false })?.isFile() ?? false;
  const folder = isFile ? path.dirname(given) : given;
  const folders = [folder, path.join(folder, "dist")];
  const manifest = isFile
    ? given
    : folders.map((f) => path.join(f, "manifest.xml")).find((file) => fs.existsSync(file));
  return { manifest: manifest ?? path.join(folder, "manifest.xml"), folders };
}

/**
 * The path that the manifest's addresses begin with, "" at the root of a site: an add-in that is made for
 * https://host/path/ has its files in one folder nonetheless.
 */
export async function basePath({ manifest, folders }: AddInFiles): Promise<string> {
  const xml = await fs.promises.readFile(manifest, "utf8").catch(() => "");
  const [, address = ""] = /<SourceLocation\s+DefaultValue="([^"]+)"/.exec(xml) ?? [];
  const parts = URL.canParse(address) ? new URL(address).pathname.split("/").slice(1) : [];
  const isThere = (from: number) => folders.some((f) => fs.existsSync(path.join(f, ...parts.slice(from))));
  const start = parts.findIndex((_, from) => isThere(from));
  return start > 0 ? `/${parts.slice(0, start).join("/")}` : "";
}

/** Why an add-in can't be shown; undefined when it can. */
export function addInProblem({ manifest }: AddInFiles): string | undefined {
  if (/\.json$/i.test(manifest))
    return `${manifest} is a unified manifest. The workbench reads add-in only manifests (XML).`;
  if (fs.existsSync(manifest)) return undefined;
  const folder = path.dirname(manifest);
  if (fs.existsSync(path.join(folder, "manifest.json")))
    return `${folder} has a unified manifest (manifest.json). The workbench reads add-in only manifests (XML).`;
  return `There is no ${manifest}. --addin takes the folder of an add-in, or its manifest.`;
}
