import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { serve, Session } from "../../../src/taskpane/computing/session";
import { Pane } from "../../../src/taskpane/pane";
import { shell } from "../../../src/taskpane/shell";
import { tabsOf } from "../../../src/taskpane/tabs";
import { BOARD } from "../../../src/taskpane/views/templates/board-offer";
import { boardTemplate } from "../../../src/taskpane/views/templates/board";
import { templateById } from "../../../src/templates/catalogue";
import { DEFAULT_OPTIONS, offers } from "../../../src/templates/offers";
import { openPane, sheetOf, type OpenPane } from "../../excel/support/office";
import { builtFunctions } from "../../support/workbook";
import { click, markup, usePage, words } from "./page";

/** The engine's thread, without one. */
class Thread {
  private heard: (event: { data: unknown }) => void = () => undefined;
  private readonly take = serve(new Session(new Map()), (message) => {
    const data = structuredClone(message);
    queueMicrotask(() => this.heard({ data }));
  });
  addEventListener(event: string, heard: (event: { data: unknown }) => void): void {
    if (event === "message") this.heard = heard;
  }
  postMessage(message: unknown): void {
    this.take(structuredClone(message) as Parameters<typeof this.take>[0]);
  }
  terminate(): void {}
}

export interface WholePane {
  workbook: OpenPane["workbook"];
  /** A view, in front. */
  show(id: Parameters<ReturnType<typeof shell>["show"]>[0]): Promise<HTMLElement>;
  select(sheet: string, at: { r: number; c: number; h?: number; w?: number }): void;
  /** Presses a button, once it can be used. */
  press(view: HTMLElement, name: string | RegExp): Promise<void>;
  /** Waits for words that are seen somewhere in a view. */
  says(view: HTMLElement, wanted: string | RegExp): Promise<void>;
  /** Waits until nothing goes on any more, and compares what is seen with what is recorded in tests/cases/pane. */
  shows(element: Element, recorded: string): Promise<void>;
}

/** Waits for a condition; when to stop waiting for what will not come is far above what anything takes. */
export const until = (condition: () => void): Promise<void> => vi.waitFor(condition, { timeout: 30_000 });

/** Turns of the loop after which what nobody asks Excel for has come to its end. */
const QUIET = 20;
/** How many cases Excel computes as well depends on the machine. */
const seenOf = (element: Element) => markup(element).replace(/\d+ of them also/g, "some of them also");

/** The whole pane in a page without a browser, on a workbook with the real office.js: one for the tests of a file. */
export function useWholePane(
  fill: (open: OpenPane) => Promise<void> = () => Promise.resolve(),
): () => WholePane {
  let whole: WholePane | undefined;
  let close: () => Promise<void> = () => Promise.resolve();
  usePage();
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 10, 24, 14, 5) });
    vi.stubGlobal("Worker", Thread);
    vi.stubGlobal("fetch", (name: string) => Promise.resolve(new Response(fs.readFileSync(`dist/${name}`))));
    const open = await openPane({ functions: builtFunctions() });
    await fill(open);
    const { workbook, pane: door } = open;
    const { taken: _taken, ...defaults } = DEFAULT_OPTIONS;
    const builders = () => Promise.resolve(templateById);
    const pane = new Pane(door, [...offers, BOARD], builders, defaults, true, {
      [BOARD.id]: () => boardTemplate(door),
    });
    const views = shell(tabsOf(door, pane));
    document.body.replaceChildren(views.element);
    const stop = await pane.start();
    /** Waits until nothing goes on any more. */
    const quiet = async (element: Element): Promise<void> => {
      let before = "";
      for (let turns = 0; turns < QUIET; turns++) {
        const asked = workbook.host.requests.length;
        await workbook.book.settle();
        await new Promise((resolve) => setImmediate(resolve));
        const now = `${asked} ${seenOf(element)}`;
        if (now !== before || workbook.host.requests.length !== asked) turns = 0;
        before = now;
      }
    };
    close = async () => {
      await quiet(document.body);
      await stop();
      views.close();
      await workbook.dispose();
      vi.unstubAllGlobals();
      vi.useRealTimers();
    };
    whole = {
      workbook,
      async show(id) {
        views.show(id);
        const view = document.getElementById(`view-${id}`)!;
        await until(() => expect(view.querySelector(":scope > .opening")).toBeNull());
        return view;
      },
      select(sheet, { r, c, h = 1, w = 1 }) {
        const one = sheetOf(workbook.book, sheet);
        one.activate();
        workbook.book.select(one.id, { r, c, h, w });
      },
      press: (view, name) => until(() => click(view, name)),
      says: (view, wanted) =>
        until(() => {
          if (typeof wanted === "string") expect(words(view)).toContain(wanted);
          else expect(words(view)).toMatch(wanted);
        }),
      async shows(element, recorded) {
        await quiet(element);
        const file = path.resolve(import.meta.dirname, `../../cases/pane/${recorded}.txt`);
        await expect(seenOf(element)).toMatchFileSnapshot(file);
      },
    };
  });
  afterAll(() => close());
  return () => whole!;
}
