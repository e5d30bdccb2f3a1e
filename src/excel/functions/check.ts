import { wait, type Clock } from "../talk/clock";
import type { Features } from "../talk/features";
import { explain, problem, type Problem } from "../talk/problem";
import { run } from "../talk/run";

/** Two cells' worth: 3 − 1. */
const PROBE = "=ROI_SAVINGS(3,1)";
const ANSWER = 2;
const SHEET = "Phoenix ROI check";
/** On a first start Excel loads the functions' runtime; after that nothing is to be expected. */
const PATIENCE_MS = 8000;
const WAIT_MS = 250;

/**
 * Whether the add-in's functions answer in this Excel. Until they are registered, which on a first start may take a
 * while and may fail, formulas that call them show #NAME?, and go on to do so when they are. So a formula is tried on a
 * hidden sheet, entered again until it answers, and the sheet removed.
 * @returns null when they answer, or why formulas with them should not be written
 */
export async function checkFunctions(features: Features, clock: Clock): Promise<Problem | null> {
  if (!features.customFunctions) return problem("no-functions");
  try {
    return (await run((context) => answers(context, clock))) ? null : problem("silent-functions");
  } catch (error) {
    return explain(error);
  } finally {
    // Whatever has become of the requests before.
    await removeSheet().catch(() => undefined);
  }
}

const removeSheet = () =>
  run(async (context) => {
    context.workbook.worksheets.getItemOrNullObject(SHEET).delete();
    await context.sync();
  });

async function answers(context: Excel.RequestContext, clock: Clock): Promise<boolean> {
  const { worksheets } = context.workbook;
  const left = worksheets.getItemOrNullObject(SHEET);
  left.load("id");
  await context.sync();
  const sheet = left.isNullObject ? worksheets.add(SHEET) : left;
  sheet.visibility = "Hidden";
  const started = clock.now();
  const cell = sheet.getRange("A1");
  for (let shown: unknown = "#NAME?"; ;) {
    if (/^#(?!BUSY|GETTING)/.test(String(shown))) cell.formulas = [[PROBE]];
    cell.load("values");
    await context.sync();
    shown = cell.values[0]?.[0];
    if (shown === ANSWER) return true;
    if (clock.now() - started > PATIENCE_MS) return false;
    await wait(clock, WAIT_MS);
  }
}
