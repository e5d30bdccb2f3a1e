import type { OutputSummary } from "../../../computing/questions";
import { line, picture, scale, svg, text, WIDTH } from "./svg";

/** How numbers along an axis are written. */
type Write = (value: number) => string;

const percent = (share: number) => `${Math.round(share * 100)}%`;
const shareOf = ({ percentiles }: OutputSummary, wanted: number) =>
  percentiles.find(({ share }) => share === wanted)?.value ?? 0;

/** How often which results came, with the percentiles between which nine trials in ten lie. */
export function histogramPicture(name: string, summary: OutputSummary, write: Write): HTMLElement {
  const { bins, minimum, maximum, count } = summary;
  const [top, bottom] = [18, 106];
  const x = scale(minimum, maximum, 0, WIDTH);
  const most = Math.max(...bins.map((bin) => bin.count));
  const y = scale(0, most, bottom, top);
  const bars = bins.map((bin) => {
    const [left, right] = bins.length === 1 ? [WIDTH / 2 - 8, WIDTH / 2 + 8] : [x(bin.from), x(bin.to)];
    return svg("rect", {
      x: left + 0.5,
      y: y(bin.count),
      width: Math.max(0.5, right - left - 1),
      height: bottom - y(bin.count),
      class: "shape",
    });
  });
  const marks = [0.05, 0.5, 0.95].map((share) => ({
    name: `P${share * 100}`,
    at: x(shareOf(summary, share)),
  }));
  return picture(
    `Histogram of ${name}: 90% of the trials lie between ${write(shareOf(summary, 0.05))} and ${write(shareOf(summary, 0.95))}.`,
    124,
    [
      ...bars,
      line(0, bottom, WIDTH, bottom, "axis"),
      ...marks.map(({ at }) => line(at, top - 4, at, bottom, "mark")),
      ...namesOf(marks, top - 7),
      ...ends(minimum, maximum, 120, write),
    ],
    {
      caption: `Histogram of ${name}`,
      head: ["From", "To", "Trials", "Share"],
      rows: bins.map((bin) => [
        write(bin.from),
        write(bin.to),
        bin.count.toLocaleString(),
        `${((100 * bin.count) / count).toFixed(1)}%`,
      ]),
    },
  );
}

/** The share of trials below each value. */
export function curvePicture(name: string, summary: OutputSummary, write: Write): HTMLElement {
  const { percentiles, minimum, maximum } = summary;
  const [top, bottom, left] = [6, 106, 28];
  const x = scale(minimum, maximum, left, WIDTH);
  const y = scale(0, 1, bottom, top);
  const points = [{ share: 0, value: minimum }, ...percentiles, { share: 1, value: maximum }];
  const levels = [0, 0.1, 0.5, 0.9, 1];
  return picture(
    `S-curve of ${name}: half of the trials lie below ${write(shareOf(summary, 0.5))}.`,
    124,
    [
      ...levels.map((share) => line(left, y(share), WIDTH, y(share), "grid")),
      ...[0, 0.5, 1].map((share) => text(left - 4, y(share) + 4, percent(share), "end")),
      svg("polyline", { points: points.map((p) => `${x(p.value)},${y(p.share)}`).join(" "), class: "curve" }),
      ...ends(minimum, maximum, 120, write, left),
    ],
    {
      caption: `Percentiles of ${name}`,
      head: ["Percentile", "Value"],
      rows: percentiles.map(({ share, value }) => [`P${Math.round(share * 100)}`, write(value)]),
    },
  );
}

/** One input of some trials against the output. */
export function scatterPicture(
  { name, write }: { name: string; write: Write },
  input: { name: string; write: Write },
  points: readonly (readonly [number, number])[],
): HTMLElement {
  const [top, bottom] = [18, 140];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, least, most] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const x = scale(left, right, 4, WIDTH - 4);
  const y = scale(least, most, bottom - 4, top + 4);
  return picture(
    `${points.length} trials: ${name} against ${input.name}.`,
    158,
    [
      ...points.map(([a, b]) => svg("circle", { cx: x(a), cy: y(b), r: 1.6, class: "dot" })),
      line(0, bottom, WIDTH, bottom, "axis"),
      line(0.5, top, 0.5, bottom, "axis"),
      text(0, 11, `${write(most)} at the top, ${write(least)} below`),
      ...ends(left, right, 154, input.write),
    ],
    {
      caption: `Trials of ${name} against ${input.name}`,
      head: [input.name, name],
      rows: points.slice(0, 100).map(([a, b]) => [input.write(a), write(b)]),
    },
  );
}

