import {
  SelectAllCommand,
  SetRangeBoldCommand,
  SetRangeItalicCommand,
  SetRangeStrickThroughCommand,
  SetRangeUnderlineCommand,
  SheetCopyDownCommand,
  SheetCopyRightCommand,
} from "@univerjs/sheets-ui";
import type { UniverBook } from "../book";
import {
  command,
  deleteLines,
  fillFromBefore,
  hide,
  insertLines,
  insertSheet,
  setBorder,
  setFormat,
  show,
} from "./changing";
import {
  goByPage,
  goToEnd,
  goToNameBox,
  goToSheet,
  goToStart,
  goToStartOfRow,
  selectActiveCellOnly,
  selectLines,
  showActiveCell,
} from "./selecting";
import { typeDate, typeFromAbove, typeSum, typeTime } from "./typing";

/** Where a key was pressed. */
export interface Pressed {
  book: UniverBook;
  /** What takes the characters that are typed. */
  editor: HTMLElement;
  /** The grid with its bars. */
  container: HTMLElement;
}

type Work = (pressed: Pressed) => void;

const on =
  (work: (book: UniverBook) => void): Work =>
  ({ book }) =>
    work(book);

const paged = (axis: "rows" | "columns", direction: 1 | -1, extend = false): Work =>
  on((book) => goByPage(book, axis, direction, extend));

/** What Univer doesn't export. */
const SHOW_LIST = "sheet.operation.show-data-validation-dropdown";

/** Opens the list of the active cell's validation. */
function openList({ book }: Pressed): void {
  const { sheetId, activeCell } = book.selection();
  if (book.active().validationAt(activeCell.r, activeCell.c)?.kind !== "list") return;
  const { unitId } = book.engine;
  const at = { subUnitId: sheetId, row: activeCell.r, column: activeCell.c };
  command(book, SHOW_LIST, { unitId, ...at });
}

/** First the cells around the active one, then the sheet. */
const selectAll = on((book) => command(book, SelectAllCommand.id, { expandToGapFirst: true, loop: false }));

/**
 * What keys do that Univer hasn't or has otherwise, as on Microsoft's page "Keyboard shortcuts in Excel". What isn't here
 * is Univer's where `AS_THEY_ARE` names it, and does nothing otherwise.
 */
export const KEYS: Record<string, Work> = {
  "Ctrl+Space": on((book) => selectLines(book, "columns")),
  "Shift+Space": on((book) => selectLines(book, "rows")),
  "Ctrl+A": selectAll,
  "Ctrl+Shift+Space": selectAll,
  Home: on((book) => goToStartOfRow(book, false)),
  "Shift+Home": on((book) => goToStartOfRow(book, true)),
  "Ctrl+Home": on((book) => goToStart(book, false)),
  "Ctrl+Shift+Home": on((book) => goToStart(book, true)),
  "Ctrl+End": on((book) => goToEnd(book, false)),
  "Ctrl+Shift+End": on((book) => goToEnd(book, true)),
  PageDown: paged("rows", 1),
  PageUp: paged("rows", -1),
  "Shift+PageDown": paged("rows", 1, true),
  "Shift+PageUp": paged("rows", -1, true),
  "Alt+PageDown": paged("columns", 1),
  "Alt+PageUp": paged("columns", -1),
  "Ctrl+PageDown": on((book) => goToSheet(book, 1)),
  "Ctrl+PageUp": on((book) => goToSheet(book, -1)),
  "Shift+Backspace": on(selectActiveCellOnly),
  "Ctrl+Backspace": on(showActiveCell),
  "Ctrl+G": ({ container }) => goToNameBox(container),
  F5: ({ container }) => goToNameBox(container),
  "Alt+ArrowDown": openList,

  "Ctrl+'": ({ book, editor }) => typeFromAbove(book, editor, "formula"),
  'Ctrl+"': ({ book, editor }) => typeFromAbove(book, editor, "value"),
  "Alt+=": ({ book, editor }) => typeSum(book, editor),
  "Ctrl+D": on((book) => fillFromBefore(book, SheetCopyDownCommand.id)),
  "Ctrl+R": on((book) => fillFromBefore(book, SheetCopyRightCommand.id)),

  "Ctrl+2": on((book) => command(book, SetRangeBoldCommand.id)),
  "Ctrl+3": on((book) => command(book, SetRangeItalicCommand.id)),
  "Ctrl+4": on((book) => command(book, SetRangeUnderlineCommand.id)),
  "Ctrl+5": on((book) => command(book, SetRangeStrickThroughCommand.id)),
  "Ctrl+~": on((book) => setFormat(book, "General")),
  "Ctrl+$": on((book) => setFormat(book, "$#,##0.00_);[Red]($#,##0.00)")),
  "Ctrl+%": on((book) => setFormat(book, "0%")),
  "Ctrl+^": on((book) => setFormat(book, "0.00E+00")),
  "Ctrl+#": on((book) => setFormat(book, "d-mmm-yy")),
  "Ctrl+@": on((book) => setFormat(book, "h:mm AM/PM")),
  "Ctrl+!": on((book) => setFormat(book, "#,##0.00")),
  "Ctrl+&": on((book) => setBorder(book, true)),
  "Ctrl+_": on((book) => setBorder(book, false)),

  "Ctrl+Shift+L": on((book) => book.toggleFilter()),
  "Ctrl++": on(insertLines),
  "Ctrl+-": on(deleteLines),
  "Ctrl+9": on((book) => hide(book, "rows")),
  "Ctrl+0": on((book) => hide(book, "columns")),
  "Ctrl+(": on((book) => show(book, "rows")),
  "Ctrl+)": on((book) => show(book, "columns")),
  "Shift+F11": on(insertSheet),
  "Alt+Shift+F1": on(insertSheet),

  F9: on((book) => book.calculate(false)),
  "Shift+F9": on((book) => book.calculate(false)),
  "Ctrl+Alt+F9": on((book) => book.calculate(true)),
};

