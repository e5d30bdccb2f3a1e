import type { Features } from "../talk/features";
import { explain, type Problem } from "../talk/problem";
import { parseAddress, contains } from "../talk/rects";
import { run } from "../talk/run";
import { addressOf, type CellPlace } from "./cells";
import { say, type Finding } from "./findings";
import { queryModel, type Model, type ModelReading } from "./model";

export type InspectResult =
  | {
      kind: "inspected";
      findings: Finding[];
      inputs: ModelReading["inputs"];
      outputs: ModelReading["outputs"];
    }
  | { kind: "failed"; problem: Problem };

/** Looks at a model without changing anything: what stops a run, what has to be asked, what is good to know. */
export async function inspect(model: Model, features: Features): Promise<InspectResult> {
  try {
    const reading = await run(async (context) => {
      const answer = queryModel(context, model, features, false);
      await context.sync();
      return answer();
    });
    const { findings, inputs, outputs } = reading;
    const stopped = findings.some(({ level }) => level === "stop");
    const circles: Finding[] = [];
    for (const output of stopped ? [] : model.outputs)
      if (await isCircular(output, features)) circles.push(say.circular(addressOf(output)));
    return { kind: "inspected", findings: [...circles, ...findings], inputs, outputs };
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/**
 * Whether any cell that the output depends on depends on itself. Excel names the precedents of a range whole; a cell in
 * a circle is among its own. Only the output's are asked for: a circle that it doesn't pass through, it is told by the
 * run, whose last result then isn't the first.
 */
async function isCircular(output: CellPlace, features: Features): Promise<boolean> {
  if (!features.precedents) return false;
  try {
    return await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(output.sheetId);
      const precedents = sheet.getCell(output.row, output.column).getPrecedents();
      precedents.areas.load("items/address");
      sheet.load("name");
      await context.sync();
      return precedents.areas.items
        .flatMap(({ address }) => splitAddresses(address))
        .some(({ sheet: name, cells }) => name === sheet.name && holds(cells, output));
    });
  } catch {
    // Excel refuses where there are no precedents or too many: then nothing is known of circles.
    return false;
  }
}

/** `'It''s, mine'!A1:B2,Sheet2!C3` by area, the sheet's name without quotes. */
export function splitAddresses(list: string): { sheet: string; cells: string }[] {
  return [...list.matchAll(/(?:^|, ?)(?:'((?:[^']|''){0,300})'|([^',!]+))!([^,]+)/g)].map(
    ([, quoted, bare, cells]) => ({
      sheet: (quoted?.replaceAll("''", "'") ?? bare ?? "").trim(),
      cells: cells ?? "",
    }),
  );
}

function holds(cells: string, { row, column }: CellPlace): boolean {
  try {
    return contains(parseAddress(cells), row, column);
  } catch {
    // Whole rows and columns.
    return false;
  }
}
