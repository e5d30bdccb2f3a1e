import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * A folder for what the browser leaves, its profile above all: it is stopped with the worker that started it, before it
 * could clear up after itself.
 */
export default function temporaryFolder(): () => void {
  const before = process.env.TMPDIR;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "phoenix-roi-"));
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
}
