/** Those around a field are its list, which takes what is typed. */
const LISTS = "[role=toolbar] div[data-slot$=-trigger]:not(:has(input))";
const OPENING = new Set(["Enter", " ", "ArrowDown"]);

/** What Excel calls the buttons that show a picture, by Univer's command. */
const COMMANDS: Record<string, string> = {
  "univer.command.undo": "Undo",
  "univer.command.redo": "Redo",
  "sheet.command.set-once-format-painter": "Format Painter",
  "sheet.command.clear-selection-all": "Clear All",
  "sheet.command.set-range-font-family": "Font",
  "sheet.command.set-range-fontsize": "Font Size",
  "sheet.command.set-range-font-increase": "Increase Font Size",
  "sheet.command.set-range-font-decrease": "Decrease Font Size",
  "sheet.command.set-range-bold": "Bold",
  "sheet.command.set-range-italic": "Italic",
  "sheet.command.set-range-underline": "Underline",
  "sheet.command.set-range-stroke": "Strikethrough",
  "sheet.command.set-range-text-color": "Font Color",
  "sheet.command.set-background-color": "Fill Color",
  "sheet.command.set-border-basic": "Borders",
  "sheet.command.set-horizontal-text-align": "Horizontal Alignment",
  "sheet.command.set-vertical-text-align": "Vertical Alignment",
  "sheet.command.set-text-wrap": "Wrap Text",
  "sheet.command.set-text-rotation": "Orientation",
  "sheet.command.add-worksheet-merge": "Merge Cells",
  "sheet.command.numfmt.set.percent": "Percent Style",
  "sheet.command.numfmt.set.currency": "Currency Style",
  "sheet.command.numfmt.add.decimal.command": "Increase Decimal",
  "sheet.command.numfmt.subtract.decimal.command": "Decrease Decimal",
  "sheet.menu.data-validation": "Data Validation",
  "sheet.operation.open.conditional.formatting.panel": "Conditional Formatting",
  "sheet.operation.open-table-selector": "Table",
  "sheet.command.toggle-gridlines": "Gridlines",
};

const OTHERS: [selector: string, name: string][] = [
  ["[data-u-comp=ribbon-toolbar]", "Formatting"],
  ["[data-u-comp=defined-name] input", "Name Box"],
  ["footer :not([data-slot]) > [data-u-comp=sheet-bar-append-button]", "New Sheet"],
  ["footer [data-slot] > [data-u-comp=sheet-bar-append-button]", "All Sheets"],
  ["footer [data-u-comp=button]:has(+ * [role=track])", "Zoom Out"],
  ["footer :is([role=handle], [role=track] a)", "Zoom"],
  ["footer :has([role=track]) + [data-u-comp=button]", "Zoom In"],
];

function giveNames(): void {
  for (const [selector, name] of OTHERS)
    for (const found of document.querySelectorAll(selector)) setName(found, name);
  for (const found of document.querySelectorAll<HTMLElement>("[data-u-command]")) {
    const name = COMMANDS[found.dataset.uCommand!];
    const named = found.querySelector("input, [data-slot$=-trigger]") ?? found;
    if (name && named.matches("button, input, [data-slot$=-trigger]")) setName(named, name);
  }
}

function setName(element: Element, name: string): void {
  if (element.ariaLabel !== name) element.ariaLabel = name;
}

/**
 * Univer's toolbar for the mouse alone: here what opens a list is reached and opened by the keyboard as well, and buttons
 * that show a picture have names.
 */
export function mendToolbar(grid: HTMLElement): void {
  const mend = (): void => {
    giveNames();
    for (const list of grid.querySelectorAll<HTMLElement>(`${LISTS}:not([tabindex])`)) {
      list.tabIndex = 0;
      list.setAttribute("role", "button");
    }
  };
  let due = false;
  // Once a frame: charts and panes change the page many times in one.
  const soon = (): void => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      mend();
    });
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  mend();
  grid.addEventListener("keydown", (event) => {
    const list = event.target as HTMLElement;
    // Menus open by themselves once they have the keyboard.
    if (!list.matches(LISTS) || list.ariaHasPopup === "menu" || !OPENING.has(event.key)) return;
    event.preventDefault();
    list.click();
  });
}
