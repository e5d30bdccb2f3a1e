import { computeCommand } from "./command";

process.exitCode = await computeCommand(process.argv.slice(2), console);
