/**
 * `npm run excel`: serves the add-in on https://localhost:3000 with development certificates and loads it into desktop
 * Excel. Windows and Mac; elsewhere it says what to do instead.
 */
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { getHttpsServerOptions } from "office-addin-dev-certs";
import webpack, { type Configuration } from "webpack";
import WebpackDevServer from "webpack-dev-server";
import { excelServer } from "./excel-server";

const PORT = 3000;

if (process.platform !== "win32" && process.platform !== "darwin") {
  console.error(
    "Desktop Excel runs on Windows and Mac. Here, use the workbench (npm start) or Excel on the web (see README).",
  );
  process.exit(1);
}

const root = path.resolve(import.meta.dirname, "../..");
const { default: configurations } = (await import(
  // A path such as C:\… is no address that import takes.
  pathToFileURL(path.join(root, "webpack.config.js")).href
)) as {
  default: (env: object, argv: { mode: string }) => Configuration[];
};
const production = configurations({}, { mode: "production" }).filter((c) => c.name !== "workbench");
const compiler = webpack(production);
if (!compiler) throw new Error("webpack refused its configuration");

const https = { type: "https" as const, options: await getHttpsServerOptions() };
const server = new WebpackDevServer(excelServer(PORT, https), compiler);
await server.start();

const debugging = (command: "start" | "stop") =>
  spawn(
    process.execPath,
    [path.join(root, "node_modules/office-addin-debugging/cli.js"), command, path.join(root, "manifest.xml")],
    { cwd: root, stdio: "inherit" },
  );
debugging("start");
console.log("Excel opens with the add-in. Ctrl+C here unloads it and stops the server.");

process.once("SIGINT", () => {
  debugging("stop").once("exit", () => void server.stop().then(() => process.exit(0)));
});
