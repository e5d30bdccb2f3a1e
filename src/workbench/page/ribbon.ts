import type { AddIn, RibbonButton } from "./manifest";

/** The add-in's groups and buttons, as its manifest puts them into Excel's ribbon. */
export function showRibbon(place: HTMLElement, addIn: AddIn, press: (button: RibbonButton) => void): void {
  place.replaceChildren(
    ...addIn.groups.map((group) => {
      const element = document.createElement("div");
      element.className = "ribbon-group";
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", group.label);
      const buttons = document.createElement("div");
      buttons.className = "ribbon-buttons";
      buttons.append(...group.buttons.map((b) => buttonElement(b, press)));
      const label = document.createElement("span");
      label.className = "ribbon-label";
      label.textContent = group.label;
      element.append(buttons, label);
      return element;
    }),
  );
}

function buttonElement(button: RibbonButton, press: (button: RibbonButton) => void): HTMLElement {
  const element = document.createElement("button");
  element.type = "button";
  element.title = button.tip;
  element.dataset.control = button.id;
  if (button.icon) {
    const icon = document.createElement("img");
    icon.src = button.icon;
    icon.alt = "";
    element.append(icon);
  }
  element.append(button.label);
  element.addEventListener("click", () => press(button));
  return element;
}
