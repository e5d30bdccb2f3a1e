/**
 * The pictures of a study, as the markup that they are. Whoever changes one sees in tests/cases/pictures.txt what else
 * changes by it, and reads it before `vitest -u` writes it anew.
 */
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { OutputSummary } from "../../src/taskpane/computing/questions";
import {
  curvePicture,
  frontierPicture,
  gridPicture,
  histogramPicture,
  scatterPicture,
} from "../../src/taskpane/views/study/pictures/pictures";
import { all, markup, unfold, usePage } from "./support/page";

usePage();

const write = (value: number | string) => (typeof value === "number" ? `$${value}` : value);
const summary = (counts: number[], minimum: number, maximum: number): OutputSummary => {
  const width = (maximum - minimum) / counts.length;
  const shares = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];
  return {
    count: counts.reduce((sum, one) => sum + one, 0),
    minimum,
    maximum,
    bins: counts.map((count, i) => ({ from: minimum + i * width, to: minimum + (i + 1) * width, count })),
    percentiles: shares.map((share) => ({ share, value: minimum + share * (maximum - minimum) })),
  } as unknown as OutputSummary;
};
const NINE = summary([1, 4, 16, 8, 1], -20, 80);
const ONE = summary([5], 7, 7);
const price = { name: "Price", write };
const volume = { name: "Volume", write };
const grid = (base: number) =>
  gridPicture(
    "Profit",
    { ...price, values: [8, 10, 12], base },
    { ...volume, values: [90, 100], base: 100 },
    [
      [-5, 0],
      [10, "#N/A"],
      [20, 40],
    ],
    write,
  );

const many = Array.from({ length: 60 }, (_, i) => i);
const PICTURES: Record<string, () => HTMLElement> = {
  "a histogram": () => histogramPicture("Profit", NINE, write),
  "a histogram of one value": () => histogramPicture("Profit", ONE, write),
  "an S-curve": () => curvePicture("Profit", NINE, write),
  "an S-curve of one value": () => curvePicture("Profit", ONE, write),
  "some trials": () =>
    scatterPicture({ name: "Profit", write }, price, [
      [8, 10],
      [12, 30],
      [9, 20],
    ]),
  "what an input must be": () =>
    frontierPicture(price, volume, [
      { value: 90, roots: [12] },
      { value: 100, roots: [8, 10] },
      { value: 110, roots: [] },
    ]),
  "an input that nothing will do for": () => frontierPicture(price, volume, [{ value: 90, roots: [] }]),
  "a grid of many values": () =>
    gridPicture(
      "Profit",
      { ...price, values: [8], base: 8 },
      { ...volume, values: many, base: 100 },
      [many],
      write,
    ),
  "a grid": () => grid(10),
  "a grid without the base case": () => grid(11),
  "a grid whose base case is a number": () => grid(8),
};
const drawn = (name: string) => unfold(PICTURES[name]!());

it("of every kind", async () => {
  const recorded = Object.keys(PICTURES).map(
    (name) => `=== ${name}\n${markup(drawn(name), { drawings: true })}\n`,
  );
  await expect(recorded.join("\n")).toMatchFileSnapshot(
    path.resolve(import.meta.dirname, "../cases/pictures.txt"),
  );
});

describe.each(Object.keys(PICTURES))("%s", (name) => {
  it("says what it shows, keeps within its frame, and has its numbers as a table", () => {
    const picture = drawn(name);
    const [image] = all(picture, "svg");
    expect(image!.getAttribute("role")).toBe("img");
    expect(image!.getAttribute("aria-label")).toMatch(/(Profit|Price)/);
    const [, width, height] = /^0 0 (\d+) (\d+)$/.exec(image!.getAttribute("viewBox")!)!.map(Number);
    let places = 0;
    for (const [names, end, size] of [
      [["x", "x1", "x2", "cx"], "width", width!],
      [["y", "y1", "y2", "cy"], "height", height!],
    ] as const)
      for (const shape of ["rect", "line", "circle", "text"].flatMap((tag) => all(image!, tag)))
        for (const at of names.flatMap((one) => shape.getAttribute(one) ?? [])) {
          places++;
          expect(Number(at)).toBeGreaterThanOrEqual(0);
          expect(Number(at) + Number(shape.getAttribute(end) ?? 0)).toBeLessThanOrEqual(size);
        }
    expect(places).toBeGreaterThanOrEqual(8);
    const [head = [], ...rows] = all(picture, "tr").map(({ children }) => children);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(head.length);
  });
});