/** The value that an input must have, by another one. Gaps where none will do. */
export function frontierPicture(
  solved: { name: string; write: Write },
  along: { name: string; write: Write },
  points: readonly { value: number; roots: readonly number[] }[],
): HTMLElement {
  const [top, bottom] = [18, 106];
  const found = points.flatMap(({ roots }) => roots);
  const [least, most] = [Math.min(...found), Math.max(...found)];
  const [from, to] = [points[0]?.value ?? 0, points.at(-1)?.value ?? 0];
  const x = scale(from, to, 4, WIDTH - 4);
  const y = scale(least, most, bottom - 4, top + 4);
  return picture(
    `${solved.name} at the target, by ${along.name}.`,
    124,
    [
      ...points.flatMap(({ value, roots }) =>
        roots.map((root) => svg("circle", { cx: x(value), cy: y(root), r: 2.5, class: "dot" })),
      ),
      line(0, bottom, WIDTH, bottom, "axis"),
      ...(found.length
        ? [text(0, 11, `${solved.write(most)} at the top, ${solved.write(least)} below`)]
        : []),
      ...ends(from, to, 120, along.write),
    ],
    {
      caption: `${solved.name} at the target, by ${along.name}`,
      head: [along.name, solved.name],
      rows: points.map(({ value, roots }) => [
        along.write(value),
        roots.length ? roots.map(solved.write).join(", ") : "none",
      ]),
    },
  );
}

/** A grid: the stronger a cell, the higher the output; the base case has a frame. */
export function gridPicture(
  name: string,
  rows: { name: string; values: readonly number[]; base: number; write: Write },
  columns: { name: string; values: readonly number[]; base: number; write: Write },
  outcomes: readonly (readonly (number | string)[])[],
  write: (value: number | string) => string,
): HTMLElement {
  const numbers = outcomes.flat().filter((value) => typeof value === "number");
  const strength = scale(Math.min(...numbers), Math.max(...numbers), 0.12, 1);
  const [top, height] = [4, 140];
  const [down, across] = [rows.values.map(rows.write), columns.values.map(columns.write)];
  const left = Math.min(WIDTH / 3, widest(down) + 6);
  const [w, t] = [(WIDTH - left) / columns.values.length, height / rows.values.length];
  const gap = Math.min(1, w / 8, t / 8);
  const cells = outcomes.flatMap((line_, r) =>
    line_.map((value, c) => {
      const isBase = rows.values[r] === rows.base && columns.values[c] === columns.base;
      return svg("rect", {
        x: left + c * w + gap,
        y: top + r * t + gap,
        width: w - 2 * gap,
        height: t - 2 * gap,
        class: typeof value !== "number" ? "void" : isBase ? "shape base" : "shape",
        "fill-opacity": typeof value === "number" ? strength(value).toFixed(3) : null,
      });
    }),
  );
  const roomy = widest(across) + 4 <= w;
  const labels = [
    ...labelled(down, LETTER_HEIGHT <= t).map((r) =>
      text(left - 4, top + (r + 0.5) * t + 4, down[r] ?? "", "end"),
    ),
    ...labelled(across, roomy).map((c) => {
      const [x, anchor] = roomy ? ([left + (c + 0.5) * w, "middle"] as const) : edgeOf(c, left);
      return text(x, top + height + 14, across[c] ?? "", anchor);
    }),
  ];
  return picture(
    `${name}: ${columns.name} across from ${across[0]} to ${across.at(-1)}, ${rows.name} down from ${down[0]} to ${down.at(-1)}.`,
    top + height + 18,
    [...cells, ...labels],
    {
      caption: `${name}: ${rows.name} down, ${columns.name} across`,
      head: [`${rows.name} \\ ${columns.name}`, ...across],
      rows: outcomes.map((values, r) => [down[r] ?? "", ...values.map(write)]),
    },
  );
}

/** Of the letters of a picture, in its own units. */
const LETTER_WIDTH = 6;
const LETTER_HEIGHT = 12;
const widest = (labels: readonly string[]) => LETTER_WIDTH * Math.max(...labels.map(({ length }) => length));

/** Which labels of an axis are written: all where they have room, and else those at its ends. */
const labelled = (labels: readonly string[], room: boolean) =>
  labels.map((_, i) => i).filter((i) => room || i === 0 || i === labels.length - 1);

/** The names of marks, over them and within the picture; those that would lie over each other stand together. */
function namesOf(marks: readonly { name: string; at: number }[], y: number): SVGElement[] {
  const half = (label: string) => (label.length * LETTER) / 2;
  const labels: { label: string; from: number; to: number; at: number }[] = [];
  for (const { name, at } of marks) {
    let next = { label: name, from: at, to: at, at };
    for (
      let before = labels.at(-1);
      before && before.at + half(before.label) + LETTER > next.at - half(next.label);
      before = labels.at(-1)
    ) {
      labels.pop();
      const { from } = before;
      next = { ...next, label: `${before.label}, ${next.label}`, from, at: (from + next.to) / 2 };
    }
    labels.push(next);
  }
  return labels.map(({ label, at }) => {
    const room = Math.max(10, half(label));
    return text(Math.min(WIDTH - room, Math.max(room, at)), y, label, "middle");
  });
}

/** Where the label at an end of the axis stands: within the picture. */
const edgeOf = (index: number, left: number) =>
  index === 0 ? ([left, "start"] as const) : ([WIDTH, "end"] as const);

/** What stands under both ends of an axis. */
const ends = (least: number, most: number, y: number, write: Write, left = 0) => [
  text(left, y, write(least)),
  text(WIDTH, y, write(most), "end"),
];

/** A label in the middle of its mark, but not beyond the picture. */
/** As wide as a letter of a label is, about. */
const LETTER = 6.5;
