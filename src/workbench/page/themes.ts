export type ThemeName = "light" | "dark" | "contrast";

/** Office's themes as `Office.context.officeTheme` reports them: Colorful, Black, and Windows' contrast "Night sky". */
export const THEMES: Record<ThemeName, Record<string, string>> = {
  light: {
    bodyBackgroundColor: "#FFFFFF",
    bodyForegroundColor: "#242424",
    controlBackgroundColor: "#FFFFFF",
    controlForegroundColor: "#242424",
  },
  dark: {
    bodyBackgroundColor: "#292929",
    bodyForegroundColor: "#FFFFFF",
    controlBackgroundColor: "#1F1F1F",
    controlForegroundColor: "#FFFFFF",
  },
  contrast: {
    bodyBackgroundColor: "#000000",
    bodyForegroundColor: "#FFFFFF",
    controlBackgroundColor: "#000000",
    controlForegroundColor: "#FFFF00",
  },
};

export const isThemeName = (name: string): name is ThemeName => name in THEMES;
