import { explain } from "../talk/problem";
import { holdStill } from "../talk/run";
import { forgetAreas } from "../write/areas";
import type { Look } from "../write/looks";
import { requests } from "../write/step";

/** A look of one of the sheets that were added. */
export interface SheetLook extends Look {
  sheet: Excel.Worksheet;
}

/**
 * Gives sheets their looks and charts: all in one request, where its size allows. When Excel refuses any of it, each
 * by itself, and what is refused then is left out: the sheets are worth having without.
 * @returns the looks that were left out
 * @throws when Excel can't be reached
 */
export async function finish(
  context: Excel.RequestContext,
  looks: SheetLook[],
  limit: number,
): Promise<SheetLook[]> {
  try {
    const steps = looks.flatMap(({ sheet, steps: own }) =>
      own.map(({ bytes, queue }) => ({ bytes, queue: () => queue(sheet) })),
    );
    for (const group of requests<void>(steps, limit)) {
      holdStill(context);
      for (const { queue } of group) queue();
      await context.sync();
    }
    return [];
  } catch {
    return oneByOne(context, looks);
  }
}

async function oneByOne(context: Excel.RequestContext, looks: SheetLook[]): Promise<SheetLook[]> {
  // Anything but these is as it should be when it is done twice.
  await attempt(context, () => {
    for (const sheet of new Set(looks.map(({ sheet: one }) => one)))
      sheet.getRange().conditionalFormats.clearAll();
    for (const { sheet, chart } of looks)
      if (chart !== undefined) sheet.charts.getItemOrNullObject(chart).delete();
  });
  const refused: SheetLook[] = [];
  for (const look of looks) {
    const { sheet, steps, chart } = look;
    forgetAreas(sheet);
    const done = await attempt(context, () => {
      for (const { queue } of steps) queue(sheet);
    });
    if (done) continue;
    refused.push(look);
    if (chart !== undefined) await attempt(context, () => sheet.charts.getItemOrNullObject(chart).delete());
  }
  return refused;
}

/** One request; whether Excel has taken it. */
async function attempt(context: Excel.RequestContext, queue: () => void): Promise<boolean> {
  try {
    queue();
    await context.sync();
    return true;
  } catch (error) {
    if (explain(error).kind === "lost") throw error;
    return false;
  }
}
