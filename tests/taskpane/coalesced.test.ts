import { expect, it } from "vitest";
import { coalesced } from "../../src/taskpane/coalesced";

it("answers calls that come meanwhile by one more round", async () => {
  const ends: (() => void)[] = [];
  const call = coalesced(() => new Promise((resolve) => ends.push(resolve)));
  const all = [call(), call(), call()];
  expect(ends.length).toBe(1);
  ends[0]!();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]!();
  await Promise.all(all);
  expect(ends.length).toBe(2);
  void call();
  expect(ends.length).toBe(3);
});

it("works again after a round that failed", async () => {
  let rounds = 0;
  const call = coalesced(() => (++rounds === 1 ? Promise.reject(new Error("lost")) : Promise.resolve()));
  await expect(call()).rejects.toThrow("lost");
  await call();
  expect(rounds).toBe(2);
});
