import {
  BorderType,
  CommandType,
  type IAccessor,
  type IBorderData,
  type ICommand,
  type IMutationInfo,
  type IRange,
  type IStyleData,
  type Worksheet,
} from "@univerjs/core";
import {
  BorderStyleManagerService,
  ClearSelectionAllCommand,
  ClearSelectionFormatCommand,
  SetBorderCommand,
  SetStyleCommand,
  SheetInterceptorService,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import { SetNumfmtCommand, type ISetNumfmtCommandParams } from "@univerjs/sheets-numfmt";
import type { Rect } from "../../model/port";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import type { AutoHeights } from "../auto-heights";
import type { Engine } from "../engine";
import { toRect } from "../grid";
import type { History } from "../history/history";
import { bordered, LINES } from "./bordered";
import { Formats } from "./formats";

interface Params {
  subUnitId?: string;
  range?: IRange;
  ranges?: IRange[];
}

/** The mutations that empty cells, or take their formats, or both. */
type Clearing = (sheetId: string, at: Rect, what: "all" | "formats") => IMutationInfo[];

/** Says whether it was done; null: the command is better done by Univer itself. */
type Work<P> = (params: P, areas: readonly Area[], sheet: Worksheet) => boolean | null;

/** Cells to be changed, and the first row of the range that they are a part of. */
interface Area extends Rect {
  top: number;
}

const isWhole = ({ h, w }: Rect): boolean => h === MAX_ROWS || w === MAX_COLUMNS;

/**
 * What the user formats as a whole row, column or sheet is kept as that, and what is cleared uncovers no format that lies
 * beneath it. Univer formats the cells that its sheet has at present, one by one.
 */
export function formatByToolbar(
  engine: Engine,
  heights: AutoHeights,
  history: History,
  clearing: Clearing,
): void {
  /** False when it was refused, which has been said by whoever refused it. */
  const execute = (mutations: readonly IMutationInfo[]): boolean =>
    mutations.every(({ id, params }) => engine.commands.syncExecuteCommand(id, params));
  const replace = <P extends Params>(command: ICommand<any>, work: Work<P>): void => {
    engine.commands.unregisterCommand(command.id);
    const handler = (accessor: IAccessor, given?: object) => {
      const params = (given ?? {}) as P;
      const sheet = params.subUnitId ? engine.sheet(params.subUnitId) : engine.workbook.getActiveSheet();
      const areas = areasOf(engine, sheet, params);
      if (areas.length === 0) return false;
      const end = history.begin();
      try {
        const done = work(params, areas, sheet);
        if (done === null) return command.handler(accessor, given);
        if (!done) return false;
        const info = { id: command.id, params: given ?? {} };
        engine.apply(
          engine.get<SheetInterceptorService>(SheetInterceptorService).onCommandExecute(info).redos,
        );
        const last = sheet.getLastRowWithContent();
        for (const { r, h } of areas) heights.mark(sheet.getSheetId(), r, Math.min(r + h - 1, last));
        heights.flush();
        return true;
      } finally {
        end();
      }
    };
    engine.commands.registerCommand({ id: command.id, type: CommandType.COMMAND, handler });
  };

  replace<Params & { style: { type: keyof IStyleData; value: unknown } }>(
    SetStyleCommand,
    ({ style: { type, value } }, areas, sheet) => {
      const formats = new Formats(engine, sheet);
      return areas.every((at) =>
        execute(
          Array.isArray(value)
            ? formats.changingEach(at, (r, c) => ({
                style: { [type]: value[r - at.top]?.[c - at.c] ?? null },
              }))
            : formats.changing(at, { style: { [type]: value ?? null } }),
        ),
      );
    },
  );

  const clear =
    (what: "all" | "formats"): Work<Params> =>
    (_params, areas, sheet) =>
      areas.every((at) => execute(clearing(sheet.getSheetId(), at, what)));
  replace(ClearSelectionFormatCommand, clear("formats"));
  replace(ClearSelectionAllCommand, clear("all"));

  replace<Params & ISetNumfmtCommandParams>(SetNumfmtCommand, ({ values }, areas, sheet) => {
    const [rows, columns] = [sheet.getRowCount(), sheet.getColumnCount()];
    const cells = areas.reduce((n, { h, w }) => n + Math.min(h, rows) * Math.min(w, columns), 0);
    const [first] = values;
    const seen = values.filter(({ row }) => !sheet.getRowFiltered(row));
    // Univer gives each cell of the selection its format; those of cells by themselves, or not alike, stay as they are.
    const alike = values.every(({ pattern }) => pattern === first?.pattern);
    const each = !areas.some(isWhole) && seen.length === values.length;
    if (each || cells !== seen.length || !alike) return null;
    const n = first?.pattern ? { pattern: first.pattern } : null;
    return areas.every((at) => execute(new Formats(engine, sheet).changing(at, { style: { n } })));
  });

  replace(SetBorderCommand, (_params, [at], sheet) => {
    const border = engine.get<BorderStyleManagerService>(BorderStyleManagerService).getBorderInfo();
    if (!border.activeBorderType || !at || !isWhole(at) || !LINES[border.type]) return null;
    const line = border.type === BorderType.NONE ? null : { s: border.style, cl: { rgb: border.color } };
    return bordered(at, border.type).every(([rect, sides]) => {
      const bd = Object.fromEntries(sides.map((side) => [side, line])) as IBorderData;
      return execute(new Formats(engine, sheet).changing(rect, { style: { bd } }));
    });
  });
}

/** The cells that a command is about, without rows that are filtered out; a sheet of Univer's ends where Excel's goes on. */
function areasOf(engine: Engine, sheet: Worksheet, { range, ranges }: Params): Area[] {
  const selections = engine.get<SheetsSelectionsService>(SheetsSelectionsService);
  const selected = (): IRange[] => (selections.getCurrentSelections() ?? []).map((s) => s.range);
  return (range ? [range] : (ranges ?? selected())).flatMap((given) => {
    const at = toRect(given);
    // Of whole lines Univer may leave out where they begin and end.
    const tall = !(at.h < sheet.getRowCount());
    const wide = !(at.w < sheet.getColumnCount());
    const lines = {
      ...at,
      ...(tall ? { r: 0, h: MAX_ROWS } : {}),
      ...(wide ? { c: 0, w: MAX_COLUMNS } : {}),
    };
    return tall ? [{ ...lines, top: 0 }] : notFiltered(sheet, lines);
  });
}

function notFiltered(sheet: Worksheet, at: Rect): Area[] {
  const parts: Area[] = [];
  for (let r = at.r; r < at.r + at.h; r++) {
    const last = parts.at(-1);
    if (sheet.getRowFiltered(r)) continue;
    if (last && last.r + last.h === r) last.h++;
    else parts.push({ ...at, r, h: 1, top: at.r });
  }
  return parts;
}
