import { OPTIONS } from "../model/worksheet/protection";
import type { ExcelHost } from "../model/host";
import type { UniverBook } from "../univer/book";

/** The button that protects the sheet in front, and takes its protection away again; a password is asked for. */
export function showProtection(
  button: HTMLElement,
  book: UniverBook,
  host: ExcelHost,
  message: HTMLElement,
): void {
  const { sheetProtection } = host.document;
  const show = (): void => {
    const on = sheetProtection.has(book.active().id);
    button.textContent = on ? "Unprotect sheet" : "Protect sheet";
    button.setAttribute("aria-pressed", String(on));
  };
  button.addEventListener("click", () => {
    const { id, name } = book.active();
    const now = sheetProtection.get(id);
    if (!now) sheetProtection.set(id, { password: "", options: { ...OPTIONS } });
    else if (now.password === "" || window.prompt(`Password of “${name}”`) === now.password)
      sheetProtection.delete(id);
    else message.textContent = "The password you supplied is not correct.";
    show();
  });
  // An add-in may protect sheets too.
  button.addEventListener("pointerenter", show);
  button.addEventListener("focus", show);
  book.on((e) => {
    if (e.kind === "activated") show();
  });
  show();
}
