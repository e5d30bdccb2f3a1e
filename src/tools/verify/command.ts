import { COLUMNS } from "./checks";
import { getter } from "./get";
import { verify, type Line, type Own } from "./verify";

/** `npm run verify -- URL`: is what is served there what Excel needs. Prints a table; gives the exit code, 1 on a fault. */
export async function verifyCommand(
  [address, ...rest]: readonly string[],
  own: Own,
  { log, error: warn }: Pick<Console, "log" | "error">,
): Promise<number> {
  if (address === undefined || rest.length > 0) {
    warn(
      "Usage: npm run verify -- https://HOST/PATH   (the address of the folder that dist/ is served from)",
    );
    return 1;
  }
  try {
    const { lines, faults } = await verify(address, own, getter());
    log(table(lines));
    for (const fault of faults) warn(`✗ ${fault}`);
    log(
      faults.length
        ? `${faults.length} fault(s).`
        : `All ${lines.length} files are served as Excel needs them.`,
    );
    return faults.length ? 1 : 0;
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
    return 1;
  }
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
