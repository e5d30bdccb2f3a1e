import { InsertColCommand, InsertRowCommand, SheetInterceptorService } from "@univerjs/sheets";
import type { Engine } from "../engine";
import { moveOf } from "../moves";
import { Formats } from "./formats";

/** Rows that are inserted look like the row above them, columns like the one left of them, as in Excel. */
export function formatInserted(engine: Engine): void {
  engine.get<SheetInterceptorService>(SheetInterceptorService).interceptAfterCommand({
    getMutations: (command) => {
      const lines = command.id === InsertRowCommand.id || command.id === InsertColCommand.id;
      const move = lines ? moveOf(engine, command) : null;
      if (!move) return { redos: [], undos: [] };
      const { r, c, h, w } = move.at;
      const [first, count] = move.axis === "rows" ? [r, h] : [c, w];
      const formats = new Formats(engine, engine.sheet(move.sheetId));
      return { redos: formats.continuing(move.axis, first, count), undos: [] };
    },
  });
}
