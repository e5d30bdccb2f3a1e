import fs from "node:fs/promises";
import path from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

export interface StaticFile {
  body: Buffer | string;
  type: string;
}

/** A file below a folder; null when there is none, or when the address leads out of the folder. */
export async function readBelow(folder: string, address: string): Promise<StaticFile | null> {
  const file = path.join(folder, path.normalize(address));
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  try {
    const body = await fs.readFile(file);
    return { body, type: TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream" };
  } catch {
    return null;
  }
}
