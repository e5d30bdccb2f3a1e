import { CommandType, type ICommandInfo } from "@univerjs/core";
import { Layer, Scene, SpreadsheetSkeleton } from "@univerjs/engine-render";
import { SheetRenderController } from "@univerjs/sheets-ui";
import { afterEach, expect, it, vi } from "vitest";
import type { Engine } from "../../../src/workbench/univer/engine";
import { drawWhatIsSeen, measureTextsOnly } from "../../../src/workbench/univer/speed/drawing";

const kept = [SheetRenderController, Layer, Scene, SpreadsheetSkeleton].map(
  ({ prototype }) => [prototype, Object.getOwnPropertyDescriptors(prototype)] as const,
);
afterEach(() => {
  vi.useRealTimers();
  for (const [prototype, before] of kept) Object.defineProperties(prototype, before);
});

it("only what is done to the sheet in front is laid out and drawn", () => {
  const renderer = SheetRenderController.prototype as unknown as Record<string, (this: any) => void>;
  const heard: string[] = [];
  renderer._initCommandListener = function () {
    this._commandService.onCommandExecuted(({ id }: ICommandInfo) => heard.push(id));
  };
  drawWhatIsSeen(() => 0);
  let tell: (command: ICommandInfo) => void = () => undefined;
  const commands = { onCommandExecuted: (listener: typeof tell) => (tell = listener) };
  const page = {
    _context: { unit: { getActiveSheet: () => ({ getSheetId: () => "front" }) } },
    _commandService: commands,
  };
  renderer._initCommandListener.call(page);
  const { MUTATION, OPERATION } = CommandType;
  tell({ id: "write in front", type: MUTATION, params: { subUnitId: "front" } });
  tell({ id: "write behind", type: MUTATION, params: { subUnitId: "behind" } });
  tell({ id: "rename the workbook", type: MUTATION, params: {} });
  tell({ id: "go behind", type: OPERATION, params: { subUnitId: "behind" } });
  expect(heard).toEqual(["write in front", "rename the workbook", "go behind"]);
  expect(page._commandService).toBe(commands);
});

it("wishes to be drawn are met once, with the last of them", async () => {
  drawWhatIsSeen(() => 0);
  const layer = Object.assign(Object.create(Layer.prototype) as Layer, { makeDirty: vi.fn() });
  layer.makeDirtyWithDebounce(true);
  layer.makeDirtyWithDebounce(true);
  layer.makeDirtyWithDebounce(false);
  expect(layer.makeDirty).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(layer.makeDirty).toHaveBeenCalled());
  expect(layer.makeDirty.mock.calls).toEqual([[false]]);
  layer.makeDirtyWithDebounce(true);
  await vi.waitFor(() => expect(layer.makeDirty).toHaveBeenCalledTimes(2));
});

it("while what was drawn may stay, the sheet waits; what the user scrolls does not", () => {
  vi.useFakeTimers();
  const renderer = SheetRenderController.prototype as unknown as Record<string, (this: any) => void>;
  const layer = Object.assign(Object.create(Layer.prototype) as Layer, { makeDirty: vi.fn(), _drawn: 1000 });
  const scene = Object.assign(Object.create(Scene.prototype) as Pick<Scene, "makeDirty">, {
    _layers: [layer],
    _parent: { classType: "Engine" },
  });
  renderer._initCommandListener = function () {
    this._commandService.onCommandExecuted(() => scene.makeDirty());
  };
  drawWhatIsSeen((drawn) => drawn - 800);
  let tell: (command: ICommandInfo) => void = () => undefined;
  renderer._initCommandListener.call({
    _context: { unit: { getActiveSheet: () => ({ getSheetId: () => "front" }) } },
    _commandService: { onCommandExecuted: (listener: typeof tell) => (tell = listener) },
  });
  const write = { id: "write", type: CommandType.MUTATION, params: { subUnitId: "front" } };
  tell(write);
  tell(write);
  vi.advanceTimersByTime(199);
  expect(layer.makeDirty).not.toHaveBeenCalled();
  scene.makeDirty();
  expect(layer.makeDirty).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(layer.makeDirty).toHaveBeenCalledTimes(2);
});

it("heights are measured where there is a text, in the cell or spilled into it", () => {
  const { prototype } = SpreadsheetSkeleton;
  prototype.calculateAutoHeightForCell = () => 20;
  const spilled = { workbook: { sheet: { 2: { 0: { v: "spilled" } } } } };
  measureTextsOnly({
    unitId: "workbook",
    get: () => ({ getArrayFormulaCellData: () => spilled }),
  } as unknown as Engine);
  const cells = [{ v: "text" }, { s: "looks" }, undefined, { f: "=A1" }, { v: "" }];
  const skeleton = {
    worksheet: { getCellRaw: (row: number) => cells[row], getSheetId: () => "sheet" },
  };
  const heights = cells.map((_, row) => prototype.calculateAutoHeightForCell.call(skeleton as never, row, 0));
  expect(heights).toEqual([20, undefined, 20, 20, undefined]);
});
