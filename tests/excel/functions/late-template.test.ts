import { afterEach, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "../../../src/templates/offers";
import { templateById } from "../../../src/templates/catalogue";
import { builtFunctions } from "../../support/workbook";
import { arrived, insertedId, openPane, sheetOf, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const business = templateById("business-case")!;

/** What the sheet shows when all results are there, and how its figures were read before and after. */
async function shownIn(behaviours?: readonly string[]) {
  open = await openPane({ functions: builtFunctions(), ...(behaviours && { behaviours }) });
  open.workbook.stage.delays = [40, 900, 10, 300, 90];
  const { pane, workbook } = open;
  const id = await insertedId(open, (taken) => business.build({ ...DEFAULT_OPTIONS, taken }));
  await arrived(workbook);
  const name = workbook.book.sheets().at(-1)!.name;
  const sheet = sheetOf(workbook.book, name);
  const cells = sheet.read(sheet.used()!).map((line) => line.map(({ text }) => text));
  const read = await pane.keyFigures.read();
  const figures = read.kind === "read" ? read.insertions.flatMap(({ sheets }) => sheets[0]!.figures) : [];
  return { id, cells, figures: figures.map(({ text, state }) => ({ text, state })) };
}

it("a whole template shows the same when its functions answer late and out of order, and is no edit", async () => {
  const late = await shownIn();
  expect(late.figures.length).toBeGreaterThan(2);
  expect(late.figures.every(({ state }) => state === "value")).toBe(true);
  expect(await open.pane.remove(late.id)).toMatchObject({ kind: "removed" });
  await open.workbook.dispose();
  const atOnce = await shownIn([]);
  expect(late.cells).toEqual(atOnce.cells);
  expect(late.figures).toEqual(atOnce.figures);
});
