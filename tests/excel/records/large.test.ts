import { afterAll, beforeAll, expect, it } from "vitest";
import { place } from "../support/model";
import { requestsOf, sheetOf, type OpenPane } from "../support/office";
import { recorded } from "../support/records";

/** A workbook of 500 sheets, with 10,000 settings: of others, and of ours that are damaged. */
const SHEETS = 500;
const SETTINGS = 10_000;
const LONGEST_SETTING = 40;

let open: OpenPane;
let id: string;
beforeAll(async () => {
  ({ open, id } = await recorded());
});
afterAll(() => open.workbook.dispose());

/** What the views ask for, what comes of it, and in how many requests. */
const READINGS: Record<string, [read: () => Promise<unknown>, answer: unknown, requests: number]> = {
  inserted: [() => open.pane.list(), { kind: "listed", insertions: [{ title: "Demo" }] }, 1],
  "cut short": [() => open.pane.cutShort(), [], 1],
  options: [() => open.pane.readOptions(), { currency: "€" }, 1],
  "key figures": [() => open.pane.keyFigures.read(), { kind: "read", insertions: [{ title: "Demo" }] }, 3],
  "key figures again": [
    () => open.pane.keyFigures.read(),
    { kind: "read", insertions: [{ title: "Demo" }] },
    1,
  ],
  scenarios: [() => open.pane.scenarios.read(id), { kind: "read", interrupted: null }, 2],
  "unfinished runs": [() => open.pane.runs.unfinished(), { kind: "read", runs: [] }, 1],
  "set-ups": [() => open.pane.runs.setups(), { kind: "listed", setups: [{ name: "Board case" }] }, 1],
  audits: [() => open.pane.claims.list(), { kind: "listed", audits: [{ complete: true }] }, 1],
  damaged: [() => open.pane.damaged(), ["5,000 scenarios"], 1],
  "a run of three steps": [
    () =>
      open.pane.runs.run({
        inputs: [place(open.workbook, "C2"), place(open.workbook, "C3")],
        outputs: [place(open.workbook, "C7")],
        steps: [
          [8, null],
          [null, 90],
          [7, 80],
        ],
        agreed: true,
      }),
    { kind: "done", results: [[320], [360], [224]], restored: true },
    7,
  ],
};

it("500 sheets and 10,000 settings: every view reads, in as many requests, of which one at most brings the settings", async () => {
  const { workbook } = open;
  const { settings } = workbook.host.document;
  for (let i = 0; i < SETTINGS; i++)
    settings.push(
      i % 2 ? { key: `Other.${i}`, value: i } : { key: `PhoenixROI.scenario.x${i}`, value: null },
    );
  for (let i = 0; i < SHEETS; i++) workbook.book.addSheet(`Sheet ${i}`);
  expect(sheetOf(workbook.book, "Demo").id).not.toBe("");
  for (const [name, [read, answer, requests]] of Object.entries(READINGS)) {
    const before = requestsOf(workbook).length;
    const found = await read();
    if (Array.isArray(answer)) expect(found, name).toEqual(answer);
    else expect(found, name).toMatchObject(answer as object);
    const sizes = requestsOf(workbook)
      .slice(before)
      .map(({ bytesOut }) => bytesOut);
    expect(sizes.length, name).toBe(requests);
    // A setting comes with its name, its value and where it stands among them.
    for (const size of sizes)
      expect(size, name).toBeLessThan(SETTINGS * (LONGEST_SETTING + 60) + SHEETS * 200);
    expect(sizes.filter((size) => size > 10_000).length, name).toBeLessThanOrEqual(1);
  }
});
