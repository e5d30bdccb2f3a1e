/** `npm run bench`: prints ratios and writes them to dist/bench.md. Speeds are never tests: they differ by machine. */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadFunctions } from "../support/custom-functions";
import { broadcast } from "./broadcast";
import { asMarkdown, type Chapter } from "./report";

const { functions } = await loadFunctions();
const chapters: Chapter[] = [];
for (const chapter of [() => broadcast(functions)]) {
  const done = chapter();
  chapters.push(done);
  console.log(asMarkdown([done]));
}
mkdirSync("dist", { recursive: true });
writeFileSync(
  "dist/bench.md",
  `# Benchmarks\n\nNode ${process.version}. Medians of interleaved runs.\n\n${asMarkdown(chapters)}`,
);
