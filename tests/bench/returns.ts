import * as formulajs from "@formulajs/formulajs";
import { irr as financialIrr, npv as financialNpv } from "financial";
import { irr as nodeIrr } from "node-irr";
import { sum as simpleSum } from "simple-statistics";
import { irr } from "../../src/core/returns/irr";
import { npv } from "../../src/core/returns/npv";
import { sum } from "../../src/core/sum";
import { medians, readable } from "./measure";
import type { Chapter, Finding } from "./report";

const FLOWS = [-100_000, ...Array.from({ length: 119 }, (_, t) => 1000 + 10 * t)];
const RATE = 0.01;

/** What JavaScript can do at best: no checks, nothing summed but the value. */
function prototype(rate: number, flows: Float64Array): number {
  const v = 1 / (1 + rate);
  const v4 = v * v * v * v;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let t = flows.length - 4; t >= 0; t -= 4) {
    a = a * v4 + flows[t]!;
    b = b * v4 + flows[t + 1]!;
    c = c * v4 + flows[t + 2]!;
    d = d * v4 + flows[t + 3]!;
  }
  return a + v * (b + v * (c + v * d));
}

function netPresentValue(): Finding {
  const packed = Float64Array.from(FLOWS);
  const [best, ours, financial, formula] = medians([
    { name: "prototype", run: () => prototype(RATE, packed) },
    { name: "ours", run: () => npv(RATE, packed) },
    { name: "financial", run: () => financialNpv(RATE, FLOWS) },
    { name: "formulajs", run: () => formulajs.NPV(RATE, FLOWS) },
  ]) as [number, number, number, number];
  const peer = Math.min(financial, formula);
  return {
    work: "NPV, 120 flows",
    measured: `${readable(ours)} (4-way prototype ${readable(best)}, financial ${readable(financial)}, formulajs ${readable(formula)})`,
    ratio: `${(ours / best).toFixed(2)}× the prototype, ${(peer / ours).toFixed(0)}× as fast as the best peer`,
    goal: "≤ 2× the prototype, ≥ 40× the best peer",
    met: ours <= 2 * best && peer >= 40 * ours,
  };
}

function levelIrr(): Finding {
  const flows = [-100_000, ...Array<number>(119).fill(1500)];
  const packed = Float64Array.from(flows);
  const [ours, node, financial, formula] = medians([
    { name: "ours", run: () => irr(packed) },
    { name: "node-irr", run: () => nodeIrr(flows) },
    { name: "financial", run: () => financialIrr(flows) },
    { name: "formulajs", run: () => formulajs.IRR(flows) },
  ]) as [number, number, number, number];
  return {
    work: "IRR, 120 level flows",
    measured: `${readable(ours)} (node-irr ${readable(node)}, financial ${readable(financial)}, formulajs ${readable(formula)})`,
    ratio: `${(node / ours).toFixed(2)}× as fast as node-irr`,
    goal: "≥ 1.5× node-irr",
    met: node >= 1.5 * ours,
  };
}

const ramp = (from: number) => [
  ...Array<number>(6).fill(-5000),
  ...Array.from({ length: 114 }, (_, i) => 1000 * Math.min(1, (i + from) / 24)),
];

/** Inputs on which libraries fail, and the rate; none where there is no rate. Rates from 40-digit arithmetic. */
const HARD: [name: string, flows: number[], rate: number | null][] = [
  ["a million-fold return", [-1, 1_000_001], 1_000_000],
  ["tiny flows", [-1e-9, 0.5e-9, 0.8e-9], 0.1787087810503355],
  ["a slow ramp", ramp(1), 0.022198446691003924],
  ["a slow ramp from 0", ramp(0), 0.02167634528655358],
  ["a loss over ten years", [-100_000, ...Array<number>(119).fill(300)], -0.01489608995331304],
  ["a mortgage", [200_000, ...Array<number>(360).fill(-1199.1)], 0.004999993193119216],
  ["receipts first", [100, -500, -500], 4.854101966249685],
  ["no rate", [1000, -2000, 1500], null],
  ["one sign", [100, 200, 300], null],
];

