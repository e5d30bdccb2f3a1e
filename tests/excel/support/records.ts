import type { UseHook } from "../../../src/workbench/protocol/hooks";
import type { Setting } from "../../../src/excel/talk/records/kind";
import { demoPlan } from "../fixtures/plan";
import { insertedId, openPane, sheetOf, type OpenPane } from "./office";
import { addModel, place } from "./model";

/** A workbook in which everything was done that leaves a record, and what was written into its settings on the way. */
export async function recorded(): Promise<{ open: OpenPane; written: Setting[]; id: string }> {
  const written: Setting[] = [];
  const keep: UseHook = (use) => {
    if (use.object.api.className === "SettingCollection" && use.how === "call" && use.name === "add")
      written.push(JSON.parse(JSON.stringify({ key: use.args[0], value: use.args[1] })) as Setting);
  };
  const open = await openPane({ hooks: [keep] });
  const { pane, workbook } = open;
  const id = await insertedId(open, demoPlan);
  await pane.saveOptions({ dialect: "plain", standard: "fast", currency: "€", optimizedName: "New" });
  await pane.scenarios.save(id, "Base");
  sheetOf(workbook.book, "Demo").write({ r: 1, c: 1, h: 1, w: 1 }, [[{ value: 0.25 }]]);
  await pane.scenarios.save(id, "Low");
  const read = await pane.scenarios.read();
  const base = read.kind === "read" ? read.set?.scenarios.find(({ name }) => name === "Base")?.id : undefined;
  await pane.scenarios.switchTo(id, base ?? "");
  await addModel(workbook);
  await pane.runs.run({
    inputs: [place(workbook, "C2"), place(workbook, "C4")],
    outputs: [place(workbook, "C7")],
    steps: [[8, 3]],
    agreed: true,
  });
  await pane.runs.saveSetup({
    name: "Board case",
    outputs: [place(workbook, "C7")],
    inputs: [
      {
        distribution: "pert",
        numbers: { low: 8, likely: 10, high: 14 },
        typed: true,
        data: true,
        place: place(workbook, "C2"),
        dataReference: "Budget!A1:B2",
      },
    ],
    matrixReference: "Budget!A1:B2",
    numbers: { trials: 1000, seed: 7 },
    sampling: "at random",
    stop: "trials",
    groups: [{ inputs: [0], strength: -0.4 }],
    solved: 0,
    along: null,
  });
  const sheet = sheetOf(workbook.book, "My model");
  const area = (column: number) => ({
    sheetId: sheet.id,
    sheet: "My model",
    range: { row: 1, column, rows: 2, columns: 1 },
  });
  await pane.claims.write({
    place: area(5),
    cells: [["exact"], ['=IF(C3>0,"holds","differs")']],
    conditionals: [],
    claims: area(2),
    computed: area(2),
  });
  return { open, written, id };
}
