import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Chapter } from "./report";

const BUILT = "dist/functions.js";
const LIMIT = 12 * 1024;

/** How large the functions are as users load them; a development build is not measured. */
export function size(): Chapter {
  const text = existsSync(BUILT) ? readFileSync(BUILT) : Buffer.alloc(0);
  const minified = text.length > 0 && text.toString().split("\n").length < 20;
  const bytes = gzipSync(text, { level: 9 }).length;
  return {
    title: "Size",
    findings: [
      minified
        ? {
            work: "functions.js, gzip",
            measured: `${bytes.toLocaleString("en")} bytes`,
            goal: "≤ 12 KB",
            met: bytes <= LIMIT,
          }
        : { work: "functions.js, gzip", measured: "no production build: npm run build" },
    ],
  };
}
