import type { PickedCell } from "../../../excel";
import { h } from "../../dom";
import type { Study } from "./study";

/** Shows the cell in Excel. */
export function addressLink(view: Study, cell: PickedCell): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "cell-link",
      "aria-label": `Show ${cell.label}, ${cell.address}`,
      click: () => void view.showCell(cell),
    },
    cell.address,
  );
}
