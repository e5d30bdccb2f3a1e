import { createDarkTheme, createLightTheme } from "@fluentui/tokens";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { green } from "./brand";

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

/** Whether white text stands out better on a colour #RRGGBB than black. */
export function isDark(colour: string | undefined): boolean | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour ?? "");
  if (!match) return null;
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => {
    const value = parseInt(part, 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  // Relative luminance as WCAG 2.2 defines it; at 0.179 black and white contrast alike.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.179;
}
