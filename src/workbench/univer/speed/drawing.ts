import {
  CommandType,
  requestImmediateMacroTask,
  type ICommandInfo,
  type IExecutionOptions,
  type Workbook,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { Layer, SpreadsheetSkeleton } from "@univerjs/engine-render";
import { SheetRenderController } from "@univerjs/sheets-ui";
import type { Engine } from "../engine";
import { hasContent } from "../sheet/cells";

type Listener = (command: Readonly<ICommandInfo>, options?: IExecutionOptions) => void;

interface Renderer {
  _context: { unit: Workbook };
  _commandService: { onCommandExecuted(listener: Listener): unknown };
  _initCommandListener(): void;
}

interface Redrawn {
  _debounceDirtyFunc: (() => void) | null;
  _wanted?: boolean;
  makeDirty(state?: boolean): unknown;
  makeDirtyWithDebounce(state?: boolean): void;
}

/** What an add-in does to sheets costs the page what is seen of it. To be called before there is a workbook. */
export function drawWhatIsSeen(): void {
  followSheetInFront(SheetRenderController.prototype as unknown as Renderer);
  gatherRedraws(Layer.prototype as unknown as Redrawn);
}

/** Univer lays out and draws the sheet in front anew whichever sheet has been written to: once for each of its commands. */
function followSheetInFront(renderer: Renderer): void {
  const listen = renderer._initCommandListener;
  renderer._initCommandListener = function () {
    const commands = this._commandService;
    const elsewhere = ({ type, params }: Readonly<ICommandInfo>): boolean => {
      const sheet = (params as { subUnitId?: string } | undefined)?.subUnitId;
      return (
        type === CommandType.MUTATION &&
        sheet !== undefined &&
        sheet !== this._context.unit.getActiveSheet().getSheetId()
      );
    };
    this._commandService = {
      onCommandExecuted: (listener) =>
        commands.onCommandExecuted((command, options) => {
          if (!elsewhere(command)) listener(command, options);
        }),
    };
    listen.call(this);
    this._commandService = commands;
  };
}

/** Univer makes a channel of messages for every wish to be drawn, and takes it back when the next one comes. */
function gatherRedraws(layer: Redrawn): void {
  layer.makeDirtyWithDebounce = function (state = true) {
    this._wanted = state;
    this._debounceDirtyFunc ??= requestImmediateMacroTask(() => {
      this._debounceDirtyFunc = null;
      this.makeDirty(this._wanted);
    });
  };
}

/** The heights of rows follow their texts; Univer composes the look of every cell of a row, however few hold one. */
export function measureTextsOnly(engine: Engine): void {
  const { prototype } = SpreadsheetSkeleton;
  const measure = prototype.calculateAutoHeightForCell;
  prototype.calculateAutoHeightForCell = function (row, column) {
    const spilled = engine.get(FormulaDataModel).getArrayFormulaCellData()?.[engine.unitId];
    const shown =
      hasContent(this.worksheet.getCellRaw(row, column)) ||
      hasContent(spilled?.[this.worksheet.getSheetId()]?.[row]?.[column]);
    return shown ? measure.call(this, row, column) : undefined;
  };
}
