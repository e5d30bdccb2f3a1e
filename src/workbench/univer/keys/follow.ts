import { IContextService, toDisposable } from "@univerjs/core";
import { whenSheetEditorFocused } from "@univerjs/sheets-ui";
import { ILayoutService, KeyCode, ShortcutService } from "@univerjs/ui";
import type { UniverBook } from "../book";
import { isTyped, nameOf } from "./names";
import { forgetTabRuns } from "./tab-run";
import { AS_THEY_ARE, AS_THEY_ARE_IN_ENTRIES, ENTRY_KEYS, KEYS, NOT_HERE, type Pressed } from "./table";

/** Keys that say nothing by themselves. */
const MODIFIERS = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock"]);
/** The list of functions and names that begin with what is typed. */
const SUGGESTIONS = "sheet.formula-embedding-editor.search_function.";

/**
 * In the grid keys do what they do in Excel. What they don't do they leave alone: a browser would search the page, save it,
 * print it, load it anew or go back to the one before.
 */
export function followExcelsKeys(book: UniverBook): void {
  forgetTabRuns(book);
  const layout = book.engine.get<ILayoutService>(ILayoutService);
  const context = book.engine.get<IContextService>(IContextService);
  // On the class: the service itself may still be a proxy, which keeps what was read from it.
  const { dispatch, registerShortcut } = ShortcutService.prototype;
  // Enter enters what is typed: the name Rate, not the function RATE that is suggested first. Tab takes a suggestion.
  ShortcutService.prototype.registerShortcut = function (shortcut) {
    const takes = shortcut.binding === KeyCode.ENTER && shortcut.id.startsWith(SUGGESTIONS);
    return takes ? toDisposable(() => undefined) : registerShortcut.call(this, shortcut);
  };
  ShortcutService.prototype.dispatch = function (event) {
    const editor = event.target as HTMLElement;
    const container = layout.rootContainerElement;
    const typing = container && editor.isContentEditable && layout.checkElementInCurrentContainers(editor);
    if (!typing || MODIFIERS.has(event.key)) return dispatch.call(this, event);
    const taken = whenSheetEditorFocused(context)
      ? takeInGrid(event, { book, editor, container })
      : takeInEntry(event, { book, editor, container });
    if (!taken) return dispatch.call(this, event);
    event.preventDefault();
    return undefined;
  };
}

/** @returns false for what Univer and the browser are to do */
function takeInGrid(event: KeyboardEvent, pressed: Pressed): boolean {
  const name = nameOf(event);
  const work = KEYS[name] ?? ENTRY_KEYS[name];
  if (work) work(pressed);
  else if (NOT_HERE[name]) pressed.book.onRefused(`The workbench has no ${NOT_HERE[name]} (${name}).`);
  else return isForbidden(event, name);
  return true;
}

function takeInEntry(event: KeyboardEvent, pressed: Pressed): boolean {
  const name = nameOf(event);
  const work = ENTRY_KEYS[name];
  if (work) work(pressed);
  return work !== undefined || (isForbidden(event, name) && !AS_THEY_ARE_IN_ENTRIES.has(name));
}

/** A combination of which neither Excel nor the workbench makes anything. */
const isForbidden = (event: KeyboardEvent, name: string): boolean =>
  !AS_THEY_ARE.has(name) && !isTyped(event) && (/^(?:Ctrl|Alt)\+/.test(name) || /(?:^|\+)F\d+$/.test(name));