/** What keys do in an entry that has begun, and begin one otherwise. */
export const ENTRY_KEYS: Record<string, Work> = {
  "Ctrl+;": ({ editor }) => typeDate(editor),
  "Ctrl+:": ({ editor }) => typeTime(editor),
};

/** What Excel has and the workbench hasn't, by the names of Excel's dialogs and commands. */
export const NOT_HERE: Record<string, string> = {
  "Ctrl+1": "Format Cells",
  "Ctrl+F": "Find",
  "Shift+F5": "Find",
  "Ctrl+H": "Replace",
  "Ctrl+S": "Save",
  "Ctrl+O": "Open",
  "Ctrl+P": "Print",
  "Ctrl+K": "Link",
  "Ctrl+T": "Create Table",
  "Ctrl+L": "Create Table",
  "Shift+F10": "Shortcut Menu by key",
  ContextMenu: "Shortcut Menu by key",
  "Ctrl+E": "Flash Fill",
  "Ctrl+Q": "Quick Analysis",
  "Ctrl+`": "Show Formulas",
  "Ctrl+Alt+V": "Paste Special",
  "Alt+F1": "Chart",
  F1: "Help",
  F3: "Paste Name",
  "Ctrl+F3": "Name Manager",
  "Shift+F3": "Insert Function",
  "Shift+F2": "Notes",
  F7: "Spelling",
};

/** Combinations that are Univer's or the browser's own, and as in Excel. */
export const AS_THEY_ARE = new Set([
  ...["A", "B", "I", "U", "C", "X", "V", "Shift+V", "Z", "Y", "Enter", "Insert"].map((key) => `Ctrl+${key}`),
  ...["Up", "Down", "Left", "Right"].flatMap((way) => [`Ctrl+Arrow${way}`, `Ctrl+Shift+Arrow${way}`]),
  ...["Alt+Enter", "F2", "F4", "F6", "Shift+F6", "Ctrl+F6", "Ctrl+Shift+F6"],
  // The browser's: its window and its tools.
  ...["F11", "F12", "Ctrl+Shift+I", "Ctrl+Shift+J", "Ctrl+Shift+C", "Alt+F4"],
]);

/** In an entry these move in the text or change it. */
export const AS_THEY_ARE_IN_ENTRIES = new Set(
  ["Home", "End", "Delete", "Backspace", "Shift+Home", "Shift+End"].map((key) => `Ctrl+${key}`),
);
