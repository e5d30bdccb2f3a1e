/** Writes the generated parts of README.md: `npm run readme`. A test compares them. */
import fs from "node:fs";
import path from "node:path";
import { readmeWithGeneratedParts } from "./readme-parts";

const root = path.resolve(import.meta.dirname, "../..");
const file = path.join(root, "README.md");
fs.writeFileSync(file, await readmeWithGeneratedParts(root, fs.readFileSync(file, "utf8")));
