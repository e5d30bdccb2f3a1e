import type {
  CellPlace,
  Model,
  ModelRuns,
  RunDone,
  RunOptions,
  RunRequest,
  RunResult,
} from "../../../src/excel";
import type { TestWorkbook } from "../../support/workbook";
import { sheetOf } from "./office";

/** A user's model on a sheet of its own: price, volume and cost, two results, a formula among the inputs. */
export async function addModel({ book }: TestWorkbook): Promise<void> {
  const sheet = book.addSheet("My model");
  sheet.write({ r: 0, c: 0, h: 9, w: 3 }, [
    [{ value: "Assumptions" }, { value: "" }, { value: "Value" }],
    [{ value: "Price" }, { value: "$" }, { value: 10 }],
    [{ value: "Volume" }, { value: "units" }, { value: 100 }],
    [{ value: "Cost per unit" }, { value: "$" }, { formula: "=C2*0.6" }],
    [{ value: "Unrelated" }, { value: "" }, { value: 7 }],
    [{ value: "" }, { value: "" }, { value: "" }],
    [{ value: "Profit" }, { value: "$" }, { formula: "=C3*(C2-C4)" }],
    [{ value: "Share" }, { value: "" }, { formula: "=C7/(C2-10)" }],
    [{ value: "Note" }, { value: "" }, { value: "a text" }],
  ]);
  sheet.setNumberFormat({ r: 1, c: 2, h: 3, w: 1 }, [["[$$-409]#,##0.00"], ["#,##0"], ["[$$-409]#,##0.00"]]);
  await book.settle();
}

export function place({ book }: TestWorkbook, address: string, sheet = "My model"): CellPlace {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((n, x) => n * 26 + x.charCodeAt(0) - 64, 0) - 1;
  return { sheetId: sheetOf(book, sheet).id, sheet, row: Number(digits) - 1, column };
}

export const cellAt = ({ book }: TestWorkbook, { sheetId, row, column }: CellPlace) => {
  const cell = book
    .sheets()
    .find((sheet) => sheet.id === sheetId)
    ?.read({ r: row, c: column, h: 1, w: 1 })[0]?.[0];
  if (!cell) throw new Error("no such cell");
  return cell;
};

/** A run of one output. */
export type OneRequest = Omit<RunRequest, "outputs"> & { output: CellPlace };

export type OneResult =
  | Exclude<RunResult, RunDone>
  | (Omit<RunDone, "base" | "results"> & { base: number | undefined; results: unknown[] });

/** Runs it, with the output's results by themselves. */
export async function runOne(
  { runs }: { runs: ModelRuns },
  { output, ...request }: OneRequest,
  options?: RunOptions,
): Promise<OneResult> {
  const result = await runs.run({ ...request, outputs: [output] }, options);
  if (result.kind !== "done") return result;
  return { ...result, base: result.base[0], results: result.results.map(([only]) => only) };
}

export const modelOf = (inputs: CellPlace[], output: CellPlace): Model => ({ inputs, outputs: [output] });

/** Price and volume, each low and high while the other stays. */
export const priceAndVolume = (workbook: TestWorkbook): OneRequest => ({
  inputs: [place(workbook, "C2"), place(workbook, "C3")],
  output: place(workbook, "C7"),
  steps: [
    [8, null],
    [12, null],
    [null, 80],
    [null, 150],
  ],
});
