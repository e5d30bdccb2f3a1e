/**
 * fast-check as it is, but that every property is run with seeds 1 to as many as `npm test -- --seeds` asks for: with seed 1
 * otherwise, so that a run tells of the change that it tests, and of nothing else. The configuration puts it in the place of
 * fast-check. A failure names its seed and its path, as ever.
 */
import { createRequire } from "node:module";
import type fc from "fast-check";

const real = createRequire(import.meta.url)("fast-check") as typeof fc;
const seeds = Number(process.env.PROPERTY_SEEDS ?? 1);

async function assertWithSeeds<T>(property: fc.IAsyncProperty<T>, parameters?: fc.Parameters<T>) {
  for (let seed = 1; seed <= seeds; seed++) await real.assert(property, { ...parameters, seed });
}

export default {
  ...real,
  assert<T>(property: fc.IRawProperty<T>, parameters?: fc.Parameters<T>): void | Promise<void> {
    if (property.isAsync()) return assertWithSeeds(property as fc.IAsyncProperty<T>, parameters);
    for (let seed = 1; seed <= seeds; seed++)
      real.assert(property as fc.IProperty<T>, { ...parameters, seed });
  },
};
