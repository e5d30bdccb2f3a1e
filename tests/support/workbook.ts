import fs from "node:fs";
import path from "node:path";
import { createHost, type ExcelHost, type HostOptions } from "../../src/workbench/model/host";
import type { ProfileName } from "../../src/workbench/profiles";
import { newStage, type Making, type Stage } from "../../src/workbench/profiles/behaviour";
import { TestClock } from "../../src/workbench/profiles/clock";
import { openExcel } from "../../src/workbench/profiles/open";
import { attachSession, type NodeSession } from "../../src/workbench/protocol/node-session";
import type { FaultPlan } from "../../src/workbench/protocol/faults";
import type { UseHook } from "../../src/workbench/protocol/hooks";
import type { UniverBook } from "../../src/workbench/univer/book";
import type { FunctionsBundle } from "../../src/workbench/univer/functions/metadata";
import { createUniverBook } from "../../src/workbench/univer/headless";

export interface OpenOptions extends HostOptions {
  /** Makes chosen requests fail; see protocol/faults.ts. */
  faults?: FaultPlan;
  /** The add-in's functions; the built ones of dist/ when left out, none when null. */
  functions?: FunctionsBundle | null;
  /** Which of the Excels it is, with all that goes wrong there; the model as it is when left out. */
  excel?: ProfileName | undefined;
  /** Of the profile's behaviours those by these names; all when left out. */
  behaviours?: readonly string[];
  /** Looks at all that is done in one of the Excels. */
  watch?: (making: Making) => { hook: UseHook; watch(host: ExcelHost): void };
}

/** A calculating workbook with the real office.js on it: what a pane sees, without a page. */
export interface TestWorkbook {
  book: UniverBook;
  host: ExcelHost;
  session: NodeSession;
  /** What goes on around the add-in. */
  stage: Stage;
  /** By which results arrive late: each request takes a little of it. */
  clock: TestClock;
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

/** What one request takes by the clock of a test. */
const REQUEST_MS = 5;

export function openWorkbook(options: OpenOptions = {}): TestWorkbook {
  const { faults, functions, excel, behaviours, watch, ...hostOptions } = options;
  const bundle = functions === undefined ? builtFunctions() : (functions ?? undefined);
  const book = createUniverBook(bundle);
  const clock = new TestClock();
  const stage = newStage(clock);
  const watched = watch?.({ book, stage });
  const hooks = [...(watched ? [watched.hook] : []), ...(hostOptions.hooks ?? [])];
  const host = excel
    ? openExcel(book, excel, { ...hostOptions, hooks, stage, ...(behaviours && { behaviours }) })
    : createHost(book, hostOptions);
  watched?.watch(host);
  const session = attachSession(host, {
    onRequest: () => clock.advance(REQUEST_MS),
    ...(faults && { faults }),
  });
  return {
    book,
    host,
    session,
    stage,
    clock,
    Excel: (globalThis as unknown as { Excel: typeof Excel }).Excel,
    dispose: async () => {
      await book.settle();
      session.close();
      host.dispose();
      book.dispose();
    },
  };
}
