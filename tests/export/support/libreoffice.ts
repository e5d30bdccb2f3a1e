import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The program, if this machine has it. */
export const libreOffice = [
  "/usr/bin/soffice",
  "/usr/local/bin/soffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
].find((file) => fs.existsSync(file));

/** Opens files in LibreOffice, lets it calculate them, and gives back what it saves, in the same order. */
export async function recalculated(
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<Uint8Array[]> {
  if (libreOffice === undefined) throw new Error("LibreOffice is not installed");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "phoenix-libreoffice-"));
  try {
    const inputs = files.map(({ name, bytes }) => {
      const file = path.join(folder, `${name}.xlsx`);
      fs.writeFileSync(file, bytes);
      return file;
    });
    const out = path.join(folder, "out");
    // A profile of its own: another instance that is running would swallow the command.
    const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
    await run(libreOffice, [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, ...inputs]);
    return files.map(({ name }) => fs.readFileSync(path.join(out, `${name}.xlsx`)));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
