import { SheetClipboardService } from "@univerjs/sheets-ui";

const consecutive = (lines: readonly number[], count: number): number[] =>
  Array.from({ length: count }, (_, i) => (lines[0] ?? 0) + i);

/** Excel pastes into consecutive rows, hidden ones among them. Univer passes over those that are filtered out. */
export function pasteInConsecutiveRows(): void {
  Object.assign(SheetClipboardService.prototype, {
    _expandOrShrinkRowsCols: (
      _unitId: string,
      _sheetId: string,
      { rows, cols }: { rows: number[]; cols: number[] },
      columnCount: number,
      rowCount: number,
    ) => ({ rows: consecutive(rows, rowCount), cols: consecutive(cols, columnCount) }),
  });
}
