import { exportCommand } from "./command";

process.exitCode = await exportCommand(process.argv.slice(2), {
  folder: process.cwd(),
  out: console.log,
  error: console.error,
});
