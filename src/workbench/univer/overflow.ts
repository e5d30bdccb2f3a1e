import type { IPaddingData, Nullable } from "@univerjs/core";
import { SpreadsheetSkeleton } from "@univerjs/engine-render";
import { FREE_PX } from "./style";

interface Measured {
  style?: Nullable<{ pd?: Nullable<IPaddingData> }>;
}

/**
 * A text runs on over empty cells as far as it is wide. Univer forgets that it begins behind an indent, and cuts off the
 * last letters of one that ends just behind the edge of a column.
 */
export function reckonWithIndents(): void {
  const { _calculateOverflowCell, getOverflowPosition } = SpreadsheetSkeleton.prototype as any;
  let indent = 0;
  Object.assign(SpreadsheetSkeleton.prototype, {
    _calculateOverflowCell(row: number, column: number, measured: Measured) {
      const padding = measured.style?.pd;
      indent = (padding?.l ?? FREE_PX) + (padding?.r ?? FREE_PX);
      return _calculateOverflowCell.call(this, row, column, measured);
    },
    getOverflowPosition(size: Nullable<{ width: number }>, ...where: unknown[]) {
      return getOverflowPosition.call(this, size && { ...size, width: size.width + indent }, ...where);
    },
  });
}
