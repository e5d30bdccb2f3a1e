import { spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { addInFiles, addInProblem } from "../../../src/workbench/server/addin";
import { paneForWorkbench } from "../../../src/workbench/server/pane";
import { startServer, type WorkbenchServer } from "../../../src/workbench/server/server";

let server: WorkbenchServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true });
});

const folders: string[] = [];

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "addin-"));
  folders.push(folder);
  return folder;
}

/** A built add-in of somebody else's. */
function otherAddIn(): string {
  const folder = newFolder();
  fs.writeFileSync(path.join(folder, "manifest.xml"), "<OfficeApp/>");
  fs.mkdirSync(path.join(folder, "src"));
  fs.writeFileSync(
    path.join(folder, "src", "pane.html"),
    '<head><script type="module" src="a.js"></script><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script></head>',
  );
  return folder;
}

describe("the pane's page", () => {
  it("gets office.js from here, and the stand-in for Excel before every other script", () => {
    const html =
      '<head>\n<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>\n</head>';
    expect(paneForWorkbench(html, "/shim.js")).toMatch(
      /^<head>\s*<script src="\/shim.js"><\/script>\s*<script src="\/office-js\/office.js"><\/script>\s*<\/head>$/,
    );
    const beta = html.replace("/1/hosted/office.js", "/beta/hosted/office.debug.js");
    expect(paneForWorkbench(beta, "/shim.js")).toContain('src="/office-js/office.js"');
  });

  it("is left alone when it isn't one", () => {
    const html = '<script src="help.js"></script>';
    expect(paneForWorkbench(html, "/shim.js")).toBe(html);
  });
});

