import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Chapter, Finding } from "./report";

const DIST = "dist";
const KB = 1024;

/** How large the add-in is as users load it; a development build is not measured. */
export function size(): Chapter {
  const pane = files("pane", ".js");
  const first = pane.filter((name) => /^taskpane\b/.test(path.basename(name)));
  return {
    title: "Size",
    findings: [
      finding("functions.js", ["functions.js"], 18 * KB),
      finding("the pane's first view", first, 70 * KB),
      finding(
        "what its other views and the templates add",
        pane.filter((name) => !first.includes(name)),
      ),
    ],
  };
}

const files = (folder: string, ending: string): string[] =>
  existsSync(path.join(DIST, folder))
    ? readdirSync(path.join(DIST, folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => path.join(folder, name))
    : [];

function finding(what: string, names: string[], limit?: number): Finding {
  const texts = names
    .map((name) => path.join(DIST, name))
    .filter(existsSync)
    .map((file) => readFileSync(file));
  const minified = texts.length > 0 && texts.every((text) => text.toString().split("\n").length < 20);
  if (!minified) return { work: `${what}, gzip`, measured: "no production build: npm run build" };
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  return {
    work: `${what}, gzip`,
    measured: `${bytes.toLocaleString("en")} bytes`,
    ...(limit && { goal: `≤ ${limit / KB} KB`, met: bytes <= limit }),
  };
}
