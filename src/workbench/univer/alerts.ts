import { Button } from "@univerjs/design";
import { DesktopDialogService, IDialogService, ILayoutService } from "@univerjs/ui";
import { createElement } from "react";
import type { UniverBook } from "./book";

const ALERT = "reject-input-dialog";
const CIRCLE = "workbench.circular-reference";

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
      if (id === ALERT || id === CIRCLE) focusGrid(book);
    },
  });
  book.onCircle = () => {
    const dialogs = book.engine.get<IDialogService>(IDialogService);
    const close = (): void => dialogs.close(CIRCLE);
    dialogs.open({
      id: CIRCLE,
      width: 368,
      title: { title: "Circular reference" },
      children: {
        title:
          "There are one or more circular references: a formula refers to its own cell, directly or through others. " +
          "The cells of the circle show 0. Change or remove a reference, or move the formula to another cell.",
      },
      footer: { title: createElement(Button, { variant: "primary", onClick: close }, "OK") },
      onClose: close,
    });
  };
}

/** Gives the keyboard to the grid, once no dialog holds it any more. */
export function focusGrid(book: UniverBook): void {
  const layout = book.engine.get(ILayoutService);
  const root: HTMLElement | null = layout.rootContainerElement;
  if (root?.ownerDocument.querySelector("[role=dialog]")) requestAnimationFrame(() => focusGrid(book));
  else layout.focus();
}
