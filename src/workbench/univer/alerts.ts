import { DesktopDialogService, ILayoutService } from "@univerjs/ui";
import type { UniverBook } from "./book";

const ALERT = "reject-input-dialog";

interface Dialog {
  id: string;
  title?: { title?: unknown };
}

/**
 * The alert after an entry that a validation refuses. Univer heads it "Error" whatever title the validation has, and leaves
 * the keyboard with nobody when it is closed, so that the next entry is lost.
 */
export function mendAlerts(book: UniverBook): void {
  // On the class: the service itself may still be a proxy, which keeps what was read from it.
  const { open, close } = DesktopDialogService.prototype as any;
  Object.assign(DesktopDialogService.prototype, {
    open(this: DesktopDialogService, options: Dialog) {
      const { r, c } = book.selection().activeCell;
      const title = options.id === ALERT && book.active().validationAt(r, c)?.errorAlert?.title;
      return open.call(this, title ? { ...options, title: { title } } : options);
    },
    close(this: DesktopDialogService, id: string) {
      close.call(this, id);
      if (id === ALERT) focusGrid(book);
    },
  });
}

/** Gives the keyboard to the grid, once no dialog holds it any more. */
export function focusGrid(book: UniverBook): void {
  const layout = book.engine.get(ILayoutService);
  const root: HTMLElement | null = layout.rootContainerElement;
  if (root?.ownerDocument.querySelector("[role=dialog]")) requestAnimationFrame(() => focusGrid(book));
  else layout.focus();
}
