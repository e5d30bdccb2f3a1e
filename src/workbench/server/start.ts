import { exec } from "node:child_process";
import { parseArgs } from "node:util";
import webpack from "webpack";
import { PROFILE_NAMES, profileName, type ProfileName } from "../profiles/names";
import { addInFiles, addInProblem } from "./addin";
import { startServer, type WorkbenchServer } from "./server";

const USAGE = `Usage: npm start -- [--port NUMBER] [--no-open] [--addin FOLDER|MANIFEST.xml] [--excel NAME]

  --port     where to listen (default 3000, or the environment's PORT)
  --no-open  leaves the browser shut
  --addin    shows another add-in, as it was built, instead of this one
  --excel    behaves as one of the Excels, failures included: ${PROFILE_NAMES.join(", ")}`;

/** `npm start`: builds what the workbench shows, serves it, and shows every change at once. */
const values = options();
const port = Number(values.port);
const problem = values.addin === undefined ? undefined : addInProblem(addInFiles(values.addin));
if (problem) fail(problem);
const excel = values.excel === undefined ? undefined : excelNamed(values.excel);

const started = Date.now();
let built = (): void => undefined;
const firstBuild = new Promise<void>((resolve) => (built = resolve));
build(await listen());

function options() {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: process.env.PORT ?? "3000" },
        "no-open": { type: "boolean", default: false },
        addin: { type: "string" },
        excel: { type: "string" },
      },
    }).values;
  } catch (e) {
    return fail(`${(e as Error).message}\n\n${USAGE}`);
  }
}

function excelNamed(name: string): ProfileName {
  try {
    return profileName(name);
  } catch (e) {
    return fail((e as Error).message);
  }
}

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}

async function listen(): Promise<WorkbenchServer> {
  try {
    return await startServer({
      port,
      ready: firstBuild,
      ...(values.addin ? { addin: values.addin } : {}),
      ...(excel ? { excel } : {}),
    });
  } catch (e) {
    const taken = (e as NodeJS.ErrnoException).code === "EADDRINUSE";
    return fail(
      taken
        ? `Port ${port} is taken. Stop what runs there, or choose another port: npm start -- --port ${port + 1}`
        : `The workbench can't listen on port ${values.port}: ${(e as Error).message}`,
    );
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
