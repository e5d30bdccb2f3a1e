import { parsers } from "prettier/plugins/markdown";
import { auditPage } from "../../src/audit";
import { readPasted } from "../../src/audit/paste";
import { medians, readable } from "./measure";
import type { Chapter } from "./report";

const ROWS = 5_000;
const MOST_NS = 1e9;

/** A vendor's table: prices before and after, and two claims about them, one row in seven wrong. */
const CELLS = Array.from({ length: ROWS }, (_, k) => {
  const [before, after] = [1000 + k, 400 + (k % 300)];
  const saved = before - after;
  return [
    `Item ${k}`,
    `$${before.toLocaleString("en-US")}`,
    `$${after}`,
    `$${saved.toLocaleString("en-US")}`,
    `${((100 * saved) / before + (k % 7 === 0 ? 1 : 0)).toFixed(1)}%`,
  ];
});
const HEAD = ["Item", "Before", "After", "Savings", "Saved"];
const MARKDOWN = [HEAD, HEAD.map(() => "---"), ...CELLS].map((row) => `| ${row.join(" | ")} |`).join("\n");
const CSV = [HEAD, ...CELLS].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");

/** Reading a pasted table beside a parser of Markdown, and all that the pane does before it shows its proposals. */
export function audit(): Chapter {
  const markdown = parsers.markdown as unknown as { parse(text: string, options: object): unknown };
  const [ours, peer, csv, all] = medians(
    [
      { name: "ours, Markdown", run: () => readPasted(MARKDOWN) },
      { name: "Prettier’s", run: () => markdown.parse(MARKDOWN, {}) },
      { name: "ours, CSV", run: () => readPasted(CSV) },
      { name: "read and proposed", run: () => auditPage(readPasted(MARKDOWN)).claims.length },
    ],
    { rounds: 7 },
  ) as [number, number, number, number];
  const rows = `${ROWS.toLocaleString("en")} pasted rows`;
  return {
    title: "Audit of a pasted table",
    findings: [
      {
        work: `Markdown to cells, ${rows}`,
        measured: `${readable(ours)} (Prettier’s parser ${readable(peer)})`,
        ratio: `${(ours / peer).toFixed(2)}× the parser`,
        goal: "≤ the parser",
        met: ours <= peer,
      },
      {
        work: `CSV to cells, ${rows}`,
        measured: readable(csv),
        ratio: `${(csv / ours).toFixed(2)}× Markdown`,
      },
      {
        work: `Read, columns proposed, every claim judged, ${rows}`,
        measured: `${readable(all)} (${readable(all / ROWS)} a row)`,
        ratio: `${(all / ours).toFixed(1)}× the reading`,
        goal: "≤ 1 s",
        met: all <= MOST_NS,
      },
    ],
  };
}
