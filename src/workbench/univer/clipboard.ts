import type { ICellData, ObjectMatrix } from "@univerjs/core";
import { COPY_TYPE, SheetClipboardService } from "@univerjs/sheets-ui";
import type { UniverBook } from "./book";
import { pasteText, readNumbers } from "./pasted";

interface Converted {
  cellMatrix?: ObjectMatrix<ICellData>;
}

interface Clipboard {
  copyContentCache(): {
    getLastCopyId(): string | null;
    get(id: string): { copyType: COPY_TYPE } | undefined;
    set(id: string, content: object): void;
  };
  _htmlToUSM: { convert(html: string): Converted };
}

const consecutive = (lines: readonly number[], count: number): number[] =>
  Array.from({ length: count }, (_, i) => (lines[0] ?? 0) + i);

/**
 * Univer makes a table of HTML of a text that is pasted, and loses the first cells of it where they are empty, what stands
 * after a `<`, and the formats of the cells; dates get formats of its own, in tables from elsewhere, too. And it
 * passes over rows that are filtered out, where Excel pastes into consecutive rows, hidden ones among them. What was cut
 * stays so after Escape and after rows were inserted, when nothing shows it any more.
 */
export function mendClipboard(book: UniverBook): void {
  const { legacyPaste, paste, removeMarkSelection, _pasteExternal } = SheetClipboardService.prototype as any;
  Object.assign(SheetClipboardService.prototype, {
    async legacyPaste(this: Clipboard, html?: string, text?: string, files?: File[]) {
      if (!html && text && !files?.length && pasteText(book, text)) return true;
      return legacyPaste.call(this, html, text, files);
    },
    async paste(this: Clipboard, item: ClipboardItem, pasteType?: string) {
      const text = item.types.length === 1 && item.types[0] === "text/plain";
      if (text && pasteText(book, await (await item.getType("text/plain")).text())) return true;
      return paste.call(this, item, pasteType);
    },
    removeMarkSelection(this: Clipboard) {
      removeMarkSelection.call(this);
      const cache = this.copyContentCache();
      const id = cache.getLastCopyId();
      const content = id === null ? undefined : cache.get(id);
      if (id !== null && content?.copyType === COPY_TYPE.CUT)
        cache.set(id, { ...content, copyType: COPY_TYPE.COPY });
    },
    _pasteExternal(this: Clipboard, html: string, pasteType: string) {
      const read = Object.create(this, {
        _htmlToUSM: {
          value: {
            convert: (from: string): Converted => {
              const converted = this._htmlToUSM.convert(from);
              converted.cellMatrix?.forValue((_r, _c, cell) => readNumbers(cell));
              return converted;
            },
          },
        },
      });
      return _pasteExternal.call(read, html, pasteType);
    },
    _expandOrShrinkRowsCols: (
      _unitId: string,
      _sheetId: string,
      { rows, cols }: { rows: number[]; cols: number[] },
      columnCount: number,
      rowCount: number,
    ) => ({ rows: consecutive(rows, rowCount), cols: consecutive(cols, columnCount) }),
  });
}
