import { afterEach, describe, expect, it, vi } from "vitest";
import known from "../../cases/workbench/excel-computed.json";
import engines from "../../cases/engine/excel-computed-exceptions.json";
import { enter, type Entered } from "../../support/grid-oracle";
import { hasOracle, readOracle, savedAt } from "../../support/oracle";

/** What the formulas that call a function agree in, by function. */
function shares(entered: readonly Entered[]): Record<string, string> {
  const counts = new Map<string, [agreeing: number, all: number]>();
  for (const { functions, agrees } of entered)
    for (const name of functions) {
      const [agreeing, all] = counts.get(name) ?? [0, 0];
      counts.set(name, [agreeing + Number(agrees), all + 1]);
    }
  return Object.fromEntries(
    [...counts]
      .filter(([, [agreeing, all]]) => agreeing < all)
      .map(([name, [agreeing, all]]) => [name, `${agreeing} of ${all}`]),
  );
}

describe("workbooks that Excel computed, in the grid", () => {
  afterEach(() => vi.useRealTimers());

  it.skipIf(hasOracle())("skipped: the workbooks aren't there (../shared/data/excel-computed.json)", () => {
    expect(hasOracle()).toBe(false);
  });

  it.runIf(hasOracle())("every formula gives what Excel saved, or stands in the list", async () => {
    const entered: Entered[] = [];
    for (const oracle of readOracle()) {
      vi.useFakeTimers({ toFake: ["Date"], now: savedAt(oracle) });
      entered.push(...(await enter(oracle)));
    }
    const excused = new Set([
      ...known.functions.flatMap(({ cells }) => cells),
      ...Object.values(known.notEnterable).flat(),
      // Excel's own last digits, the time of saving, and what only a file can hold.
      ...Object.values(engines).flat(),
    ]);
    const differing = entered.filter(({ agrees }) => !agrees);
    expect(
      differing.filter(({ where }) => !excused.has(where)),
      JSON.stringify(shares(entered)),
    ).toEqual([]);
    const found = new Set(differing.map(({ where }) => where));
    // What has come to agree leaves the list.
    expect(known.functions.flatMap(({ cells }) => cells.filter((where) => !found.has(where)))).toEqual([]);
    expect(entered.length).toBeGreaterThan(4800);
  });
});
