/** Those around a field are its list, which takes what is typed. */
const LISTS = "[role=toolbar] div[data-slot$=-trigger]:not(:has(input))";
const OPENING = new Set(["Enter", " ", "ArrowDown"]);

/** What opens a list in the grid's toolbar is reached and opened by the keyboard as well; Univer has it for the mouse only. */
export function openListsByKeys(grid: HTMLElement): void {
  const mend = (): void => {
    for (const list of grid.querySelectorAll<HTMLElement>(`${LISTS}:not([tabindex])`)) {
      list.tabIndex = 0;
      list.setAttribute("role", "button");
    }
  };
  new MutationObserver(mend).observe(grid, { childList: true, subtree: true });
  mend();
  grid.addEventListener("keydown", (event) => {
    const list = event.target as HTMLElement;
    // Menus open by themselves once they have the keyboard.
    if (!list.matches(LISTS) || list.ariaHasPopup === "menu" || !OPENING.has(event.key)) return;
    event.preventDefault();
    list.click();
  });
}
