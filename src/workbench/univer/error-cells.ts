import { HorizontalAlign, InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { valueOf } from "./cells";
import type { Engine } from "./engine";

/** Excel centres error values; Univer takes them for text. */
export function centreErrors(engine: Engine): void {
  engine.get<SheetInterceptorService>(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: "workbench.centre-errors",
    priority: 8,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { workbook }, next) => {
      const value = cell?.v;
      if (!cell || typeof value !== "string" || !value.startsWith("#") || valueOf(cell).kind !== "error")
        return next(cell);
      const style = workbook.getStyles().getStyleByCell(cell) ?? {};
      return next(style.ht ? cell : { ...cell, s: { ...style, ht: HorizontalAlign.CENTER } });
    },
  });
}
