import { createHost } from "../../src/workbench/model/host";
import { attachSession } from "../../src/workbench/protocol/node-session";
import { MemoryBook } from "../support/memory-book";
import { readable } from "./measure";
import type { Chapter } from "./report";

const FEW = 1_000;
const MANY = 10_000;
const ROUNDS = 5;
/** Ten times would be in proportion, a hundred what grows with the square; between them lies what is left to be collected. */
const MOST = 20;

/** What an add-in asks of the workbench costs in proportion to what it asks: real office.js on the host, and a workbook in memory. */
export async function workbench(): Promise<Chapter> {
  const session = attachSession(createHost(new MemoryBook()));
  /** Processor time of a request that writes each cell by a range of its own; the wall's would be that of the machine. */
  const proxies = async (count: number): Promise<number> => {
    const before = process.cpuUsage();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      for (let r = 0; r < count; r++) sheet.getCell(r, 2).values = [[r]];
      await context.sync();
    });
    const { user, system } = process.cpuUsage(before);
    return (user + system) * 1e3;
  };
  const times: [few: number, many: number][] = [];
  await proxies(MANY);
  for (let round = 0; round < ROUNDS; round++) times.push([await proxies(FEW), await proxies(MANY)]);
  session.close();
  const median = (of: number[]): number => of.sort((a, b) => a - b)[of.length >> 1]!;
  const [few, many] = [median(times.map(([time]) => time)), median(times.map(([, time]) => time))];
  return {
    title: "Workbench",
    findings: [
      {
        work: `${MANY.toLocaleString("en")} cells written by a range each, in one request`,
        measured: `${readable(many)} (${FEW.toLocaleString("en")} ${readable(few)})`,
        ratio: `${(many / few).toFixed(1)}×`,
        goal: `≤ ${MOST}×`,
        met: many / few <= MOST,
      },
    ],
  };
}
