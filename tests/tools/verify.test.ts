import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { headersOf, ruleOf } from "../../src/tools/hosting/rules";
import { manifestFor } from "../../src/tools/manifest";
import { verifyCommand } from "../../src/tools/verify/command";
import { getter } from "../../src/tools/verify/get";
import { verify } from "../../src/tools/verify/verify";

const manifest = fs.readFileSync("manifest.xml", "utf8");
const [, id = ""] = /<Id>([^<]+)<\/Id>/.exec(manifest) ?? [];
const OWN = { id, version: "1.2.3" };

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Begins to answer and never ends. */
  hangs?: boolean;
}
type Site = Record<string, Answer>;

const CORS = "Access-Control-Allow-Origin";
/** Some servers allow an origin only to who says it. */
const WHO_ASKS = "(who asks)";

const running: http.Server[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** The add-in under /tools/roi of a local server, as dist/ is served by a host that read its header file, but for one change. */
async function serve(
  change: (site: Site, root: string) => void = () => undefined,
  onHang = (): void => undefined,
) {
  const site: Site = {};
  const server = http.createServer((request, response) => {
    const file = new URL(request.url ?? "/", "http://localhost").pathname.replace("/tools/roi/", "");
    const answer = site[file];
    const headers = { ...answer?.headers };
    if (headers[CORS] === WHO_ASKS) headers[CORS] = request.headers.origin ?? "null";
    response.writeHead(answer?.status ?? 404, headers);
    if (!answer?.hangs) return void response.end(answer?.body);
    response.write("<");
    onHang();
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tools/roi`;
  const put = (file: string, body: string): void => {
    const rule = ruleOf(file);
    const headers = rule ? headersOf(rule) : {};
    // Of these the host tells the type by the name.
    if (file.endsWith(".png")) headers["Content-Type"] = "image/png";
    if (file.startsWith("pane/")) headers["Content-Type"] = "text/javascript";
    site[file] = { status: 200, headers, body };
  };
  const xml = manifestFor(manifest, { origin: root, version: OWN.version });
  put("manifest.xml", xml);
  for (const [, icon] of xml.matchAll(new RegExp(`"${root}/(assets/[^"]+)"`, "g"))) put(icon!, "png");
  put("functions.json", JSON.stringify({ functions: [{ id: "ROI_A" }, { id: "ROI_B" }] }));
  put("functions.js", 'CustomFunctions.associate("ROI_A",a);CustomFunctions.associate("ROI_B",b);');
  put("functions.html", '<script src="functions.js"></script>');
  put("taskpane.html", "<script defer src=pane/taskpane.0123abcd.js></script>");
  put("help.html", '<link rel="stylesheet" href="help.css" /><p>2 functions, version 1.2.3.</p>');
  put("help.css", "p { margin: 0 }");
  put("pane/taskpane.0123abcd.js", "run();");
  change(site, root);
  return root;
}

describe("verify", () => {
  it("finds no fault where everything is served as the header files say, and lists every file", async () => {
    const { lines, faults } = await verify(await serve(), OWN, getter());
    expect(faults).toEqual([]);
    expect(lines.map(({ file }) => file)).toEqual(
      expect.arrayContaining(["manifest.xml", "functions.json", "help.css", "pane/taskpane.0123abcd.js"]),
    );
    expect(lines.find(({ file }) => file === "functions.json")).toMatchObject({
      reachable: { shown: "yes" },
      checks: {
        type: { shown: "application/json" },
        CORS: { shown: "*" },
        cache: { shown: "public, max-age=300" },
      },
    });
    expect(lines.find(({ file }) => file === "taskpane.html")?.checks.policy).toEqual({ shown: "header" });
    expect(lines.find(({ file }) => file === "help.html")?.version).toEqual({ shown: "1.2.3" });
  });

  it("takes a host that sets no headers, where the page itself has the policy", async () => {
    const root = await serve((site) => {
      const page = site["taskpane.html"]!;
      delete page.headers["Content-Security-Policy"];
      page.body = `<meta http-equiv=Content-Security-Policy content="script-src 'self'">${page.body}`;
    });
    expect((await verify(root, OWN, getter())).faults).toEqual([]);
  });

  const faults: [string, (site: Site, root: string) => void, string | RegExp][] = [
    ["a missing file", (s) => delete s["functions.html"], "functions.html is answered with 404"],
    [
      "a missing pane script",
      (s) => delete s["pane/taskpane.0123abcd.js"],
      /^pane\/taskpane.* answered with 404$/,
    ],
    [
      "no CORS for the metadata",
      (s) => without(s, "functions.json", CORS),
      "functions.json needs Access-Control-Allow-Origin: *, or every function is #NAME? in Excel on the web",
    ],
    ["no CORS for the script", (s) => without(s, "functions.js", CORS), /^functions.js needs Access-Control/],
    [
      "CORS for somebody else",
      (s) => set(s, "functions.json", CORS, "https://a.example"),
      /^functions.json needs Access-Control/,
    ],
    [
      "a wrong type",
      (s) => set(s, "functions.json", "Content-Type", "text/plain"),
      "functions.json is served as text/plain, not as application/json",
    ],
    [
      "a picture that is a page",
      (s) => set(s, "assets/icon-32.png", "Content-Type", "text/html"),
      "assets/icon-32.png is served as text/html, not as image/png",
    ],
    [
      "a cache of a year",
      (s) => set(s, "functions.js", "Cache-Control", "max-age=31536000"),
      "functions.js needs a Cache-Control of at most a day, or people keep an old version beside a new one",
    ],
    [
      "a cache of a second more than a day",
      (s) => set(s, "functions.js", "Cache-Control", "max-age=86401"),
      /^functions.js needs a Cache-Control/,
    ],
    [
      "no cache time",
      (s) => without(s, "taskpane.html", "Cache-Control"),
      /^taskpane.html needs a Cache-Control/,
    ],
    [
      "no policy",
      (s) => without(s, "help.html", "Content-Security-Policy"),
      "help.html has no content security policy",
    ],
    [
      "an open policy",
      (s) => set(s, "help.html", "Content-Security-Policy", "script-src 'self' 'unsafe-inline'"),
      "help.html has a content security policy that lets scripts in that anybody put into the page",
    ],
    [
      "a policy without office.js",
      (s) => set(s, "taskpane.html", "Content-Security-Policy", "default-src 'self'"),
      "taskpane.html has a content security policy that keeps office.js out",
    ],
    [
      "frames forbidden",
      (s) => set(s, "taskpane.html", "X-Frame-Options", "SAMEORIGIN"),
      "taskpane.html has X-Frame-Options, which keeps Excel on the web from showing it",
    ],
    [
      "frames of its own only",
      (s) => set(s, "taskpane.html", "Content-Security-Policy", "frame-ancestors 'self'"),
      "taskpane.html has frame-ancestors, which keep Excel on the web from showing it",
    ],
    ["an empty file", (s) => (s["help.css"]!.body = ""), "help.css is empty"],
    [
      "a help page of another version",
      (s) => (s["help.html"]!.body = "version 1.2.2"),
      "help.html is version 1.2.2, not 1.2.3",
    ],
    [
      "a manifest of another version",
      (s) => replace(s, "manifest.xml", "1.2.3.0", "1.2.4.0"),
      "manifest.xml is version 1.2.4, not 1.2.3",
    ],
    [
      "a manifest for another address",
      (s, root) => replace(s, "manifest.xml", `${root}/functions.json`, "https://old.example/functions.json"),
      /^manifest.xml names https:\/\/old.example\/functions.json, which isn't below/,
    ],
    [
      "a function without code",
      (s) => replace(s, "functions.js", '"ROI_B"', '"ROI_C"'),
      "functions.js doesn't register ROI_B, which functions.json lists",
    ],
    [
      "metadata that is none",
      (s) => (s["functions.json"]!.body = "<html>"),
      "functions.json isn't a list of functions",
    ],
  ];
  it.each(faults)("says so of %s, and of nothing else", async (_, change, expected) => {
    const found = (await verify(await serve(change), OWN, getter())).faults;
    expect(found).toHaveLength(1);
    if (typeof expected === "string") expect(found[0]).toBe(expected);
    else expect(found[0]).toMatch(expected);
  });

  it("gives up on a server that begins to answer and never ends, and goes on with the next file", async () => {
    let last = new AbortController();
    const limit = () => (last = new AbortController()).signal;
    const root = await serve(
      (s) => (s["help.html"]!.hangs = true),
      () => last.abort(),
    );
    const { lines, faults: found } = await verify(root, OWN, getter(limit));
    expect(found).toEqual(["help.html can't be reached: no full answer within 20 s"]);
    expect(lines.length).toBeGreaterThan(10);
  });

  it("refuses an address that isn't ours, isn't there, or is none", async () => {
    const other = await serve((s) => replace(s, "manifest.xml", id, "05c2e1c9-3e1d-406e-9a91-e9ac64854143"));
    await expect(verify(other, OWN, getter())).rejects.toThrow(/isn't this add-in's/);
    const nothing = await serve((s) => delete s["manifest.xml"]);
    await expect(verify(nothing, OWN, getter())).rejects.toThrow(/manifest\.xml: 404/);
    const [gone] = [await serve()];
    for (const server of running.splice(0)) await new Promise((resolve) => server.close(resolve));
    await expect(verify(gone, OWN, getter())).rejects.toThrow(/can't be reached: ECONNREFUSED/);
    await expect(verify("roi.example.com", OWN, getter())).rejects.toThrow(/must look like https/);
  });

  async function command(...args: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await verifyCommand(args, OWN, {
      log: (line) => out.push(line),
      error: (line) => err.push(line),
    });
    return { code, out: out.join("\n").split("\n"), err };
  }

  it("as a command: a table of every file, and whether all is well", async () => {
    const { code, out, err } = await command(await serve());
    expect([code, err]).toEqual([0, []]);
    expect(out[0]).toMatch(/^file +reachable +version +type +CORS +cache +policy +size$/);
    expect(out[1]).toMatch(/^-+( {2}-+){7}$/);
    expect(out[1]!.indexOf("  ") + 2).toBe(out[0]!.indexOf("reachable"));
    const at = (title: string) => out[0]!.indexOf(title);
    for (const line of out.slice(2, -1)) expect(line).toMatch(/ [\d,]+ B$/);
    const help = out.find((line) => line.startsWith("help.html"))!;
    expect(help.slice(at("reachable"), at("reachable") + 3)).toBe("yes");
    expect(help.slice(at("version"), at("version") + 5)).toBe("1.2.3");
    expect(help).toMatch(/ 75 B$/);
    expect(out.at(-1)).toMatch(/^All 1[0-9] files are served as Excel needs them\.$/);
    expect(out).toHaveLength(3 + Number(/\d+/.exec(out.at(-1)!)![0]));
  });

  it("as a command: faults marked in the table, then one by one, and the exit code of a failure", async () => {
    const { code, out, err } = await command(await serve((s) => (s["help.css"]!.body = "")));
    expect([code, err]).toEqual([1, ["✗ help.css is empty"]]);
    expect(out.find((line) => line.startsWith("help.css"))).toMatch(/ ✗ 0 B$/);
    expect(out.at(-1)).toBe("1 fault(s).");
    for (const args of [[], ["https://a.example", "b"]])
      expect(await command(...args)).toMatchObject({ code: 1, err: [expect.stringMatching(/^Usage: /)] });
    expect(await command("roi.example.com")).toMatchObject({
      code: 1,
      err: [expect.stringMatching(/must look like https/)],
    });
  });

  it.each([
    ["functions.js", "Content-Type", "application/javascript"],
    ["functions.js", "Content-Type", "application/x-javascript"],
    ["functions.js", "Content-Type", "Text/JavaScript;charset=utf-8"],
    ["manifest.xml", "Content-Type", "text/xml"],
    ["functions.js", "Cache-Control", "max-age=86400"],
    ["functions.js", "Cache-Control", "no-cache"],
    ["functions.json", CORS, "https://excel.officeapps.live.com"],
    ["functions.json", CORS, WHO_ASKS],
    ["taskpane.html", "Content-Security-Policy", "script-src *; frame-ancestors *"],
    [
      "taskpane.html",
      "Content-Security-Policy",
      "default-src https:; frame-ancestors https://*.officeapps.live.com",
    ],
  ])("takes %s with %s: %s", async (file, header, value) => {
    expect((await verify(await serve((s) => set(s, file, header, value)), OWN, getter())).faults).toEqual([]);
  });

  it("wants HTTPS anywhere but on this machine", async () => {
    const local = await serve();
    const away = local.replace("127.0.0.1", "roi.example");
    const get = getter();
    const found = await verify(away, OWN, async (url) => {
      const answer = await get(url.replace(away, local));
      return "body" in answer
        ? { ...answer, body: Buffer.from(String(answer.body).replaceAll(local, away)) }
        : answer;
    });
    expect(found.faults).toEqual(["Excel loads add-ins over HTTPS only."]);
  });
});

function set(site: Site, file: string, header: string, value: string): void {
  site[file]!.headers[header] = value;
}
function without(site: Site, file: string, header: string): void {
  delete site[file]!.headers[header];
}
function replace(site: Site, file: string, from: string, to: string): void {
  site[file]!.body = site[file]!.body.replace(from, to);
}
