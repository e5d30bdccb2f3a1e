import { afterEach, beforeEach, expect, it } from "vitest";
import type { Clock } from "../../../src/excel/talk/clock";
import { whileKeptWaiting } from "../../../src/excel/talk/patience";
import { openPane, type OpenPane } from "../support/office";

let open: OpenPane;
let told: boolean[];
/** What is to happen after the 2 seconds, which the test lets pass. */
let due: Map<number, () => void>;

const clock: Clock = {
  now: () => 0,
  after: (milliseconds, call) => {
    expect(milliseconds).toBe(2000);
    const key = due.size;
    due.set(key, call);
    return () => void due.delete(key);
  },
};
const letTimePass = () => [...due.values()].forEach((call) => call());

beforeEach(async () => {
  [told, due] = [[], new Map()];
  open = await openPane();
  whileKeptWaiting((waiting) => told.push(waiting), clock);
});
afterEach(async () => {
  whileKeptWaiting(() => undefined);
  await open.workbook.dispose();
});

const insertFormula = () => open.pane.insertFormula({ formula: "=1+1", size: { rows: 1, columns: 1 } });

it("tells that Excel waits for a cell that is being edited, and when it no longer does", async () => {
  const { book } = open.workbook;
  const real = book.editing.bind(book);
  book.editing = () => true;
  const inserting = insertFormula();
  while (due.size === 0) await new Promise(setImmediate);
  letTimePass();
  expect(told).toEqual([true]);
  book.editing = real;
  await inserting;
  expect(told).toEqual([true, false]);
  expect(due.size).toBe(0);
});

it("says nothing while Excel answers in time", async () => {
  await insertFormula();
  letTimePass();
  expect(told).toEqual([]);
});
