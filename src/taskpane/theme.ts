import { createDarkTheme, createLightTheme } from "@fluentui/tokens";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { green } from "./brand";
import { isDark } from "./colour";

/** Follows Office's theme; where Office doesn't tell one, the system's. Windows contrast themes act on top of either. */
export function followTheme(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const dark = officeIsDark() ?? system.matches;
    setTheme(dark ? createDarkTheme(green) : createLightTheme(green));
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
}

function officeIsDark(): boolean | null {
  const theme = typeof Office === "undefined" ? undefined : Office.context?.officeTheme;
  if (!theme) return null;
  return theme.isDarkTheme ?? isDark(theme.bodyBackgroundColor);
}
