import type { ConsoleMessage } from "playwright-core";
import { afterAll } from "vitest";
import { openBrowser } from "../e2e/support/bench";
import { reachedBy } from "./marks";

/*
 * What stands before each file of the browser's tests here: notes which marks its pages came past, and waits less long
 * for what a change keeps from coming.
 */

const browser = await openBrowser();
browser.setDefaultTimeout(15_000);
const reached = new Set<string>();
const note = (message: ConsoleMessage): void => {
  const mark = reachedBy(message.text());
  if (mark !== undefined) reached.add(mark);
};
browser.on("console", note);
// oxlint-disable-next-line no-empty-pattern -- vitest tells the file behind the fixtures, and wants these spelt out
afterAll(({}, file) => {
  browser.off("console", note);
  Object.assign(file.meta, { reached: [...reached] });
});
