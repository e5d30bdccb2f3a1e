/** Relative luminance as WCAG 2.2 defines it, 0 for black to 1 for white; null when the text isn't #RRGGBB. */
export function luminance(colour: string | undefined): number | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour ?? "");
  if (!match) return null;
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => {
    const value = parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a) ?? 0, luminance(b) ?? 0].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Whether white text stands out better on a colour than black. */
export function isDark(colour: string | undefined): boolean | null {
  const value = luminance(colour);
  // Here black and white contrast alike: (1 + 0.05) / (L + 0.05) = (L + 0.05) / 0.05.
  return value === null ? null : value < Math.sqrt(1.05 * 0.05) - 0.05;
}
