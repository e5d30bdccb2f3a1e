/** `npm run bench`: prints ratios and writes them to dist/bench.md. Speeds are never tests: they differ by machine. */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadFunctions } from "../support/custom-functions";
import { audit } from "./audit";
import { broadcast } from "./broadcast";
import { asMarkdown, type Chapter } from "./report";
import { returns } from "./returns";
import { simulation } from "./simulation";
import { size } from "./size";
import { attributionByRows, uncertainty } from "./uncertainty";
import { workbench } from "./workbench";

const { functions } = await loadFunctions();
const chapters: Chapter[] = [];
for (const measure of [
  size,
  () => broadcast(functions),
  returns,
  attributionByRows,
  simulation,
  uncertainty,
  audit,
  workbench,
]) {
  const chapter = await measure();
  chapters.push(chapter);
  console.log(asMarkdown([chapter]));
}
mkdirSync("dist", { recursive: true });
const heading = `# Benchmarks\n\nNode ${process.version}. Medians of interleaved runs.\n\n`;
writeFileSync("dist/bench.md", heading + asMarkdown(chapters));