function hardCases(): Finding {
  const solvers: [string, (flows: number[]) => unknown][] = [
    ["ours", (flows) => irr(flows)],
    ["node-irr", (flows) => nodeIrr(flows)],
    ["financial", (flows) => financialIrr(flows)],
    ["formulajs", (flows) => formulajs.IRR(flows)],
  ];
  const right = solvers.map(
    ([, solve]) => HARD.filter(([, flows, rate]) => isRight(solve, flows, rate)).length,
  );
  const worst = HARD.reduce(
    (most, [, flows, rate]) =>
      rate === null ? most : Math.max(most, Math.abs(irr(flows) - rate) / (1 + rate)),
    0,
  );
  return {
    work: `IRR, ${HARD.length} hard cases`,
    measured: solvers.map(([name], i) => `${name} ${right[i]}`).join(", "),
    ratio: `largest error of 1 + rate ${worst.toExponential(1)}`,
    goal: "all right, error ≤ 1e-12",
    met: right[0] === HARD.length && worst <= 1e-12,
  };
}

function isRight(solve: (flows: number[]) => unknown, flows: number[], rate: number | null): boolean {
  let found: unknown;
  try {
    found = solve(flows);
  } catch {
    return rate === null;
  }
  if (typeof found !== "number" || !Number.isFinite(found)) return rate === null;
  return rate !== null && Math.abs(found - rate) <= 1e-6 * (1 + rate);
}

function cancellingSum(): Finding {
  // Money received in one order and spent in another.
  const received = Array.from({ length: 500_000 }, (_, i) => 1e9 + ((i * 7919) % 500_009) / 7);
  const amounts = [...received, 123.45, ...received.map((amount) => -amount).sort((a, b) => a - b)];
  const [ours, peer] = medians(
    [
      { name: "ours", run: () => sum(amounts) },
      { name: "simple-statistics", run: () => simpleSum(amounts) },
    ],
    { rounds: 9 },
  ) as [number, number];
  const error = (value: number) => Math.abs(value - 123.45).toExponential(1);
  const naive = amounts.reduce((total, amount) => total + amount, 0);
  return {
    work: "Sum of a million amounts that cancel to 123.45",
    measured: `${readable(ours / 1e6)} each (simple-statistics ${readable(peer / 1e6)})`,
    ratio: `error ${error(sum(amounts))}, simple-statistics ${error(simpleSum(amounts))}, naive ${error(naive)}`,
  };
}

function tornadoOfFlows(): Finding {
  const packed = Float64Array.from(FLOWS);
  const evaluate = (
    value: (rate: number, flows: number[] | Float64Array) => unknown,
    flows: number[] | Float64Array,
  ) => {
    let kept: unknown;
    for (let input = 1; input <= 20; input++)
      for (const change of [-100, 100]) {
        flows[input]! += change;
        kept = value(RATE, flows);
        flows[input]! -= change;
      }
    return kept;
  };
  const [ours, financial] = medians([
    { name: "ours", run: () => evaluate((rate, flows) => npv(rate, flows), packed) },
    {
      name: "financial",
      run: () => evaluate((rate, flows) => financialNpv(rate, flows as number[]), [...FLOWS]),
    },
  ]) as [number, number];
  return {
    work: "Tornado 20 × 2 over 120 flows",
    measured: `${readable(ours / 40)} an evaluation (financial ${readable(financial / 40)})`,
    ratio: `${(financial / ours).toFixed(0)}× as fast as financial`,
  };
}

export const returns = (): Chapter => ({
  title: "Returns",
  findings: [netPresentValue(), levelIrr(), hardCases(), tornadoOfFlows(), cancellingSum()],
});
