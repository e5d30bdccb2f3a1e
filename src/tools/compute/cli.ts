import { compute, readable, summary, UnreadableFile } from "./compute";

const USAGE = `Usage:
  npm run compute -- FILE.xlsx [--json]

Computes the formulas of a saved workbook and compares them with the values that Excel saved in it. Ends with 1 when one
differs, with 2 when the file can't be read.

  --json      one line for machines`;

const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith("--"));
const flags = args.filter((arg) => arg.startsWith("--"));

if (flags.includes("--help")) console.log(USAGE);
else if (files.length !== 1 || flags.some((flag) => flag !== "--json")) {
  console.error(USAGE);
  process.exitCode = 2;
} else await run(files[0]!, flags.includes("--json"));

async function run(file: string, json: boolean): Promise<void> {
  try {
    const found = await compute(file);
    console.log(json ? JSON.stringify(summary(found)) : readable(found));
    process.exitCode = found.different.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
