/** How a sheet is printed. Kept in the file; the workbench prints nothing. */
import { declareApi, HostObject } from "../../protocol/members";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { finite, flag, integer, invalidArgument, oneOf, record, text } from "../arguments";
import { existing } from "../collection";
import { sheetPort, type Context } from "../context";
import type { PageSetup } from "../workbook/document";
import type { Rect } from "../port";
import { Range } from "../range/range";
import { RangeAreas } from "../range/areas";
import { resolveAreas } from "../formula/references";
import { HeaderFooterGroup } from "./headers-footers";

const MARGINS = [
  "topMargin",
  "bottomMargin",
  "leftMargin",
  "rightMargin",
  "headerMargin",
  "footerMargin",
] as const;
const FLAGS = [
  "blackAndWhite",
  "centerHorizontally",
  "centerVertically",
  "draftMode",
  "printGridlines",
  "printHeadings",
] as const;
const PAPERS = [
  "Letter",
  "Legal",
  "Tabloid",
  "Ledger",
  "Statement",
  "Executive",
  "A3",
  "A4",
  "A5",
  "B4",
  "B5",
] as const;

/** Excel's own values for a new sheet; margins in points. */
const DEFAULTS: Record<string, unknown> = {
  orientation: "Portrait",
  paperSize: "Letter",
  zoom: { scale: 100 },
  topMargin: 54,
  bottomMargin: 54,
  leftMargin: 50.4,
  rightMargin: 50.4,
  headerMargin: 21.6,
  footerMargin: 21.6,
  printOrder: "DownThenOver",
};

const PAGE_LAYOUT = declareApi("PageLayout", {
  "1.9": {
    nav: "headersFooters",
    write: `${MARGINS.join(" ")} ${FLAGS.join(" ")} orientation paperSize printOrder zoom`,
    call: `getPrintArea getPrintAreaOrNullObject getPrintTitleColumns getPrintTitleColumnsOrNullObject
      getPrintTitleRows getPrintTitleRowsOrNullObject setPrintArea setPrintMargins setPrintTitleColumns
      setPrintTitleRows`,
  },
});

export class PageLayout extends HostObject {
  readonly api = PAGE_LAYOUT;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
  ) {
    super();
    for (const name of MARGINS) this.keep(name, (value) => finite(value, 0));
    for (const name of FLAGS) this.keep(name, flag);
    this.keep("orientation", (value) => oneOf(value, ["Portrait", "Landscape"]));
    this.keep("paperSize", (value) => oneOf(value, PAPERS));
    this.keep("printOrder", (value) => oneOf(value, ["DownThenOver", "OverThenDown"]));
    this.keep("zoom", zoomOptions);
  }

  private keep(name: string, check: (value: unknown) => unknown): void {
    Object.defineProperty(this, name, {
      get: () => this.setup.scalars[name] ?? DEFAULTS[name] ?? false,
      set: (value: unknown) => {
        this.setup.scalars[name] = check(value);
      },
    });
  }

  private get setup(): PageSetup {
    sheetPort(this.x, this.sheetId);
    const { pageSetup } = this.x.document;
    const setup = pageSetup.get(this.sheetId) ?? {
      printArea: null,
      titleRows: null,
      titleColumns: null,
      scalars: {},
    };
    pageSetup.set(this.sheetId, setup);
    return setup;
  }

  get headersFooters(): HeaderFooterGroup {
    return new HeaderFooterGroup(() => this.setup.scalars);
  }

  private rects(given: unknown): Rect[] {
    if (given instanceof Range && given.sheetId === this.sheetId) return [given.at];
    if (given instanceof RangeAreas && given.sheetId === this.sheetId) return given.rects;
    const areas = resolveAreas(this.x, text(given), this.sheetId);
    if (!areas || areas.some((a) => a.sheetId !== this.sheetId)) throw invalidArgument();
    return areas.map((a) => a.at);
  }

  setPrintArea(area: unknown): void {
    this.setup.printArea = this.rects(area);
  }
  getPrintAreaOrNullObject(): RangeAreas | null {
    const { printArea } = this.setup;
    return printArea && new RangeAreas(this.x, this.sheetId, printArea);
  }
  getPrintArea(): RangeAreas {
    return existing(this.getPrintAreaOrNullObject());
  }

  setPrintTitleRows(rows: unknown): void {
    const [at, ...more] = this.rects(rows);
    if (!at || more.length > 0) throw invalidArgument();
    this.setup.titleRows = { ...at, c: 0, w: MAX_COLUMNS };
  }
  setPrintTitleColumns(columns: unknown): void {
    const [at, ...more] = this.rects(columns);
    if (!at || more.length > 0) throw invalidArgument();
    this.setup.titleColumns = { ...at, r: 0, h: MAX_ROWS };
  }
  private range(at: Rect | null): Range | null {
    return at && new Range(this.x, this.sheetId, at);
  }
  getPrintTitleRowsOrNullObject(): Range | null {
    return this.range(this.setup.titleRows);
  }
  getPrintTitleRows(): Range {
    return existing(this.getPrintTitleRowsOrNullObject());
  }
  getPrintTitleColumnsOrNullObject(): Range | null {
    return this.range(this.setup.titleColumns);
  }
  getPrintTitleColumns(): Range {
    return existing(this.getPrintTitleColumnsOrNullObject());
  }

  setPrintMargins(unit: unknown, margins: unknown): void {
    const points = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }[
      oneOf(unit, ["Points", "Inches", "Centimeters"])
    ];
    const given = record(margins, ["top", "bottom", "left", "right", "header", "footer"]);
    for (const [side, size] of Object.entries(given))
      if (size !== undefined && size !== null) this.setup.scalars[`${side}Margin`] = finite(size, 0) * points;
  }
}

/** A scale in percent, or pages to fit on. */
function zoomOptions(value: unknown): Record<string, number> {
  const given = record(value, ["horizontalFitToPages", "scale", "verticalFitToPages"]);
  const zoom: Record<string, number> = {};
  for (const [key, size] of Object.entries(given)) {
    if (size === null || size === undefined) continue;
    zoom[key] = integer(size, key === "scale" ? 10 : 1);
  }
  if ((zoom.scale ?? 10) > 400 || (zoom.scale !== undefined && Object.keys(zoom).length > 1))
    throw invalidArgument();
  if (Object.keys(zoom).length === 0) throw invalidArgument();
  return zoom;
}
