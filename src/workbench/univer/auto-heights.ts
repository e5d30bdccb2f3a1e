import { SheetInterceptorService, SheetSkeletonService } from "@univerjs/sheets";
import type { Engine } from "./engine";
import { toRange } from "./grid";

/**
 * Heights of rows that no one set follow their text. They are measured once a request, when all texts, formats and widths
 * are there; without a page nothing can be measured and rows keep their default height.
 */
export class AutoHeights {
  private readonly waiting = new Map<string, { first: number; last: number }>();

  constructor(private readonly engine: Engine) {}

  mark(sheetId: string, first: number, last: number): void {
    const rows = this.waiting.get(sheetId);
    this.waiting.set(sheetId, {
      first: Math.min(first, rows?.first ?? first),
      last: Math.max(last, rows?.last ?? last),
    });
  }

  flush(): void {
    const { unitId, workbook } = this.engine;
    for (const [subUnitId, { first, last }] of this.waiting) {
      const sheet = workbook.getSheetBySheetId(subUnitId);
      if (!sheet) continue;
      // The measuring side keeps widths of its own, which it renews only for the sheet that is looked at.
      const skeleton = this.engine.get(SheetSkeletonService).getSkeletonParam(unitId, subUnitId)?.skeleton;
      skeleton?.makeDirty(true);
      skeleton?.calculate();
      const end = Math.min(last, sheet.getRowCount() - 1);
      const at = { r: first, c: 0, h: end - first + 1, w: sheet.getColumnCount() };
      const { redos } = this.engine
        .get<SheetInterceptorService>(SheetInterceptorService)
        .generateMutationsOfAutoHeight({ unitId, subUnitId, ranges: [toRange(at)] });
      if (redos.length) this.engine.apply(redos);
    }
    this.waiting.clear();
  }
}
