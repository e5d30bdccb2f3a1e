import { element, elements } from "../../../src/engine/file/xml";

/** How a cell looks, in the plan's words, as far as the file says it. */
export interface Look {
  readonly font: Readonly<Record<string, string | number | boolean>>;
  readonly fill: string | undefined;
  readonly align: Readonly<Record<string, string>>;
  readonly top: string | undefined;
  readonly bottom: string | undefined;
  readonly format: string;
}

/** Formats that a file knows by number alone (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Record<string, string> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  14: "mm-dd-yy",
  49: "@",
};

/** What xl/styles.xml says under the numbers by which cells (`looks`) and rules (`rules`) ask for it. */
export function readLooks(styles: string): { looks: Look[]; rules: Look[] } {
  const children = (list: string, name: string) => [
    ...elements(element(styles, list)?.inner ?? "<none/>", name),
  ];
  const formats = new Map(
    children("numFmts", "numFmt").map(({ attributes }) => [attributes.numFmtId, attributes.formatCode!]),
  );
  // A fill holds its colours, and a font its colour, under names of their own: no element here holds another of its name.
  const fonts = children("fonts", "font").map(({ inner }) => font(inner));
  const fills = children("fills", "fill").map(({ inner }) => element(inner, "fgColor")?.attributes.rgb);
  const borders = children("borders", "border").map(({ inner }) => inner);
  return {
    looks: children("cellXfs", "xf").map(({ attributes, inner }) => ({
      font: fonts[Number(attributes.fontId)]!,
      fill: colour(fills[Number(attributes.fillId)]),
      align: element(inner, "alignment")?.attributes ?? {},
      top: line(borders[Number(attributes.borderId)]!, "top"),
      bottom: line(borders[Number(attributes.borderId)]!, "bottom"),
      format: formats.get(attributes.numFmtId!) ?? BUILT_IN[attributes.numFmtId!] ?? "",
    })),
    rules: children("dxfs", "dxf").map(({ inner }) => ({
      font: font(element(inner, "font")?.inner ?? ""),
      fill: colour(element(inner, "bgColor")?.attributes.rgb),
      align: {},
      top: undefined,
      bottom: undefined,
      format: "General",
    })),
  };
}

function font(xml: string): Look["font"] {
  const is = (name: string) => element(xml, name) !== null;
  const size = element(xml, "sz")?.attributes.val;
  const name = element(xml, "name")?.attributes.val;
  const color = colour(element(xml, "color")?.attributes.rgb);
  return {
    ...(name !== undefined && { name }),
    ...(size !== undefined && { size: Number(size) }),
    ...(color !== undefined && { color }),
    bold: is("b"),
    italic: is("i"),
    underline: is("u"),
  };
}

const colour = (argb: string | undefined): string | undefined => argb && `#${argb.slice(2)}`;

function line(border: string, edge: string): string | undefined {
  const found = element(border, edge);
  return found?.attributes.style === undefined
    ? undefined
    : `${found.attributes.style} ${colour(element(found.inner, "color")?.attributes.rgb)}`;
}
