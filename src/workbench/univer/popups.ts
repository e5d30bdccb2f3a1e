import { IContextService } from "@univerjs/core";
import { IEditorBridgeService, ISheetCellDropdownManagerService } from "@univerjs/sheets-ui";
import { focusGrid } from "./alerts";
import type { UniverBook } from "./book";
import type { Engine } from "./engine";

const LIST = "[data-u-comp=sheets-dropdown-list]";
const FILTER_OPEN = "SHEETS_TABLE_FILTER_PANEL_OPENED_KEY";
const HIDE_LIST = "sheet.operation.hide-data-validation-dropdown";
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Keys in what opens over the grid. Univer's lists of a validation know the mouse only, and neither they nor the panel of a
 * filter go away with Escape. As in Excel the arrows go through a list, Enter takes what they are at, Escape closes.
 */
export function mendPopups(book: UniverBook): void {
  const { engine } = book;
  const context = engine.get<IContextService>(IContextService);
  keepFromTyping(engine);
  window.addEventListener(
    "keydown",
    (event) => {
      const list = (event.target as Element).closest?.(LIST);
      if (list ? !inList(book, list, event.key) : !closesFilter(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  function closesFilter(key: string): boolean {
    if (key !== "Escape" || !context.getContextValue(FILTER_OPEN)) return false;
    context.setContextValue(FILTER_OPEN, false);
    focusGrid(book);
    return true;
  }
}

/**
 * A list or a calendar that opens while a cell is edited takes the focus: what is typed quickly ends in its search, and Enter
 * takes its first entry. In Excel they open when they are asked for.
 */
function keepFromTyping(engine: Engine): void {
  const lists = engine.get<ISheetCellDropdownManagerService>(ISheetCellDropdownManagerService);
  const editor = engine.get<IEditorBridgeService>(IEditorBridgeService);
  const show = lists.showDropdown.bind(lists);
  lists.showDropdown = (list) => (editor.isVisible().visible ? { dispose: () => undefined } : show(list));
}

/** @returns false for a key that is the list's own */
function inList(book: UniverBook, list: Element, key: string): boolean {
  const options = [...list.querySelectorAll<HTMLElement>("div.univer-cursor-pointer")];
  const at = options.findIndex((option) => "current" in option.dataset);
  const step = STEPS[key];
  if (step !== undefined) {
    for (const option of options) delete option.dataset.current;
    const next =
      options[at < 0 ? (step > 0 ? 0 : options.length - 1) : (at + step + options.length) % options.length];
    if (next) next.dataset.current = "";
    next?.scrollIntoView({ block: "nearest" });
    return true;
  }
  if (key !== "Enter" && key !== "Escape" && key !== "Tab") return false;
  if (key === "Enter") (options[at] ?? options[0])?.click();
  void book.engine.commands.executeCommand(HIDE_LIST, {}).then(() => focusGrid(book));
  return true;
}
