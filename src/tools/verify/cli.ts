/** `npm run verify -- URL`: is what is served there what Excel needs. Prints a table, and exits with 1 on a fault. */
import fs from "node:fs";
import path from "node:path";
import { COLUMNS } from "./checks";
import { getter } from "./get";
import { verify, type Line } from "./verify";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");

const [address, ...rest] = process.argv.slice(2);
if (address === undefined || rest.length > 0) {
  console.error(
    "Usage: npm run verify -- https://HOST/PATH   (the address of the folder that dist/ is served from)",
  );
  process.exit(1);
}
try {
  const [, id = ""] = /<Id>([^<]+)<\/Id>/.exec(read("manifest.xml")) ?? [];
  const { version } = JSON.parse(read("package.json")) as { version: string };
  const { lines, faults } = await verify(address, { id, version }, getter());
  console.log(table(lines));
  for (const fault of faults) console.error(`✗ ${fault}`);
  console.log(
    faults.length
      ? `${faults.length} fault(s).`
      : `All ${lines.length} files are served as Excel needs them.`,
  );
  process.exitCode = faults.length ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function table(lines: Line[]): string {
  const head = ["file", "reachable", "version", ...COLUMNS];
  const rows = lines.map(({ file, reachable, version, checks }) =>
    [{ shown: file }, reachable, version, ...COLUMNS.map((column) => checks[column] ?? { shown: "–" })].map(
      (cell) => ("fault" in cell && cell.fault ? `✗ ${cell.shown}` : cell.shown),
    ),
  );
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
