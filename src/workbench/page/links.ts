import type { ExcelHost } from "../model/host";
import { linkTarget } from "../model/workbook/link-target";
import type { UniverBook } from "../univer/book";

/** A click on a cell with a hyperlink follows it: within the workbook, or to a page in a tab of its own. */
export function followLinks(
  grid: HTMLElement,
  book: UniverBook,
  host: ExcelHost,
  message: HTMLElement,
): void {
  grid.addEventListener("click", (event) => {
    // The grid is drawn on canvases; its toolbar, name box and tabs are elements.
    if (!(event.target instanceof HTMLCanvasElement)) return;
    const { sheetId, areas, activeCell } = book.selection();
    const [area] = areas;
    if (areas.length !== 1 || !area || area.h * area.w !== 1) return;
    const link = host.document.hyperlinks.get(sheetId)?.get(`${activeCell.r},${activeCell.c}`);
    if (!link) return;
    if (link.address) {
      window.open(link.address, "_blank", "noopener");
      return;
    }
    const target = linkTarget(book, link.documentReference ?? "", sheetId);
    const sheet = book.sheets().find(({ id }) => id === target?.sheetId);
    if (!target || !sheet) {
      message.textContent = "Reference isn't valid: what this link leads to isn't there.";
      return;
    }
    sheet.activate();
    book.select(sheet.id, target.at);
  });
}
