/**
 * `npm run mutants -- ROOM [--count N] [--seed S]`: how much of what can go wrong in a room do the tests notice? Makes N
 * random single changes that type-check, one at a time and in memory, and runs over each those of the room's tests that
 * import the changed file. Prints what went unnoticed; exit 1 where that is more than one in ten. A survivor that changes
 * nothing a caller could see is named in unseen.json with the reason, by the line that it stands in, and doesn't count.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Project } from "./project";
import { Suite } from "./suite";

/** Which tests look at a room; its own first. They see the sources: what only looks at dist/ notices nothing. */
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

const suite = await Suite.open(root, tested).catch((error: Error) => {
  console.error(`The tests of ${room} fail without any change: ${error.message}`);
  process.exit(2);
});
const unseen = JSON.parse(fs.readFileSync(path.join(root, "tests/mutants/unseen.json"), "utf8")) as Unseen[];
const project = new Project(root);
const kinds = new Map<string, { tried: number; caught: number }>();
const survivors: string[] = [];
let tried = 0;
let changesNothing = 0;
for (const { file, change } of shuffled(project.changes(room))) {
  if (tried === count) break;
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
  tried++;
  const by = await suite.catching(file, after);
  const kind = kinds.get(change.kind) ?? { tried: 0, caught: 0 };
  kinds.set(change.kind, { tried: kind.tried + 1, caught: kind.caught + Number(by !== undefined) });
  const what = `${name}:${number}  ${before.slice(change.start, change.end).replace(/\s+/g, " ")} → ${change.text || "nothing"}`;
  console.log(
    `${String(tried).padStart(3)} ${by ? "caught  " : "SURVIVED"} ${change.kind.padEnd(10)} ${what}${by ? `  (${by})` : ""}`,
  );
  if (by === undefined) survivors.push(what);
}

await suite.close();

console.log(
  `\n${room}, seed ${seed}: ${tried - survivors.length} of ${tried} caught, ${changesNothing} that change nothing left aside`,
);
for (const [kind, { tried, caught }] of kinds) console.log(`  ${kind.padEnd(10)} ${caught} of ${tried}`);
for (const one of survivors) console.log(`  unnoticed: ${one}`);
process.exit(tried > 0 && survivors.length <= tried * (1 - ENOUGH) ? 0 : 1);
