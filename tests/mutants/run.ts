/**
 * `npm run mutants -- ROOM [--count N] [--seed S]`: how much of what can go wrong in a room do the tests notice? Makes N
 * random single changes that type-check, one at a time and in memory, and runs over each those of the room's tests that
 * come through the changed function (suite.ts). What those of the pane don't notice is built, and the browser's tests that
 * come through the changed function run over it (pane.ts). Prints what went unnoticed; exit 1 where that is more than one
 * in ten. A survivor that changes nothing a caller could see is named in unseen.json with the reason, by the line that it
 * stands in, and doesn't count.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { findChromium } from "../../src/tools/chromium";
import type { Change } from "./changes";
import { Pane } from "./pane";
import { Project } from "./project";
import { Suite } from "./suite";

/** Which tests look at a room; its own first. They see the sources: what looks at a build is the pane's matter. */
const ROOMS: Record<string, string[]> = {
  audit: ["audit"],
  core: ["core", "functions", "audit"],
  engine: ["engine", "tools/compute"],
  evidence: ["evidence", "templates"],
  excel: ["excel"],
  export: ["export"],
  functions: ["functions"],
  help: ["help"],
  imports: ["imports"],
  sheets: ["sheets", "templates", "export"],
  taskpane: ["taskpane", "excel/model-runs", "excel/claims"],
  templates: ["templates", "export", "taskpane"],
  tools: ["tools", "help"],
};
/** Below this share of changes noticed the tests of a room are not a net. */
const ENOUGH = 0.9;

interface Unseen {
  file: string;
  /** The whole line, trimmed, in which the change stands. */
  line: string;
  to: string;
  why: string;
}

const root = path.resolve(import.meta.dirname, "../..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
  },
});
const [room = ""] = positionals;
const count = Number(values.count);
const seed = Number(values.seed);
const tested = ROOMS[room];
if (!tested || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error(
    `Usage: npm run mutants -- ROOM [--count N] [--seed S]\n\nROOM is one of ${Object.keys(ROOMS).join(", ")}.`,
  );
  process.exit(2);
}

/** The same order for the same seed (mulberry32). */
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(all: readonly T[]): T[] {
  const next = random(seed);
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** One that the room's tests were asked about. */
interface Tried {
  file: string;
  after: string;
  change: Change;
  what: string;
  by: string | undefined;
}

const opened = <T>(suite: Promise<T>): Promise<T> =>
  suite.catch((error: Error) => {
    console.error(`The tests of ${room} fail without any change: ${error.message}`);
    process.exit(2);
  });
const said = (n: number, { by, change, what }: Tried) =>
  console.log(
    `${String(n).padStart(3)} ${by ? "caught  " : "SURVIVED"} ${change.kind.padEnd(10)} ${what}${by ? `  (${by})` : ""}`,
  );

const suite = await opened(Suite.open(root, room, tested));
const unseen = JSON.parse(fs.readFileSync(path.join(root, "tests/mutants/unseen.json"), "utf8")) as Unseen[];
const project = new Project(root);
const all: Tried[] = [];
let changesNothing = 0;
for (const { file, change } of shuffled(project.changes(room))) {
  if (all.length === count) break;
  const before = fs.readFileSync(file, "utf8");
  const after = project.with(file, change);
  if (after === undefined) continue;
  const name = path.relative(root, file);
  const number = before.slice(0, change.start).split("\n").length;
  const line = before.split("\n")[number - 1]!.trim();
  if (unseen.some((one) => one.file === name && one.line === line && one.to === change.text)) {
    changesNothing++;
    continue;
  }
  const what = `${name}:${number}  ${before.slice(change.start, change.end).replace(/\s+/g, " ")} → ${change.text || "nothing"}`;
  const one = { file, after, change, what, by: await suite.catching(file, after, change.start) };
  said(all.push(one), one);
}
await suite.close();

const survived = () => all.filter(({ by }) => by === undefined);
if (room === "taskpane" && survived().length > 0) {
  if (findChromium()) {
    console.log("\nWhat survived, in the browser:");
    const pane = await opened(Pane.open(root, room));
    for (const one of survived()) {
      one.by = await pane.catching(one.file, one.after, one.change.start);
      said(all.indexOf(one) + 1, one);
    }
    await pane.close();
  } else console.log("\nNo browser was found: what only its tests would notice has survived.");
}

console.log(
  `\n${room}, seed ${seed}: ${all.length - survived().length} of ${all.length} caught, ${changesNothing} that change nothing left aside`,
);
for (const kind of new Set(all.map(({ change }) => change.kind))) {
  const tried = all.filter(({ change }) => change.kind === kind);
  console.log(`  ${kind.padEnd(10)} ${tried.filter(({ by }) => by).length} of ${tried.length}`);
}
for (const { what } of survived()) console.log(`  unnoticed: ${what}`);
process.exit(all.length > 0 && survived().length <= all.length * (1 - ENOUGH) ? 0 : 1);