describe("the server", () => {
  it("serves the page, office.js and an add-in's folder, and nothing outside", async () => {
    server = await startServer({ port: 0, addin: otherAddIn() });
    const get = async (address: string): Promise<[number, string | null, string]> => {
      const response = await fetch(new URL(address, server?.url));
      return [response.status, response.headers.get("content-type"), await response.text()];
    };
    const [status, type, page] = await get("/");
    expect([status, type]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page).toContain('id="grid"');
    expect((await get("/office-js/office.js"))[2]).toContain("Office");
    expect((await get("/manifest.xml"))[2]).toBe("<OfficeApp/>");
    expect((await get("/src/pane.html"))[2]).toMatch(/shim\.js.*type="module".*office-js/s);
    expect((await get("/nothing.js"))[0]).toBe(404);
    expect((await get("/%2e%2e/%2e%2e/etc/passwd"))[0]).toBe(404);
    expect((await get("/office-js/..%2f..%2f..%2f..%2fpackage.json"))[0]).toBe(404);
  });

  it("serves no dot files and nothing outside through a link, and follows links within", async () => {
    const folder = otherAddIn();
    const elsewhere = newFolder();
    fs.writeFileSync(path.join(elsewhere, "secret.txt"), "secret");
    fs.writeFileSync(path.join(folder, ".env"), "KEY=1");
    fs.mkdirSync(path.join(folder, ".git"));
    fs.writeFileSync(path.join(folder, ".git", "config"), "[core]");
    fs.symlinkSync(path.join(elsewhere, "secret.txt"), path.join(folder, "link.txt"));
    fs.symlinkSync(elsewhere, path.join(folder, "linked"));
    fs.symlinkSync(path.join(folder, "src"), path.join(folder, "within"));
    server = await startServer({ port: 0, addin: folder });
    const status = async (address: string) => (await fetch(new URL(address, server?.url))).status;
    for (const refused of ["/.env", "/.git/config", "/link.txt", "/linked/secret.txt", "/src/..%2f.env"])
      expect(await status(refused), refused).toBe(404);
    expect(await status("/within/pane.html")).toBe(200);
  });

  it("sends a file again only when it has been written anew, and what it puts together every time", async () => {
    const folder = otherAddIn();
    server = await startServer({ port: 0, addin: folder });
    const get = async (address: string, known: string | null) => {
      const headers = known === null ? undefined : { "if-none-match": known };
      const response = await fetch(new URL(address, server?.url), { headers });
      await response.text();
      return { status: response.status, version: response.headers.get("etag") };
    };
    const { version } = await get("/manifest.xml", null);
    expect(version).not.toBeNull();
    expect(await get("/manifest.xml", version)).toEqual({ status: 304, version });
    fs.writeFileSync(path.join(folder, "manifest.xml"), "<OfficeApp></OfficeApp>");
    const anew = await get("/manifest.xml", version);
    expect(anew.status).toBe(200);
    expect(anew.version).not.toBe(version);
    expect(await get("/src/pane.html", version)).toEqual({ status: 200, version: null });
  });

  it("answers to localhost by name only", async () => {
    server = await startServer({ port: 0, addin: otherAddIn() });
    const { port } = new URL(server.url);
    const asked = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        http
          .get({ hostname: "localhost", port, path: "/manifest.xml", headers: { host } }, (r) =>
            resolve(r.resume().statusCode),
          )
          .on("error", reject);
      });
    expect(await asked(`localhost:${port}`)).toBe(200);
    expect(await asked("LOCALHOST")).toBe(200);
    for (const other of [
      "evil.example",
      `evil.example:${port}`,
      "localhost.evil.example",
      `127.0.0.1:${port}`,
    ])
      expect(await asked(other), other).toBe(403);
  });

  it("serves an add-in that is made for a folder of a site, and no other folder", async () => {
    const folder = otherAddIn();
    fs.writeFileSync(
      path.join(folder, "manifest.xml"),
      '<OfficeApp><DefaultSettings><SourceLocation DefaultValue="https://host.example/tools/roi/src/pane.html"/></DefaultSettings></OfficeApp>',
    );
    fs.writeFileSync(path.join(folder, "src", "functions.js"), "f();");
    server = await startServer({ port: 0, addin: path.join(folder, "manifest.xml") });
    const status = async (address: string) => (await fetch(new URL(address, server?.url))).status;
    for (const address of ["/src/functions.js", "/tools/roi/src/functions.js", "/tools/roi/src/pane.html"])
      expect(await status(address), address).toBe(200);
    expect(await status("/elsewhere/src/functions.js")).toBe(404);
    expect(await status("/tools/roi/../../src/.env")).toBe(404);
  });

  it("answers addresses that are none, and goes on", async () => {
    server = await startServer({ port: 0, addin: otherAddIn() });
    for (const address of ["/%E0%A4%A", "//"]) {
      const { hostname, port } = new URL(server.url);
      const status = await new Promise<number | undefined>((resolve, reject) => {
        http
          .get({ hostname, port, path: address }, (r) => resolve(r.resume().statusCode))
          .on("error", reject);
      });
      expect(status, address).toBe(404);
    }
    expect((await fetch(server.url)).status).toBe(200);
  });

  it("takes a project by its folder or its manifest, with the pages that it built into dist/", async () => {
    const folder = otherAddIn();
    fs.mkdirSync(path.join(folder, "dist"));
    fs.writeFileSync(path.join(folder, "dist", "built.js"), "built();");
    const named = path.join(folder, "manifest.dev.xml");
    fs.writeFileSync(named, "<OfficeApp><Id/></OfficeApp>");
    for (const [addin, manifest] of [
      [folder, "<OfficeApp/>"],
      [named, "<OfficeApp><Id/></OfficeApp>"],
    ] as const) {
      server = await startServer({ port: 0, addin });
      const text = async (address: string) => (await fetch(new URL(address, server?.url))).text();
      expect(await text("/manifest.xml")).toBe(manifest);
      expect(await text("/built.js")).toBe("built();");
      expect(await text("/missing.js")).toContain(`${folder} nor in ${path.join(folder, "dist")}`);
      await server.close();
    }
    expect(addInProblem(addInFiles(folder))).toBeUndefined();
    expect(addInProblem(addInFiles(path.join(folder, "nowhere")))).toMatch(/There is no .*manifest\.xml/);
    fs.rmSync(path.join(folder, "manifest.xml"));
    fs.writeFileSync(path.join(folder, "manifest.json"), "{}");
    expect(addInProblem(addInFiles(folder))).toContain("unified manifest");
    expect(addInProblem(addInFiles(path.join(folder, "manifest.json")))).toContain("unified manifest");
  });

  it("makes requests wait for a first build, and tells pages of later ones", async () => {
    let built = (): void => undefined;
    const ready = new Promise<void>((resolve) => (built = resolve));
    server = await startServer({ port: 0, addin: otherAddIn(), ready });
    const events = await fetch(new URL("/workbench/events", server.url));
    let answered = false;
    const page = fetch(server.url).then((r) => {
      answered = true;
      return r.status;
    });
    const reader = events.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(": open\n\n");
    expect(answered).toBe(false);
    built();
    expect(await page).toBe(200);
    server.announce("pane");
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("event: built\ndata: pane\n\n");
    await reader?.cancel();
  });

  it("says when its port is taken", async () => {
    server = await startServer({ port: 0, addin: otherAddIn() });
    const port = Number(new URL(server.url).port);
    await expect(startServer({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("npm start -- --excel", () => {
  it("refuses a name that there isn't, with those that there are", () => {
    const start = path.resolve("src/workbench/server/start.ts");
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", start, "--excel", "2013"], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr.trim()).toBe("There is no Excel “2013” here. Choose one of windows, mac, web, 2021.");
  });

  it("tells the page which one it is", async () => {
    server = await startServer({ port: 0, excel: "web" });
    expect(await (await fetch(server.url)).text()).toContain('<html data-excel="web" lang="en">');
  });
});
