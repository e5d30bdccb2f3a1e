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
  /** Another one when the file is written anew; none for what is put together for each request. */
  version?: string;
}

/**
 * A file below a folder; null when there is none, or when the address leads out of the folder, by itself or by a link,
 * or to a dot file, which is nobody's but its owner's.
 */
export async function readBelow(folder: string, address: string): Promise<StaticFile | null> {
  const parts = address.split(/[\\/]/);
  if (parts.some((part) => part.startsWith(".") || part.includes("\0"))) return null;
  try {
    const root = await fs.realpath(folder);
    const file = await fs.realpath(path.join(root, ...parts));
    if (!file.startsWith(root + path.sep)) return null;
    const type = TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream";
    const { mtimeMs, size } = await fs.stat(file);
    return { body: await fs.readFile(file), type, version: `"${mtimeMs.toString(36)}-${size.toString(36)}"` };
  } catch {
    return null;
  }
}
