import fs from "node:fs";
import path from "node:path";
import { createHost, type ExcelHost, type HostOptions } from "../../src/workbench/model/host";
import { attachSession, type NodeSession } from "../../src/workbench/protocol/node-session";
import type { FaultPlan } from "../../src/workbench/protocol/faults";
import type { UniverBook } from "../../src/workbench/univer/book";
import type { FunctionsBundle } from "../../src/workbench/univer/functions/metadata";
import { createUniverBook } from "../../src/workbench/univer/headless";

export interface OpenOptions extends HostOptions {
  /** Makes chosen requests fail; see protocol/faults.ts. */
  faults?: FaultPlan;
  /** The add-in's functions; the built ones of dist/ when left out, none when null. */
  functions?: FunctionsBundle | null;
}

/** A calculating workbook with the real office.js on it: what a pane sees, without a page. */
export interface TestWorkbook {
  book: UniverBook;
  host: ExcelHost;
  session: NodeSession;
  /** office.js's own namespace. */
  Excel: typeof Excel;
  /** Ends the session and the engine; resolves when nothing of it is left running. */
  dispose(): Promise<void>;
}

/** The functions as `npm run build` or `npm test` left them in dist/. */
export function builtFunctions(): FunctionsBundle {
  const read = (name: string): string => {
    const file = path.resolve("dist", name);
    if (!fs.existsSync(file))
      throw new Error(`${file} is missing: npx webpack --config-name functions makes it`);
    return fs.readFileSync(file, "utf8");
  };
  return { script: read("functions.js"), metadata: JSON.parse(read("functions.json")) };
}

export function openWorkbook({ faults, functions, ...hostOptions }: OpenOptions = {}): TestWorkbook {
  const bundle = functions === undefined ? builtFunctions() : (functions ?? undefined);
  const book = createUniverBook(bundle);
  const host = createHost(book, hostOptions);
  const session = attachSession(host, faults ? { faults } : {});
  return {
    book,
    host,
    session,
    Excel: (globalThis as unknown as { Excel: typeof Excel }).Excel,
    dispose: async () => {
      await book.settle();
      session.close();
      host.dispose();
      book.dispose();
    },
  };
}
