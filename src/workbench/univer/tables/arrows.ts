import { IRenderManagerService } from "@univerjs/engine-render";
import type { Engine } from "../engine";

/** The arrow in a table's header, as the engine draws it. */
interface Arrow {
  _filterParams?: { subUnitId: string; row: number; col: number; tableId: string };
  setShapeProps(props: object): void;
}

/**
 * Univer draws the arrows of tables in the colour that the table's style gives to headers: black on the dark fill that a
 * header has of its own.
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
  const { bg, cl } = engine.sheet(at.subUnitId).getCellStyle(at.row, at.col) ?? {};
  if (!bg?.rgb) return;
  const iconColor = cl?.rgb ?? "#000000";
  arrow.setShapeProps({ iconColor, hoverBackground: iconColor, hoverIconColor: bg.rgb });
}
