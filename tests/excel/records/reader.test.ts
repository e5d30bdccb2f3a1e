import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AUDIT } from "../../../src/excel/claims/record";
import { RUN_JOURNAL } from "../../../src/excel/model-runs/journal";
import { SETUP } from "../../../src/excel/model-runs/setups/record";
import { SCENARIO, SCENARIO_JOURNAL } from "../../../src/excel/scenarios/record";
import { INSERTION } from "../../../src/excel/talk/records/insertion";
import { isNewer, recordsOf, type Kind, type Setting } from "../../../src/excel/talk/records/kind";
import { readableOptions } from "../../../src/excel/talk/records/options";
import { snapshot, type OpenPane } from "../support/office";
import { recorded } from "../support/records";
import { stepsOf } from "../../support/steps";

const KINDS: Record<string, Kind<unknown>> = {
  INSERTION,
  SCENARIO,
  SCENARIO_JOURNAL,
  RUN_JOURNAL,
  SETUP,
  AUDIT,
};

let open: OpenPane;
let written: Setting[];
beforeAll(async () => {
  ({ open, written } = await recorded());
});
afterAll(() => open.workbook.dispose());

const ofKind = (kind: Kind<unknown>) => written.filter(({ key }) => kind.isKey(key));

/** What damage and forgers put where something else belongs. */
const POISONS: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  0.5,
  Number.NaN,
  1e300,
  "",
  '=WEBSERVICE("https://example.com")',
  "\u0000",
  "x".repeat(40_000),
  {},
  { version: 1 },
  [],
  [null],
  Array(50_000).fill("A1"),
  Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i])),
  JSON.parse('{"__proto__":{"version":1}}'),
];

type Node = Record<string, unknown>;

/** Every place in a record that holds something. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

/** The record with something else at a place, or without what is there. */
function damagedAt(record: unknown, path: string[], poison: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return poison;
  const copy = (Array.isArray(record) ? [...(record as unknown[])] : { ...(record as Node) }) as Node;
  if (rest.length === 0 && poison === undefined && !Array.isArray(copy)) delete copy[key];
  else copy[key] = damagedAt(copy[key], rest, poison);
  return copy;
}

describe("the reader of records", () => {
  it.each(Object.keys(KINDS))("%s: takes all that was written", (name) => {
    const kind = KINDS[name]!;
    expect(ofKind(kind).length).toBeGreaterThan(0);
    for (const setting of ofKind(kind)) expect(kind.read(setting)).toEqual(setting.value);
  });

  it.each(Object.keys(KINDS))("%s: takes nothing that it wouldn't have written", (name) => {
    const kind = KINDS[name]!;
    const settings = ofKind(kind).map((setting) => ({ ...setting, places: placesIn(setting.value) }));
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...settings),
        fc.nat(),
        fc.constantFrom(...POISONS),
        (setting, at, poison) => {
          const path = setting.places[at % setting.places.length]!;
          const value = damagedAt(setting.value, path, poison);
          const read = kind.read({ key: setting.key, value });
          if (read === null) refused++;
          // Whatever is taken is of the same shape, and would be taken again.
          else expect(kind.read({ key: setting.key, value: read })).toEqual(read);
        },
      ),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });

  it.each(Object.keys(KINDS))("%s: looks at no more than its limits allow, whatever is in it", (name) => {
    const kind = KINDS[name]!;
    const { key, value } = ofKind(kind)[0]!;
    const plain = stepsOf(() => kind.read({ key, value }));
    const at = (path: string[]) => path.reduce<unknown>((node, step) => (node as Node)[step], value);
    const lists = placesIn(value).filter((path) => Array.isArray(at(path)));
    for (const path of lists) {
      const many = Array<unknown>(50_000).fill((at(path) as unknown[])[0] ?? "x");
      const damaged = { key, value: damagedAt(value, path, many) };
      expect(
        stepsOf(() => kind.read(damaged)),
        path.join("."),
      ).toBeLessThanOrEqual(plain + 100);
    }
    const huge = { key, value: Array<unknown>(50_000).fill(value) };
    expect(stepsOf(() => kind.read(huge))).toBeLessThanOrEqual(plain);
  });

  it("takes no record that stands under another's key, and leaves later versions alone", () => {
    for (const kind of Object.values(KINDS))
      for (const { key, value } of ofKind(kind)) {
        expect(kind.read({ key: `${key}0`, value })).toBeNull();
        const later = { key, value: { ...(value as Node), version: 2, sheets: "another shape" } };
        expect(kind.read(later)).toBeNull();
        expect(isNewer(later)).toBe(true);
        expect(recordsOf(kind, [{ key, value }, later])).toHaveLength(1);
      }
  });

  it("takes each option by itself", () => {
    const options = { dialect: "plain", standard: "fast", currency: "€", optimizedName: "New" };
    expect(readableOptions(options)).toEqual(options);
    for (const name of Object.keys(options))
      for (const poison of POISONS.filter((each) => each !== "")) {
        const { [name]: one, ...others } = readableOptions({ ...options, [name]: poison }) as Node;
        expect(others).toEqual(Object.fromEntries(Object.entries(options).filter(([key]) => key !== name)));
        expect(one === undefined || (typeof one === "string" && one.length < 40)).toBe(true);
      }
    for (const poison of POISONS) expect(readableOptions(poison)).toEqual({});
  });
});

it("no view fails to open, and nothing is written or deleted, among 300 damaged records", async () => {
  const { pane, workbook } = open;
  const { settings } = workbook.host.document;
  const mine = settings.length;
  const before = await pane.list();
  const kinds = Object.values(KINDS);
  const small = POISONS.filter((each) => JSON.stringify(each ?? null).length < 1000);
  for (let i = 0; i < 300; i++) {
    const kind = kinds[i % kinds.length]!;
    const { key, value } = ofKind(kind)[i % ofKind(kind).length]!;
    const poison = small[Math.floor(i / kinds.length) % small.length];
    // A greater version would be a later one's, which is left alone.
    const places = placesIn(value).filter(([field]) => field !== "version");
    const path = places[i % places.length]!;
    settings.push({
      key: `${key}x${i}`,
      value: JSON.parse(JSON.stringify(damagedAt(value, path, poison) ?? null)) as unknown,
    });
  }
  const start = await snapshot(workbook);
  expect(await pane.list()).toEqual(before);
  expect(await pane.keyFigures.read()).toMatchObject({ kind: "read", insertions: [{ title: "Demo" }] });
  expect(await pane.scenarios.read()).toMatchObject({ kind: "read", interrupted: null });
  expect(await pane.runs.unfinished()).toEqual({ kind: "read", runs: [] });
  expect(await pane.runs.setups()).toMatchObject({ kind: "listed", setups: [{ name: "Board case" }] });
  expect(await pane.claims.list()).toMatchObject({ kind: "listed", audits: [{ complete: true }] });
  expect(await pane.cutShort()).toEqual([]);
  expect(await pane.damaged()).toEqual([
    "50 inserted templates",
    "50 scenarios",
    "50 changes of scenarios that were cut short",
    "50 runs that were cut short",
    "50 set-ups of sensitivities and simulations",
    "50 audits",
  ]);
  expect(await snapshot(workbook)).toEqual(start);
  await pane.forgetDamaged();
  expect(settings).toHaveLength(mine);
  expect(await pane.damaged()).toEqual([]);
});
