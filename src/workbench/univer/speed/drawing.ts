import {
  CommandType,
  requestImmediateMacroTask,
  type ICommandInfo,
  type IExecutionOptions,
  type Workbook,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { Layer, Scene, SpreadsheetSkeleton } from "@univerjs/engine-render";
import { SheetRenderController } from "@univerjs/sheets-ui";
import type { Engine } from "../engine";
import { hasContent } from "../sheet/cells";
import type { Stays } from "./pace";

type Listener = (command: Readonly<ICommandInfo>, options?: IExecutionOptions) => void;

interface Renderer {
  _context: { unit: Workbook };
  _commandService: { onCommandExecuted(listener: Listener): unknown };
  _initCommandListener(): void;
}

interface Redrawn {
  _debounceDirtyFunc: (() => void) | null;
  _wanted?: boolean;
  _drawn?: number;
  makeDirty(state?: boolean): unknown;
  makeDirtyWithDebounce(state?: boolean): void;
}

interface Redrawing {
  _layers: Redrawn[];
  makeDirty(state?: boolean): unknown;
}

/** What an add-in does to sheets costs the page what is seen of it. To be called before there is a workbook. */
export function drawWhatIsSeen(stays: Stays): void {
  const telling = followSheetInFront(SheetRenderController.prototype as unknown as Renderer);
  gatherRedraws(Layer.prototype as unknown as Redrawn, stays);
  const scene = Scene.prototype as unknown as Redrawing;
  const { makeDirty } = scene;
  scene.makeDirty = function (state = true) {
    if (!telling()) return makeDirty.call(this, state);
    for (const layer of this._layers) layer.makeDirtyWithDebounce(state);
    return this;
  };
}

/**
 * Univer lays out and draws the sheet in front anew whichever sheet has been written to: once for each of its commands.
 * @returns whether a command is just being answered
 */
function followSheetInFront(renderer: Renderer): () => boolean {
  let telling = 0;
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
          if (elsewhere(command)) return;
          telling++;
          try {
            listener(command, options);
          } finally {
            telling--;
          }
        }),
    };
    listen.call(this);
    this._commandService = commands;
  };
  return () => telling > 0;
}

/**
 * Univer makes a channel of messages for every wish to be drawn, and takes it back when the next one comes; and it draws
 * after each request of an add-in, which takes as long as many a request does.
 */
function gatherRedraws(layer: Redrawn, stays: Stays): void {
  layer.makeDirtyWithDebounce = function (state = true) {
    this._wanted = state;
    if (this._debounceDirtyFunc) return;
    const draw = (): void => {
      this._debounceDirtyFunc = null;
      this._drawn = performance.now();
      this.makeDirty(this._wanted);
    };
    const wait = stays(this._drawn ?? 0);
    if (wait === 0) this._debounceDirtyFunc = requestImmediateMacroTask(draw);
    else {
      const timer = setTimeout(draw, wait);
      this._debounceDirtyFunc = () => clearTimeout(timer);
    }
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
