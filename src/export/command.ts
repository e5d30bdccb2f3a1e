import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { DEFAULT_OPTIONS, templateById, templates } from "../templates/catalogue";
import type { PlanOptions } from "../sheets/plan";
import { TYPED, typedProblem } from "../sheets/typed";
import { selfCheck, type GoldenCase } from "../templates/self-check";
import { builtFunctions } from "./built-functions";
import { xlsxOf } from "./xlsx";

const USAGE = `Usage:
  npm run export -- --list
  npm run export -- self-check FILE.xlsx
  npm run export -- TEMPLATE FILE.xlsx [--plain] [--colors banker|fast] [--currency SYMBOL] [--name NAME] [--force]

  self-check  a workbook that compares, in Excel, every golden case of every function
  --list      the templates, one a line, id first
  --plain     native Excel formulas only, for people without the add-in
  --colors    colours of inputs, formulas and links: the banker's (default) or FAST
  --currency  currency symbol in number formats (default ${DEFAULT_OPTIONS.currency})
  --name      header of the optimized column (default ${DEFAULT_OPTIONS.optimizedName})
  --force     write over a file that is there already`;

/** A mistake in the arguments: shown with the usage. */
class UsageError extends Error {}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        list: { type: "boolean", default: false },
        plain: { type: "boolean", default: false },
        force: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
        colors: { type: "string", default: DEFAULT_OPTIONS.standard },
        currency: { type: "string", default: DEFAULT_OPTIONS.currency },
        name: { type: "string", default: DEFAULT_OPTIONS.optimizedName },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Where the command is given: its folder, and what hears its lines. */
export interface Terminal {
  readonly folder: string;
  out(line: string): void;
  error(line: string): void;
}

/** `npm run export -- …`. Gives the exit code. */
export async function exportCommand(args: string[], terminal: Terminal): Promise<number> {
  try {
    await run(args, terminal);
    return 0;
  } catch (error) {
    terminal.error(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) terminal.error(`\n${USAGE}`);
    return 1;
  }
}

async function run(args: string[], { folder, out, error: warn }: Terminal): Promise<void> {
  const { values, positionals } = read(args);
  if (values.help) return out(USAGE);
  if (values.list) return templates.forEach(({ id, title, answers }) => out(`${id}  ${title}: ${answers}`));
  const [id, file, ...rest] = positionals;
  if (id === undefined || file === undefined || rest.length > 0) {
    throw new UsageError("Give a template and a file.");
  }
  if (!/\.xlsx$/i.test(file)) throw new UsageError(`The file must end in .xlsx, not “${file}”.`);
  if (id === "self-check") {
    const plan = selfCheck(goldenCases());
    write(folder, file, await xlsxOf(plan), values.force);
    return out(
      `${file}: ${plan.title}. Open it in Excel with the add-in loaded: B3 of the first sheet has the answer.`,
    );
  }
  const template = templateById(id);
  if (!template) throw new UsageError(`No template “${id}”. --list shows them all.`);
  const standard = values.colors;
  if (standard !== "banker" && standard !== "fast") {
    throw new UsageError(`--colors is banker or fast, not “${standard}”.`);
  }
  const problem =
    typedProblem("--name", TYPED.optimizedName, values.name) ??
    typedProblem("--currency", TYPED.currency, values.currency);
  if (problem) throw new UsageError(problem);
  const options: PlanOptions = {
    ...DEFAULT_OPTIONS,
    dialect: values.plain ? "plain" : "addin",
    standard,
    currency: values.currency,
    optimizedName: values.name,
  };
  const plan = template.build(options);
  write(folder, file, await xlsxOf(plan, builtFunctions()), values.force);
  const formulas = plan.sheets
    .flatMap((sheet) => sheet.cells.flat())
    .filter((cell) => cell?.formula !== undefined);
  out(`${file}: ${plan.title}, ${plan.sheets.length} sheet(s), ${formulas.length} formulas`);
  if (options.dialect === "addin") {
    warn(
      "The formulas use the add-in's functions: without it cells show #NAME?. --plain writes native formulas.",
    );
  }
}

/** The golden cases of the checkout, by section. */
function goldenCases(): Record<string, GoldenCase[]> {
  const folder = path.resolve(import.meta.dirname, "../../tests/cases/functions");
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [
      name[0]!.toUpperCase() + name.slice(1, -".json".length),
      JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as GoldenCase[],
    ]),
  );
}

/** What stands in a file that is there already is the user's: only --force writes over it. */
function write(folder: string, file: string, bytes: Uint8Array, force: boolean): void {
  const place = path.resolve(folder, file);
  try {
    fs.writeFileSync(place, bytes, { flag: force ? "w" : "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new Error(`${file} is there already; --force writes over it.`);
    if (code === "ENOENT") throw new Error(`${file}: there is no folder ${path.dirname(place)}.`);
    if (code === "EBUSY") throw new Error(`${file} is in use. Close it in Excel and try again.`);
    throw new Error(`${file} can't be written: ${message}`);
  }
}
