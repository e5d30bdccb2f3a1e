import fs from "node:fs";
import path from "node:path";
import { verifyCommand } from "./command";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const [, id = ""] = /<Id>([^<]+)<\/Id>/.exec(read("manifest.xml")) ?? [];
const { version } = JSON.parse(read("package.json")) as { version: string };

process.exitCode = await verifyCommand(process.argv.slice(2), { id, version }, console);
