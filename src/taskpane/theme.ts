import { createDarkTheme, createLightTheme } from "@fluentui/tokens";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { green } from "./brand";
import { isDark } from "./colour";

/** Follows Office's theme; where Office doesn't tell one, the system's. Windows contrast themes act on top of either. */
export function followTheme(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let shown: boolean | null = null;
  const apply = () => {
    const dark = officeIsDark() ?? system.matches;
    if (dark === shown) return;
    shown = dark;
    setTheme(dark ? createDarkTheme(green) : createLightTheme(green));
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
  // Excel has no event for its theme: it is looked at again whenever somebody comes back to the pane or moves in it.
  for (const event of ["focus", "pointerover", "visibilitychange"]) addEventListener(event, apply, true);
}

function officeIsDark(): boolean | null {
  const theme = typeof Office === "undefined" ? undefined : Office.context?.officeTheme;
  if (!theme) return null;
  return theme.isDarkTheme ?? isDark(theme.bodyBackgroundColor);
}
