import { computeCommand } from "./command";

process.exitCode = await computeCommand(process.argv.slice(2), { out: console.log, error: console.error });
