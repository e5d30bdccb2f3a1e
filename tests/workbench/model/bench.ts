/** A host on a workbook in memory with the real office.js attached to it. */
import { afterEach } from "vitest";
import { createHost, type HostOptions } from "../../../src/workbench/model/host";
import { attachSession, type NodeSession } from "../../../src/workbench/protocol/node-session";
import type { FaultPlan } from "../../../src/workbench/protocol/faults";
import { MemoryBook } from "../../support/memory-book";

let session: NodeSession | undefined;
afterEach(() => session?.close());

export function bench(options: HostOptions & { faults?: FaultPlan; book?: MemoryBook } = {}) {
  session?.close();
  const { faults, book = new MemoryBook(), ...hostOptions } = options;
  const host = createHost(book, hostOptions);
  session = attachSession(host, faults ? { faults } : {});
  return { book, host, session };
}

/** Code of the error that a run ends with. */
export async function errorCode(run: (context: Excel.RequestContext) => unknown): Promise<string> {
  try {
    await Excel.run(async (context) => {
      run(context);
      await context.sync();
    });
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return error.code;
    throw error;
  }
  return "none";
}
