import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { readFeatures } from "../../src/excel/talk/features";
import { manifestFor } from "../../src/tools/manifest";

const manifest = fs.readFileSync("manifest.xml", "utf8");
const version = (JSON.parse(fs.readFileSync("package.json", "utf8")) as { version: string }).version;

/** Width and height of a PNG, from its header. */
function pngSize(file: string): { width: number; height: number } {
  const bytes = fs.readFileSync(file);
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

describe("manifest", () => {
  it("has no Namespace element and no string for one", () => {
    expect(manifest.replace(/<!--.*?-->/gs, "")).not.toMatch(/namespace[ >]|resid="[^"]*namespace/i);
  });

  it("carries the package's version", () => {
    expect(manifest).toContain(`<Version>${version}.0</Version>`);
  });

  it("refers to resources that it defines, and defines none in vain", () => {
    const defined = [...manifest.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map((m) => m[1]);
    const used = [...manifest.matchAll(/resid="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(used)).toEqual(new Set(defined));
  });

  it("names icons that exist in their stated sizes", () => {
    const icons = [...manifest.matchAll(/https:\/\/localhost:3000\/(assets\/[\w/]+-(\d+)\.png)/g)];
    expect(icons.length).toBeGreaterThan(0);
    for (const [, file = "", size] of icons)
      expect(pngSize(file)).toEqual({ width: Number(size), height: Number(size) });
    for (const size of [16, 32, 64, 80, 128])
      expect(pngSize(`assets/icon-${size}.png`)).toEqual({ width: size, height: size });
  });

  it("keeps short strings within 125 and long ones within 250 characters", () => {
    const part = (name: string) => manifest.split(`<bt:${name}>`)[1]?.split(`</bt:${name}>`)[0] ?? "";
    const values = (text: string) => [...text.matchAll(/DefaultValue="([^"]*)"/g)].map((m) => m[1] ?? "");
    for (const text of values(part("ShortStrings"))) expect(text.length).toBeLessThanOrEqual(125);
    for (const text of values(part("LongStrings"))) expect(text.length).toBeLessThanOrEqual(250);
  });

  it("has one button, which opens the pane", () => {
    // A second one with an address of its own would reload the pane and cut short what runs in it.
    expect([...manifest.matchAll(/<Control /g)]).toHaveLength(1);
    const panes = [...manifest.matchAll(/DefaultValue="([^"]*taskpane[^"]*)"/g)].map((m) => m[1]);
    expect(new Set(panes)).toEqual(new Set(["https://localhost:3000/taskpane.html"]));
  });

  it("asks for the requirement set without which nothing is inserted", () => {
    const [, asked = ""] = /<Set Name="ExcelApi" MinVersion="1\.(\d+)"/.exec(manifest) ?? [];
    const upTo = (most: number) =>
      readFeatures((_set, version) => Number(version.split(".")[1]) <= most).base;
    expect([upTo(Number(asked)), upTo(Number(asked) - 1)]).toEqual([true, false]);
  });

  it("is rewritten for another origin and version", () => {
    const built = manifestFor(manifest, { origin: "https://roi.example.com", version: "2.3.4" });
    expect(built).not.toContain("localhost");
    expect(built).toContain("<Version>2.3.4.0</Version>");
    expect(built).toContain('DefaultValue="https://roi.example.com/functions.js"');
  });

  it("is rewritten for a folder of a site: every address has its path, and the domain none", () => {
    const built = manifestFor(manifest, { origin: "https://example.com/tools/roi/", version });
    expect(built).toContain("<AppDomain>https://example.com</AppDomain>");
    const addresses = [...built.matchAll(/"(https:\/\/(?!schemas)[^"]+)"/g)].map((m) => m[1]!);
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/example\.com\/tools\/roi\/[^/]/);
  });

  it("refuses an origin that is none", () => {
    const none = [
      "roi.example.com",
      'https://a"b',
      "",
      "https://a/b?c",
      "https://a/../b",
      "https://a/b c",
      "ftp://a",
    ];
    for (const origin of none) expect(() => manifestFor(manifest, { origin, version })).toThrow(/origin/);
  });
});
