import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import webpack from "webpack";
import WebpackDevServer from "webpack-dev-server";
import { excelServer } from "../../src/tools/excel-server";

it("npm run excel serves what was built, to localhost by name only, with the headers of the rules", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "excel-"));
  fs.writeFileSync(path.join(folder, "entry.js"), "f();");
  fs.writeFileSync(path.join(folder, ".env"), "KEY=1");
  fs.symlinkSync(path.join(folder, "entry.js"), path.join(folder, "link.js"));
  const compiler = webpack({
    mode: "development",
    context: folder,
    entry: { functions: "./entry.js" },
    output: { path: folder },
  });
  const server = new WebpackDevServer({ ...excelServer(0, "http"), setupExitSignals: false }, compiler);
  await server.start();
  try {
    // No folder beside what was built, and nothing that a page would have to hear.
    expect(server.options).toMatchObject({ static: false, client: false, hot: false, liveReload: false });
    const { address, port } = server.server!.address() as AddressInfo;
    expect(["127.0.0.1", "::1"]).toContain(address);
    const get = (file: string, host = "localhost") =>
      new Promise<http.IncomingMessage & { body: string }>((resolve, reject) => {
        http
          .get({ host: address, port, path: file, headers: { host } }, (answer) => {
            let body = "";
            answer.setEncoding("utf8").on("data", (part: string) => (body += part));
            answer.on("end", () => resolve(Object.assign(answer, { body })));
          })
          .on("error", reject);
      });
    const script = await get("/functions.js");
    expect(script.statusCode).toBe(200);
    expect(script.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "cache-control": "no-store",
      "content-type": "text/javascript; charset=utf-8",
    });
    // Nothing is injected into the functions' script: their runtime on Windows has no page.
    expect(script.body).toContain("f();");
    expect(script.body).not.toMatch(/webpack-dev-server|webpack\/hot|__webpack_modules__.*hot/);
    for (const file of ["/.env", "/link.js", "/entry.js"])
      expect((await get(file)).statusCode, file).toBe(404);
    for (const host of ["evil.example", "localhost.evil.example"])
      expect((await get("/functions.js", host)).statusCode, host).toBe(403);
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  }
});
