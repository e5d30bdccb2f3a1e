import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { headerFiles, nginx } from "../../src/tools/hosting/header-files";
import { placeOf } from "../../src/tools/hosting/origin";
import { CONTENT_SECURITY_POLICY } from "../../src/tools/hosting/policy";
import { headersOf, RULES, ruleOf } from "../../src/tools/hosting/rules";
import { noticeOf } from "../../src/tools/notices";

const POLICY_OF = (text: string) =>
  /http-equiv="?Content-Security-Policy"? content="([^"]*)"/.exec(text)?.[1];

describe("the rules", () => {
  const files = fs
    .readdirSync("dist", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative("dist", path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  const asked = files.filter((file) => !file.endsWith(".map") && !(file in headerFiles("")));

  it("every file that somebody asks for has one rule, and every rule has files", () => {
    expect(asked.length).toBeGreaterThan(20);
    for (const file of asked)
      expect(
        RULES.filter(({ path: p }) => ruleMatches(p, file)).map(({ path: p }) => p),
        file,
      ).toHaveLength(1);
    for (const rule of RULES)
      expect(
        asked.some((file) => ruleOf(file) === rule),
        rule.path,
      ).toBe(true);
  });

  it("what is kept for a year carries a hash in its name", () => {
    const kept = asked.filter((file) => /max-age=31536000/.test(headersOf(ruleOf(file)!)["Cache-Control"]!));
    expect(kept.length).toBeGreaterThan(1);
    for (const file of kept) expect(file).toMatch(/\.[0-9a-f]{8}\.(js|css)$/);
  });

  it("the policy lets nothing inline in, nothing evaluated, and office.js", () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*(;|$| )|data:;.*script/);
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    for (const page of ["taskpane.html", "help.html"])
      expect(POLICY_OF(fs.readFileSync(`dist/${page}`, "utf8"))?.replaceAll("&#39;", "'"), page).toBe(
        CONTENT_SECURITY_POLICY,
      );
  });
});

function ruleMatches(rule: string, file: string): boolean {
  return rule.endsWith("*") ? file.startsWith(rule.slice(0, -1)) : rule === file;
}

describe("the header files", () => {
  const files = headerFiles("/tools/roi");

  it("say the same to every host", () => {
    const netlify = new Map(
      files
        ._headers!.trim()
        .split("\n\n")
        .map((block) => {
          const [address = "", ...lines] = block.split("\n");
          return [
            address,
            Object.fromEntries(
              lines.map((l) =>
                l
                  .trim()
                  .split(/: (.*)/)
                  .slice(0, 2),
              ),
            ),
          ] as const;
        }),
    );
    const azure = (
      JSON.parse(files["staticwebapp.config.json"]!) as { routes: { route: string; headers: object }[] }
    ).routes;
    const vercel = (
      JSON.parse(files["vercel.json"]!) as {
        headers: { source: string; headers: { key: string; value: string }[] }[];
      }
    ).headers;
    for (const rule of RULES) {
      const address = `/tools/roi/${rule.path}`;
      const wanted = headersOf(rule);
      expect(netlify.get(address), address).toEqual(wanted);
      expect(azure.find(({ route }) => route === address)?.headers, address).toEqual(wanted);
      const source = address.replace("*", "(.*)");
      const found = vercel
        .find((one) => one.source === source)
        ?.headers.map(({ key, value }) => [key, value]);
      expect(Object.fromEntries(found ?? []), address).toEqual(wanted);
    }
    // Cloudflare Pages serves page.html under /page.
    expect(netlify.get("/tools/roi/taskpane")).toEqual(netlify.get("/tools/roi/taskpane.html"));
    expect(files._headers!.split("\n").every((line) => line.length < 2000)).toBe(true);
  });

  it("lie in dist/ for the root of a site, and nginx is told the same", () => {
    for (const [name, text] of Object.entries(headerFiles("")))
      expect(fs.readFileSync(`dist/${name}`, "utf8")).toBe(text);
    expect(nginx("/roi")).toContain("location = /roi/functions.json {");
    expect(nginx("/roi")).toContain('  add_header Access-Control-Allow-Origin "*";');
    expect(nginx("")).toContain("location /pane/ {");
  });
});

it("an origin is a site and a path below it", () => {
  expect(placeOf("https://roi.example.com/")).toEqual({ site: "https://roi.example.com", base: "" });
  expect(placeOf("https://example.com:8443/a/b-c/")).toEqual({
    site: "https://example.com:8443",
    base: "/a/b-c",
  });
});

describe("notices", () => {
  it("name what the pane's scripts contain, with its licence", () => {
    const text = fs.readFileSync("dist/notices.txt", "utf8");
    const named = [...text.matchAll(/^-{72}\n(\S+) \S+ \(([^)]+)\)$/gm)].map(([, name]) => name);
    expect(named).toEqual([
      "@fluentui/tokens",
      "@fluentui/web-components",
      "@microsoft/fast-element",
      "tslib",
      "webpack",
    ]);
    expect(text.match(/Permission is hereby granted|Permission to use, copy, modify/g)?.length).toBe(
      named.length,
    );
  });

  it("refuse a package without a licence", () => {
    const folder = fs.mkdtempSync(path.join(fs.realpathSync(process.env.TMPDIR ?? "/tmp"), "package-"));
    const say = (about: object) => fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify(about));
    say({ name: "secretive", version: "1.0.0" });
    expect(() => noticeOf(folder)).toThrow(/secretive is bundled, but says no licence/);
    say({ name: "open", version: "1.0.0", license: "MIT", author: { name: "Ann" } });
    expect(noticeOf(folder)).toMatch(
      /^-{72}\nopen 1\.0\.0 \(MIT\)\n\nMIT License\n\nCopyright \(c\) Ann\n[^]* IN THE SOFTWARE\.$/,
    );
    say({ name: "older", version: "2.0.0" });
    fs.writeFileSync(path.join(folder, "LICENCE.md"), "\r\nDo as you\r\nplease.\r\n");
    expect(noticeOf(folder)).toBe(`${"-".repeat(72)}\nolder 2.0.0 (see below)\n\nDo as you\nplease.`);
    fs.rmSync(folder, { recursive: true });
  });
});
