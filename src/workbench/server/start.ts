import { exec } from "node:child_process";
import { parseArgs } from "node:util";
import webpack from "webpack";
import { startServer, type WorkbenchServer } from "./server";

/** `npm start`: builds what the workbench shows, serves it, and shows every change at once. */
const { values } = parseArgs({
  options: {
    "no-open": { type: "boolean", default: false },
    addin: { type: "string" },
  },
});
const port = Number(process.env.PORT ?? 3000);

const started = Date.now();
let built = (): void => undefined;
const firstBuild = new Promise<void>((resolve) => (built = resolve));
build(await listen());

async function listen(): Promise<WorkbenchServer> {
  try {
    return await startServer({ port, ready: firstBuild, ...(values.addin ? { addin: values.addin } : {}) });
  } catch (e) {
    const taken = (e as NodeJS.ErrnoException).code === "EADDRINUSE";
    console.error(
      taken
        ? `Port ${port} is taken. Stop what runs there, or choose another port: PORT=${port + 1} npm start`
        : `The workbench can't listen on port ${port}: ${(e as Error).message}`,
    );
    process.exit(1);
  }
}

function build(workbench: WorkbenchServer): void {
  console.log("Building the workbench…");
  void configurations(workbench.url).then((configs) => {
    let ready = false;
    const hashes = new Map<string, string>();
    webpack(configs).watch({ aggregateTimeout: 100 }, (error, stats) => {
      if (error || !stats) {
        console.error(error);
        return;
      }
      if (stats.hasErrors())
        console.error(stats.toString({ preset: "errors-only", errorStack: false, colors: true }));
      for (const one of stats.stats) {
        const part = one.compilation.name as "functions" | "pane" | "workbench";
        const before = hashes.get(part);
        hashes.set(part, one.hash ?? "");
        if (before === undefined || before === one.hash || one.hasErrors()) continue;
        console.log(`Built ${part} anew.`);
        workbench.announce(part);
      }
      if (!ready && !stats.hasErrors()) {
        ready = true;
        built();
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        console.log(`Workbench ready after ${seconds} s: ${workbench.url}`);
        if (!values["no-open"]) open(workbench.url);
      }
    });
  });
}

/** An add-in of someone else's is served as it was built; only the workbench itself is made here. */
async function configurations(url: string): Promise<webpack.Configuration[]> {
  const { default: make } = (await import("../../../webpack.config.js" as string)) as {
    default: (env: object, argv: object) => webpack.Configuration[];
  };
  const all = make({ origin: url.replace(/\/$/, "") }, { mode: "development" });
  return values.addin ? all.filter((c) => c.name === "workbench") : all;
}

function open(url: string): void {
  const command =
    process.platform === "win32"
      ? `start "" "${url}"`
      : process.platform === "darwin"
        ? `open "${url}"`
        : `xdg-open "${url}"`;
  // Without a browser (a server, a container) the address on the console has to do.
  exec(command, () => undefined);
}
