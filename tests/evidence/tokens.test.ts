import { describe, expect, it } from "vitest";
import { requestCost } from "../../src/core/serving/serving";
import { ACCELERATORS } from "../../src/evidence/hardware";
import { DEEPSEEK_FLEET, LOAD_CURVES } from "../../src/evidence/serving-latency";
import { TOKEN_BILLS, type TokenBill } from "../../src/evidence/tokens/bills";
import { TOKEN_PRICES } from "../../src/evidence/tokens/prices";

describe("prices of tokens", () => {
  it.each(TOKEN_PRICES.map((p) => [p.id, p] as const))("%s is consistent", (_, price) => {
    expect(price.asOf <= price.source.read).toBe(true);
    for (const rates of [price, ...(price.above ? [price.above] : [])]) {
      expect(rates.input).toBeGreaterThan(0);
      expect(rates.output).toBeGreaterThanOrEqual(rates.input);
      // Reading from a cache never costs more than half, and writing to it up to twice as much.
      if (rates.cachedRead !== undefined) expect(rates.cachedRead / rates.input).toBeLessThanOrEqual(0.5);
      if (rates.cachedWrite !== undefined) {
        expect(rates.cachedWrite / rates.input).toBeGreaterThanOrEqual(1);
        expect(rates.cachedWrite / rates.input).toBeLessThanOrEqual(2);
      }
    }
    if (price.above) {
      expect(price.above.tokens).toBeGreaterThanOrEqual(100_000);
      expect(price.above.input).toBeGreaterThan(price.input);
    }
  });
});

const dollars = (printed: string) => Number(printed.slice(1).replaceAll(",", ""));
/** Half of the last printed digit. */
const halfDigit = (printed: string) => 10 ** -(printed.split(".")[1] ?? "").length / 2;

function cost({ tokens, rates }: TokenBill, cached: boolean): number {
  const { fresh, cachedRead, cachedWrite, output } = tokens;
  const input = fresh + cachedRead + cachedWrite;
  const share = (part: number) => (cached ? part / input : 0);
  return requestCost(
    input,
    output,
    rates.input,
    rates.output,
    share(cachedRead),
    rates.cachedRead,
    share(cachedWrite),
    rates.cachedWrite,
  );
}

describe("published bills", () => {
  it.each(TOKEN_BILLS.map((b) => [b.what, b] as const))("%s", (_, bill) => {
    const printed = dollars(bill.printed);
    // DeepSeek rounds its tokens to the billion: 0.02%. The others to the printed digit.
    const error = bill.id === "deepseek-fleet" ? printed * 0.0002 : halfDigit(bill.printed);
    expect(Math.abs(cost(bill, true) - printed)).toBeLessThanOrEqual(error);
    if (bill.withoutCache) {
      const without = dollars(bill.withoutCache);
      expect(Math.abs(cost(bill, false) - without)).toBeLessThanOrEqual(halfDigit(bill.withoutCache));
    }
  });

  it("one of them is wrong by a factor of five without its cache, another by nearly twelve", () => {
    const factor = (id: string) => {
      const bill = TOKEN_BILLS.find((b) => b.id === id)!;
      return cost(bill, false) / cost(bill, true);
    };
    expect(factor("reasonix-flash")).toBeCloseTo(4.91, 2);
    expect(factor("reasonix-pro")).toBeCloseTo(11.66, 2);
  });
});

describe("published curves of load and latency", () => {
  const curves = LOAD_CURVES.flatMap((curve) =>
    curve.points.map((point) => [`${curve.id} at ${point.concurrency}`, curve, point] as const),
  );

  it.each(curves)("%s: throughput follows from latency (Little's law)", (_, curve, point) => {
    const { concurrency, firstTokenMs, perTokenMs, outputTokensPerSecond } = point;
    const running = Math.min(concurrency, curve.requests ?? Infinity);
    const seconds = (firstTokenMs + (curve.outputTokens - 1) * perTokenMs) / 1000;
    // A run of 400 requests ends with fewer than 256 at once: its mean lies up to 14% below.
    expect(outputTokensPerSecond / ((running * curve.outputTokens) / seconds)).toBeGreaterThan(0.86);
    expect(outputTokensPerSecond / ((running * curve.outputTokens) / seconds)).toBeLessThan(1.02);
  });

  it("are of hardware that the evidence has, and grow with the load", () => {
    for (const { accelerator, points } of LOAD_CURVES) {
      expect(ACCELERATORS.map(({ id }) => id)).toContain(accelerator);
      const loads = points.map((p) => p.concurrency);
      expect(loads).toEqual([...loads].sort((a, b) => a - b));
    }
  });

  it("DeepSeek's day costs what its GPUs do", () => {
    const { nodes, gpusPerNode, hours, pricePerGpuHour, dailyCost } = DEEPSEEK_FLEET;
    expect(nodes * gpusPerNode * hours * pricePerGpuHour).toBe(dollars(dailyCost));
  });
});
