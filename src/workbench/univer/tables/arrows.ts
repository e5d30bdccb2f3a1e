import { IRenderManagerService } from "@univerjs/engine-render";
import { SheetsTableButtonStateEnum } from "@univerjs/sheets-table";
import type { Engine } from "../engine";

/** The arrow in a table's header, as the engine draws it. */
interface Arrow {
  _filterParams?: {
    subUnitId: string;
    row: number;
    col: number;
    tableId: string;
    buttonState?: SheetsTableButtonStateEnum;
  };
  _drawChevron: typeof drawFunnel;
  setShapeProps(props: object): void;
}

const FILTERED = new Set<SheetsTableButtonStateEnum | undefined>([
  SheetsTableButtonStateEnum.FilteredSortNone,
  SheetsTableButtonStateEnum.FilteredSortAsc,
  SheetsTableButtonStateEnum.FilteredSortDesc,
]);

/**
 * Univer draws the arrows of tables in the colour that the table's style gives to headers: black on the dark fill that a
 * header has of its own. Of a column that is filtered it draws the arrow, too, where Excel has a funnel.
 */
export function colourArrows(engine: Engine): void {
  engine.get<IRenderManagerService>(IRenderManagerService).created$.subscribe(({ unitId, scene }) => {
    if (!engine.isSpreadsheet(unitId)) return;
    const add = scene.addObjects.bind(scene);
    scene.addObjects = (objects, layer) => {
      for (const arrow of objects as unknown as Arrow[]) colour(engine, arrow);
      return add(objects, layer);
    };
  });
}

function colour(engine: Engine, arrow: Arrow): void {
  const { _filterParams: at } = arrow;
  if (!at?.tableId) return;
  if (FILTERED.has(at.buttonState)) arrow._drawChevron = drawFunnel;
  const { bg, cl } = engine.sheet(at.subUnitId).getCellStyle(at.row, at.col) ?? {};
  if (!bg?.rgb) return;
  const iconColor = cl?.rgb ?? "#000000";
  arrow.setShapeProps({ iconColor, hoverBackground: iconColor, hoverIconColor: bg.rgb });
}

/** In the square of 16 pixels that the arrow has. */
function drawFunnel(context: CanvasRenderingContext2D, color: string): void {
  context.save();
  context.fillStyle = color;
  context.fill(new Path2D("M2.5 3.5h11L9.5 8.5v5l-3-2v-3z"));
  context.restore();
}