it("a histogram's bars are as high as they have trials, and stand side by side", () => {
  const bars = all(drawn("a histogram"), "rect");
  const of = (name: string) => bars.map((bar) => Number(bar.getAttribute(name)));
  const [full = 0] = [...of("height")].sort((a, b) => b - a);
  expect(of("height").map((height) => height / full)).toEqual([1, 4, 16, 8, 1].map((count) => count / 16));
  const widths = of("width");
  of("x").forEach((x, i) => i && expect(x - of("x")[i - 1]!).toBeCloseTo(widths[i - 1]! + 1, 9));
});

it("a histogram's percentiles are named side by side, or together where they are too near for that", () => {
  const named = (percentiles: [number, number, number]) =>
    all(
      histogramPicture(
        "Profit",
        {
          ...NINE,
          percentiles: [0.05, 0.5, 0.95].map((share, i) => ({ share, value: percentiles[i]! })),
        } as OutputSummary,
        write,
      ),
      "text",
    )
      .filter((label) => label.getAttribute("text-anchor") === "middle")
      .map((label) => [label.textContent, Math.round(Number(label.getAttribute("x")))]);
  // The picture is 280 wide, and its axis goes from -20 to 80.
  expect(named([0, 30, 60])).toEqual([
    ["P5", 56],
    ["P50", 140],
    ["P95", 224],
  ]);
  expect(named([0, 30, 34])).toEqual([
    ["P5", 56],
    ["P50, P95", 146],
  ]);
  expect(named([30, 30, 30])).toEqual([["P5, P50, P95", 140]]);
  // A name that is longer for standing together meets the one before it, too.
  expect(named([20, 30, 34])).toEqual([["P5, P50, P95", 132]]);
  expect(named([-20, -20, 80])).toEqual([
    ["P5, P50", 23],
    ["P95", 270],
  ]);
});

it("a grid's cells stand in rows and columns, the stronger the higher their outcome, none where there is no number", () => {
  const cells = all(drawn("a grid"), "rect");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
    cells.map((cell) => Number(cell.getAttribute(name))),
  ) as [number[], number[], number[], number[]];
  const gap = x[1]! - x[0]! - width[0]!;
  expect(gap).toBeGreaterThan(0);
  cells.forEach((_, i) => {
    expect(x[i]).toBeCloseTo(x[0]! + (i % 2) * (width[0]! + gap), 9);
    expect(y[i]).toBeCloseTo(y[0]! + Math.floor(i / 2) * (height[0]! + gap), 9);
    expect([width[i], height[i]]).toEqual([width[0], height[0]]);
  });
  const strengths = cells.map((cell) => cell.getAttribute("fill-opacity"));
  expect(strengths[3]).toBeNull();
  const numbers = strengths.filter((one) => one !== null).map(Number);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect([numbers[0], numbers.at(-1)]).toEqual([0.12, 1]);
  const based = (name: string) =>
    all(drawn(name), "rect").filter((cell) => cell.getAttribute("class")?.includes("base")).length;
  expect(based("a grid whose base case is a number")).toBe(1);
  expect([based("a grid"), based("a grid without the base case")]).toEqual([0, 0]);
});

it("of more than a hundred trials the first hundred stand in the table", () => {
  const points = Array.from({ length: 101 }, (_, i): [number, number] => [i, 2 * i]);
  const picture = unfold(scatterPicture({ name: "Profit", write }, price, points));
  expect(all(picture, "circle")).toHaveLength(101);
  expect(all(picture, "tbody tr")).toHaveLength(100);
});
