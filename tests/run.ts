/**
 * `npm test`: vitest, and its own options behind `--`. `--seeds 300` runs the property tests alone, each with 300 seeds
 * instead of one; vitest refuses options that it doesn't know, so this one goes to support/fast-check.ts as a variable.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
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

const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
const run = spawnSync(process.execPath, [vitest, "run", "--config", "tests/vitest.config.ts", ...args], {
  cwd: root,
  env,
  stdio: "inherit",
});
process.exit(run.status ?? 1);
