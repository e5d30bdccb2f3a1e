import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { addInFiles, basePath } from "./addin";
import type { ProfileName } from "../profiles/names";
import { readBelow, type StaticFile } from "./files";
import { paneForWorkbench } from "./pane";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const require = createRequire(import.meta.url);

export interface ServerOptions {
  /** 0 for any free port. */
  port: number;
  /** A built add-in: its folder or its manifest; this project's own dist/ when left out. */
  addin?: string;
  /** Requests wait for this, such as for a first build. */
  ready?: Promise<void>;
  /** Which Excel the page is unless its address names another one (`?excel=web`). */
  excel?: ProfileName;
}

export interface WorkbenchServer {
  url: string;
  /** Tells every open page that a part was built anew. */
  announce(part: "functions" | "pane" | "workbench"): void;
  close(): Promise<void>;
}

/** Serves the workbench's page at /, office.js, and the add-in under the addresses that its manifest names. */
export async function startServer({ port, addin, ready, excel }: ServerOptions): Promise<WorkbenchServer> {
  const shown = addInFiles(addin ?? path.join(root, "dist"));
  const folders = {
    workbench: path.join(root, "dist-workbench"),
    page: path.join(root, "src/workbench/page"),
    officeJs: path.dirname(require.resolve("@microsoft/office-js/dist/office.js")),
  };
  const listeners = new Set<http.ServerResponse>();

  const find = async (address: string): Promise<StaticFile | null> => {
    if (address === "/") {
      const page = await readBelow(folders.page, "index.html");
      if (!page || !excel) return page;
      return { type: page.type, body: String(page.body).replace("<html ", `<html data-excel="${excel}" `) };
    }
    const [, first, ...rest] = address.split("/");
    const below = rest.join("/");
    if (first === "workbench") return readBelow(folders.workbench, below);
    if (first === "office-js") return readBelow(folders.officeJs, below);
    if (address === "/manifest.xml")
      return readBelow(path.dirname(shown.manifest), path.basename(shown.manifest));
    const base = await basePath(shown);
    let file: StaticFile | null = null;
    for (const folder of shown.folders) file ??= await readBelow(folder, address.slice(1));
    if (base && address.startsWith(`${base}/`))
      for (const folder of shown.folders) file ??= await readBelow(folder, address.slice(base.length + 1));
    if (!file?.type.startsWith("text/html")) return file;
    return { type: file.type, body: paneForWorkbench(String(file.body), "/workbench/shim.js") };
  };

  const server = http.createServer((request, response) => {
    // By another name this is a page of somebody else's that had its name lead here.
    if (!/^localhost(:\d+)?$/i.test(request.headers.host ?? "")) {
      response.writeHead(403, { "content-type": "text/plain; charset=utf-8" });
      response.end("The workbench answers to localhost only.\n");
      return;
    }
    const address = addressOf(request);
    if (address === "/workbench/events") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(": open\n\n");
      listeners.add(response);
      request.on("close", () => listeners.delete(response));
      return;
    }
    void Promise.resolve(ready)
      .then(() => (address === null ? null : find(address)))
      .then((file) => {
        if (!file) {
          response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
          response.end(
            `${address ?? "This"} isn't in ${shown.folders.join(" nor in ")}. Is the add-in built?\n`,
          );
          return;
        }
        // Asked for each time, but not sent again: a browser keeps what it has compiled of megabytes of script.
        const headers = {
          "content-type": file.type,
          ...(file.version
            ? { etag: file.version, "cache-control": "no-cache" }
            : { "cache-control": "no-store" }),
        };
        const known = file.version !== undefined && request.headers["if-none-match"] === file.version;
        response.writeHead(known ? 304 : 200, headers);
        response.end(known ? undefined : file.body);
      });
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    announce: (part) => {
      for (const response of listeners) response.write(`event: built\ndata: ${part}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        for (const response of listeners) response.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Null for what is no address, such as one with broken escapes. */
function addressOf(request: http.IncomingMessage): string | null {
  try {
    return decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    return null;
  }
}

/** What is missing for a workbench that builds nothing itself. */
export function missingBuild(addin?: string): string[] {
  const needed = [
    addInFiles(addin ?? path.join(root, "dist")).manifest,
    path.join(root, "dist-workbench", "page.js"),
  ];
  return needed.filter((file) => !fs.existsSync(file));
}
