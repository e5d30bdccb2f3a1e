import type { Connection } from "../talk/connection";
import { explain, type Problem } from "../talk/problem";
import { sheetsOf } from "../talk/records/marks";
import { run } from "../talk/run";
import { usedCells } from "../talk/searched";
import { surveyIn } from "../talk/survey";
import { CALL } from "./uses";

export type RepairResult =
  /** How many formulas showed #NAME?; all were entered again. */
  { kind: "repaired"; formulas: number } | { kind: "gone" } | { kind: "failed"; problem: Problem };

/**
 * Enters those formulas of an insertion again that show #NAME?: they were entered, or the file was opened, before the
 * add-in's functions were there, and calculating doesn't heal them. Three requests.
 */
export async function repair(
  id: string,
  { functionsProblem }: Pick<Connection, "functionsProblem">,
): Promise<RepairResult> {
  try {
    const problem = await functionsProblem();
    if (problem) return { kind: "failed", problem };
    return await run(async (context): Promise<RepairResult> => {
      const survey = await surveyIn(context);
      const stored = survey.stored.find(({ token }) => token === id);
      if (!stored) return { kind: "gone" };
      const used = sheetsOf(stored, survey.sheets).map(({ sheet }) => {
        const range = usedCells(context.workbook.worksheets.getItem(sheet.id));
        range.load("formulas,values");
        return range;
      });
      await context.sync();
      let formulas = 0;
      for (const range of used) {
        if (range.isNullObject) continue;
        const again = range.formulas.map((line: unknown[], r) =>
          line.map((content, c) => {
            const text = String(content);
            if (range.values[r]?.[c] !== "#NAME?" || !text.startsWith("=")) return null;
            const formula = withoutPrefix(text);
            return CALL.test(formula) ? formula : null;
          }),
        );
        const count = again.flat().filter((formula) => formula !== null).length;
        if (count) range.formulas = again;
        formulas += count;
      }
      await context.sync();
      return { kind: "repaired", formulas };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** Excel shows functions that it doesn't know with a prefix of the file's. */
const withoutPrefix = (formula: string) => formula.replace(/_xldudf_/gi, "");
