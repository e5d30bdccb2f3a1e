import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { replaceGenerated } from "../../src/tools/generated-part";
import { readmeWithGeneratedParts } from "../../src/tools/readme-parts";

describe("README", () => {
  const readme = fs.readFileSync("README.md", "utf8");

  it("lists the functions and templates as they are (npm run readme mends it)", async () => {
    expect(await readmeWithGeneratedParts(process.cwd(), readme)).toBe(readme);
  });

  it("names only scripts, files and pictures that exist", () => {
    const { scripts } = JSON.parse(fs.readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    for (const [, name = ""] of readme.matchAll(/npm run ([a-z:]+)/g)) expect(scripts).toHaveProperty([name]);
    for (const [, file = ""] of readme.matchAll(/`((?:src|tests|assets)\/[^`*]+)`/g))
      expect(fs.existsSync(file), file).toBe(true);
    for (const [, file = ""] of readme.matchAll(/\]\(((?!https?:)[^)#]+)\)/g))
      expect(fs.existsSync(file), file).toBe(true);
  });

  it("refuses to replace a part that isn't there", () => {
    expect(() => replaceGenerated("no marks", "functions", "x")).toThrow(/functions/);
  });
});
