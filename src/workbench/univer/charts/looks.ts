import type {
  ChartFontSpec,
  ChartLabelSpec,
  ChartLineSpec,
  ChartLooks,
  ChartPointSpec,
} from "../../model/port";

/** Points of the object model in the pixels that ECharts draws with. */
const PX_PER_POINT = 4 / 3;

const DASHES: Record<string, "dashed" | "dotted"> = {
  Dash: "dashed",
  DashDot: "dashed",
  DashDotDot: "dashed",
  Dot: "dotted",
  RoundDot: "dotted",
};

/** A font as ECharts takes it: only what somebody has set. */
export function fontOption(font: ChartFontSpec | undefined): object {
  if (!font) return {};
  return {
    ...(font.color === undefined ? {} : { color: font.color }),
    ...(font.name === undefined ? {} : { fontFamily: font.name }),
    ...(font.size === undefined ? {} : { fontSize: font.size * PX_PER_POINT }),
    ...(font.bold === undefined ? {} : { fontWeight: font.bold ? "bold" : "normal" }),
    ...(font.italic === undefined ? {} : { fontStyle: font.italic ? "italic" : "normal" }),
  };
}

export function lineOption(line: ChartLineSpec | undefined): object {
  if (!line) return {};
  const dash = line.style === undefined ? undefined : (DASHES[line.style] ?? "solid");
  return {
    ...(line.color === undefined ? {} : { color: line.color }),
    ...(line.weight === undefined ? {} : { width: line.weight * PX_PER_POINT }),
    ...(dash === undefined ? {} : { type: dash }),
    ...(line.style === "None" ? { opacity: 0 } : {}),
  };
}

export function borderOption(line: ChartLineSpec | undefined): object {
  if (!line || line.style === "None") return {};
  return {
    borderColor: line.color ?? "#000000",
    borderWidth: (line.weight ?? 0.75) * PX_PER_POINT,
    borderType: DASHES[line.style ?? ""] ?? "solid",
  };
}

/** Background and border of title and legend. */
export function boxOption(looks: ChartLooks | undefined): object {
  const { fill, border } = looks ?? {};
  return {
    ...(fill?.color && !fill.none ? { backgroundColor: fill.color } : {}),
    ...borderOption(border),
  };
}

/** Where labels stand: Excel's words and ECharts'. */
export function labelPosition(position: string | undefined, horizontal: boolean): string | undefined {
  switch (position) {
    case "Center":
      return "inside";
    case "InsideEnd":
      return horizontal ? "insideRight" : "insideTop";
    case "InsideBase":
      return horizontal ? "insideLeft" : "insideBottom";
    case "OutsideEnd":
      return horizontal ? "right" : "top";
    case "Left":
    case "Right":
    case "Top":
    case "Bottom":
      return position.toLowerCase();
    default:
      return undefined;
  }
}

/** A label's words: what it shows of name, category, value and share, in Excel's order. */
export function labelText(
  label: ChartLabelSpec,
  parts: { series: string; category: string; value: string; percentage?: number | undefined },
): string {
  if (label.text !== undefined && label.text !== "") return label.text;
  return [
    label.seriesName ? parts.series : null,
    label.categoryName ? parts.category : null,
    (label.value ?? true) ? parts.value : null,
    label.percentage && parts.percentage !== undefined ? `${Math.round(parts.percentage)}%` : null,
  ]
    .filter((part) => part !== null)
    .join(label.separator ?? ", ");
}

/** What one point looks like, where it differs from its series. */
export function pointStyle({ fill, border }: ChartPointSpec): object {
  return {
    ...(fill?.none ? { color: "transparent" } : fill?.color ? { color: fill.color } : {}),
    ...borderOption(border),
  };
}
