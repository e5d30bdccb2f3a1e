import { compute, readable, summary, UnreadableFile } from "./compute";

const USAGE = `Usage:
  npm run compute -- FILE.xlsx [--json]

Computes the formulas of a saved workbook and compares them with the values that Excel saved in it. Ends with 1 when one
differs, with 2 when the file can't be read.

  --json      one line for machines`;

/** `npm run compute -- …`. Gives the exit code. */
export async function computeCommand(
  args: readonly string[],
  { log, error: warn }: Pick<Console, "log" | "error">,
): Promise<number> {
  const [file, ...others] = args.filter((arg) => !arg.startsWith("--"));
  const flags = args.filter((arg) => arg.startsWith("--"));
  if (flags.includes("--help")) {
    log(USAGE);
    return 0;
  }
  if (file === undefined || others.length > 0 || flags.some((flag) => flag !== "--json")) {
    warn(USAGE);
    return 2;
  }
  try {
    const found = await compute(file);
    log(flags.includes("--json") ? JSON.stringify(summary(found)) : readable(found));
    return found.different.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    warn(error.message);
    return 2;
  }
}
