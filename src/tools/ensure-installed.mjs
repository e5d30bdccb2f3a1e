/**
 * Installs the packages when they are missing or older than the lock file, so that `npm start` and `npm test` are each
 * the only command needed on a fresh clone. Plain Node without packages, since none may be there yet.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const time = (file) => fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Phoenix ROI needs Node.js 20.19 or newer; this is ${process.version}. See https://nodejs.org/.`,
  );
  process.exit(1);
}

if (time("node_modules/.package-lock.json") < time("package-lock.json")) {
  console.log("Installing the packages (once, about a minute) …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (run.status !== 0) {
    console.error("The packages could not be installed. Check the network and try again: npm ci");
    process.exit(run.status ?? 1);
  }
  // npm keeps the time of the packed files: note that this lock file is installed.
  fs.utimesSync(path.join(root, "node_modules/.package-lock.json"), new Date(), new Date());
}
