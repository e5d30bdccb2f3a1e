import { afterEach, describe, expect, it } from "vitest";
import type { CellPlace } from "../../../src/excel";
import { builtFunctions } from "../../support/workbook";
import { arrived, openPane, snapshot, type OpenPane } from "../support/office";
import { type OneRequest, runOne, addModel, place } from "../support/model";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

/** Formulas beside the model, with the add-in's functions in them; the last one is the output. */
async function openModel(
  formulas: string[],
  options: Parameters<typeof openPane>[0] = {},
): Promise<CellPlace> {
  open = await openPane({ functions: builtFunctions(), ...options });
  await addModel(open.workbook);
  const { book } = open.workbook;
  const at = place(open.workbook, "E1");
  const sheet = book.sheets().find(({ id }) => id === at.sheetId);
  formulas.forEach((formula, r) => sheet?.write({ r, c: 4, h: 1, w: 1 }, [[{ formula }]]));
  await arrived(open.workbook);
  return { ...at, row: formulas.length - 1 };
}

const steps: OneRequest["steps"] = [
  [8, null, null],
  [12, null, null],
  [null, 80, null],
  [null, 150, null],
  [null, null, 5],
  [null, null, 9],
];

/** Price, volume, and one that the output doesn't depend on. */
const run = (output: CellPlace) =>
  runOne(open.pane, { inputs: ["C2", "C3", "C5"].map((a) => place(open.workbook, a)), output, steps });

// 0.4 × price × volume, by way of functions that answer late and out of order.
const EXPECTED = [320, 480, 320, 600, 400, 400];

const MODELS: [string, string[]][] = [
  ["one function", ["=ROI_SAVINGS(C3*C2,C3*C4)"]],
  ["two beside each other", ["=ROI_SAVINGS(C3*C2,0)", "=ROI_SAVINGS(C3*C4,0)", "=E1-E2"]],
  ["one behind another", ["=ROI_SAVINGS(C2,C4)", "=ROI_SAVINGS(E1*C3,0)"]],
  ["three in a row", ["=ROI_SAVINGS(C2,C4)", "=ROI_SAVINGS(E1,0)", "=ROI_SAVINGS(E2*C3,0)"]],
  ["an error that is caught", ["=IFERROR(ROI_SAVINGS(C3*C2,C3*C4),0)"]],
];

describe("a run over functions that answer late", () => {
  it.each(MODELS)("%s: no result is the step before's", async (_what, formulas) => {
    const output = await openModel(formulas);
    const before = await snapshot(open.workbook);
    expect(await run(output)).toMatchObject({ kind: "done", base: 400, results: EXPECTED, drift: null });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it.each([[[5, 5, 5, 5]], [[300, 20, 150, 80, 10]], [[10, 400]]])(
    "whatever they take: %j",
    async (delays) => {
      const output = await openModel(["=ROI_SAVINGS(C3*C2,0)", "=ROI_SAVINGS(C3*C4,0)", "=E1-E2"]);
      open.workbook.stage.delays = delays;
      expect(await run(output)).toMatchObject({ kind: "done", results: EXPECTED });
    },
  );

  it("an effect that rounds away is not waited for as if it were late", async () => {
    const output = await openModel(["=ROUND(ROI_SAVINGS(C3*C2,C3*C4)/1000,0)*1000+500"]);
    const started = open.workbook.clock.now();
    expect(await run(output)).toMatchObject({
      kind: "done",
      base: 500,
      results: [500, 500, 500, 1500, 500, 500],
    });
    expect(open.workbook.clock.now() - started).toBeLessThan(20_000);
  });

  it("formulas in circles are given no errors, which would stay in them for good", async () => {
    const output = await openModel(["=ROI_SAVINGS(C3*C2,C3*C4)"]);
    open.workbook.host.document.iteration.enabled = true;
    const seen: unknown[] = [];
    const { book } = open.workbook;
    const stop = book.on((e) => {
      const price = book
        .sheets()
        .find(({ name }) => name === "My model")
        ?.read({ r: 1, c: 2, h: 1, w: 1 });
      if (e.kind === "changed") seen.push(price?.[0]?.[0]?.value);
    });
    expect(await run(output)).toMatchObject({ kind: "done", results: EXPECTED });
    stop();
    expect(seen).not.toContain("#N/A");
  });

  it("a function that never answers ends the run, and every input is as it was", async () => {
    const output = await openModel(["=ROI_SAVINGS(C3*C2,C3*C4)"]);
    const before = await snapshot(open.workbook);
    open.workbook.stage.delays = [1e9];
    const result = await run(output);
    expect(result).toMatchObject({
      kind: "failed",
      restored: true,
      problem: { code: "CalculationNotFinished" },
    });
    open.workbook.stage.delays = [10];
    const after = await snapshot(open.workbook);
    expect(after.settings).toEqual(before.settings);
    expect(place(open.workbook, "C2")).toBeTruthy();
  });
});
