import { describe, expect, it } from "vitest";
import { planBook } from "../../src/export/plan-book";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import type { PlanCell, WorkbookPlan } from "../../src/sheets/plan";
import { loadFunctions } from "../support/custom-functions";
import { overTrials, refresh } from "../support/over-trials";
import { NOW } from "./support/evaluate";
import { FIRST, LAST } from "./support/seeds";
import { varied } from "./support/varied";

const { functions } = await loadFunctions();
const circumstances = { custom: functions, now: NOW };

const cases = templates.flatMap((template) =>
  (["addin", "plain"] as const).map((dialect) => [template.id, dialect, template] as const),
);

const cellsOf = ({ sheets }: WorkbookPlan, wanted: (cell: PlanCell) => boolean) =>
  sheets.flatMap(({ cells }, sheet) =>
    cells.flatMap((line, row) =>
      line.flatMap((cell, column) => (cell && wanted(cell) ? [{ cell, sheet, row, column }] : [])),
    ),
  );

const isInput = ({ role, value, formula }: PlanCell): boolean =>
  role === "input" && typeof value === "number" && formula === undefined;

describe("each formula over trials gives what it gives in each by itself", () => {
  it.each(cases)("%s, %s formulas", (_id, dialect, template) => {
    const built = template.build({ ...DEFAULT_OPTIONS, dialect });
    // With one's own numbers beside the document's.
    const plan = varied(built, FIRST);
    const inputs = cellsOf(plan, isInput);
    expect(inputs.length).toBeGreaterThan(0);
    const outputs = cellsOf(plan, ({ formula }) => formula !== undefined);
    const sets = Array.from({ length: LAST - FIRST + 2 }, (_, i) =>
      cellsOf(varied(built, FIRST + i), isInput).map(({ cell }) => Number(cell.value)),
    );
    const book = planBook(plan, circumstances);
    refresh(book, circumstances);
    expect(overTrials(book, inputs, outputs, sets, circumstances)).toEqual([]);
  });
});
