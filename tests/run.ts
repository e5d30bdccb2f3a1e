/**
 * `npm test`: vitest, and its own options behind `--`; without any, the tests of the browser and all others at the same
 * time. `--seeds 300` runs the property tests alone, each with 300 seeds instead of one; vitest refuses options that it
 * doesn't know, so this one goes to support/fast-check.ts as a variable.
 */
import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const args = process.argv.slice(2);
const env = { ...process.env };

const at = args.findIndex((arg) => /^--seeds(=|$)/.test(arg));
if (at >= 0) {
  const seeds = args[at]!.includes("=") ? args[at]!.split("=")[1]! : args[at + 1];
  if (!/^[1-9]\d*$/.test(seeds ?? "")) {
    console.error("How many seeds? For example: npm test -- --seeds 300");
    process.exit(1);
  }
  args.splice(at, args[at]!.includes("=") ? 1 : 2);
  env.PROPERTY_SEEDS = seeds;
  // So many runs take as long as they take.
  args.push("--testTimeout", "0");
  if (!args.some((arg) => arg.includes("tests/"))) args.unshift(...propertyTests());
}

function propertyTests(): string[] {
  return fs
    .readdirSync(path.join(root, "tests"), { recursive: true, encoding: "utf8" })
    .map((file) => `tests/${file.replaceAll("\\", "/")}`)
    .filter(
      (file) =>
        file.endsWith(".test.ts") &&
        fs.readFileSync(path.join(root, file), "utf8").includes('from "fast-check"'),
    );
}

const vitest = (projects: string[], stdio: StdioOptions): ChildProcess =>
  spawn(
    process.execPath,
    [
      path.join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--config",
      "tests/vitest.config.ts",
      ...projects.flatMap((project) => ["--project", project]),
      ...args,
    ],
    { cwd: root, env, stdio },
  );

const ended = async (run: ChildProcess): Promise<number> => {
  const [status] = (await once(run, "close")) as [number | null];
  return status ?? 1;
};

/** What streams say, from now until they are let go. */
function heard(...streams: Readable[]): { said: Buffer[]; letGo: () => Readable[] } {
  const said: Buffer[] = [];
  const keep = (chunk: Buffer) => void said.push(chunk);
  for (const stream of streams) stream.on("data", keep);
  return { said, letGo: () => streams.map((stream) => stream.off("data", keep)) };
}

if (args.length > 0) process.exit(await ended(vitest([], "inherit")));

// A browser waits a fifth of its time, and leaves a part of the second core: the other tests run beside it. What it says
// comes when they have ended; and once more what failed of theirs, which nobody would look for above it.
if (process.stdout.isTTY) env.FORCE_COLOR ??= "1";
const browser = vitest(["browser"], ["ignore", "pipe", "pipe"]);
const browserEnded = ended(browser);
const aside = heard(browser.stdout!, browser.stderr!);
const others = vitest(["!browser"], ["inherit", "inherit", "pipe"]);
const failures = heard(others.stderr!);
others.stderr!.pipe(process.stderr);
const status = await ended(others);
process.stdout.write(Buffer.concat(aside.said));
for (const stream of aside.letGo()) stream.pipe(process.stdout);
const browserStatus = await browserEnded;
if (status) {
  console.error("\nWithout a browser:");
  process.stderr.write(Buffer.concat(failures.said));
}
process.exit(Math.max(status, browserStatus));
