import { BooleanNumber, BorderStyleTypes, type IBorderStyleData } from "@univerjs/core";
import type { IRangeThemeStyleJSON } from "@univerjs/sheets";

/** Text and accents of the theme with which Excel 2013 to 2022 makes new workbooks, in the order of its table styles. */
const ACCENTS = ["#000000", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

const mix = (hex: string, share: number): string =>
  `#${[1, 3, 5]
    .map((i) => Math.round(255 - (255 - Number.parseInt(hex.slice(i, i + 2), 16)) * share))
    .map((n) => n.toString(16).padStart(2, "0"))
    .join("")}`;

const line = (rgb: string, s = BorderStyleTypes.THIN): IBorderStyleData => ({ s, cl: { rgb } });
const bold = { bl: BooleanNumber.TRUE };

type Theme = Omit<IRangeThemeStyleJSON, "name">;

/** Headers in bold between two lines. */
function light(accent: string): Theme {
  const edge = line(accent);
  return {
    headerRowStyle: { ...bold, cl: { rgb: accent }, bd: { t: edge, b: edge } },
    lastRowStyle: { bd: { b: edge } },
    firstRowStyle: { bg: { rgb: mix(accent, accent === "#000000" ? 0.15 : 0.2) } },
  };
}

/** A filled header, and a frame around the table. */
function framed(accent: string, bands: boolean): Theme {
  const edge = line(accent);
  return {
    headerRowStyle: { ...bold, bg: { rgb: accent }, cl: { rgb: "#FFFFFF" } },
    headerColumnStyle: { bd: { l: edge } },
    lastColumnStyle: { bd: { r: edge } },
    lastRowStyle: { bd: { b: edge } },
    firstRowStyle: bands ? { bg: { rgb: mix(accent, 0.2) } } : { bd: { t: line(mix(accent, 0.6)) } },
  };
}

/** A grid of thin lines, headers in bold. */
function gridded(accent: string): Theme {
  const edge = line(accent);
  const all = { t: edge, b: edge, l: edge, r: edge };
  return {
    wholeStyle: { bd: all },
    headerRowStyle: { ...bold, bd: { ...all, b: line(accent, BorderStyleTypes.MEDIUM) } },
    firstRowStyle: { bg: { rgb: mix(accent, 0.2) } },
  };
}

/** A filled header and filled rows. */
function filled(accent: string, bands: [string, string]): Theme {
  return {
    headerRowStyle: { ...bold, bg: { rgb: accent }, cl: { rgb: "#FFFFFF" } },
    firstRowStyle: { bg: { rgb: bands[0] } },
    secondRowStyle: { bg: { rgb: bands[1] } },
  };
}

function themeOf(family: string, number: number): Theme {
  const accent = ACCENTS[(number - 1) % 7] ?? "#4472C4";
  const row = Math.floor((number - 1) / 7);
  if (family === "Light")
    return [light(accent), framed(accent, false), gridded(accent)][row] ?? light(accent);
  if (family === "Dark") return filled(mix(accent, 1), [mix(accent, 0.7), mix(accent, 0.5)]);
  if (row === 0) return framed(accent, true);
  if (row === 1) return filled(accent, [mix(accent, 0.4), mix(accent, 0.2)]);
  if (row === 2) return filled(accent, ["#D9D9D9", "#FFFFFF"]);
  return gridded(accent);
}

/** Univer's name for an Excel table style with or without banded rows. */
export const themeName = (style: string, banded: boolean): string =>
  `table-${/^TableStyle(Light|Medium|Dark)\d+$/.test(style) ? style : "none"}${banded ? "" : "-plain"}`;

function variants(style: string, theme: Theme): { name: string; style: Theme }[] {
  const { firstRowStyle: _first, secondRowStyle: _second, ...plain } = theme;
  return [
    { name: themeName(style, true), style: theme },
    { name: themeName(style, false), style: plain },
  ];
}

const FAMILIES: [string, number][] = [
  ["Light", 21],
  ["Medium", 28],
  ["Dark", 11],
];

/** All of Excel's table styles for Univer's table plugin; the first is what new tables get. */
export const TABLE_THEMES = [
  ...variants("TableStyleMedium2", themeOf("Medium", 2)),
  ...FAMILIES.flatMap(([family, count]) =>
    Array.from({ length: count }, (_, i) => `TableStyle${family}${i + 1}`)
      .filter((style) => style !== "TableStyleMedium2")
      .flatMap((style) => variants(style, themeOf(family, Number(style.replace(/\D/g, ""))))),
  ),
  ...variants("", {}),
];
