import { HostError } from "../../protocol/errors";
import { ChartSeries } from "../../model/chart/series";
import type { HostObject } from "../../protocol/members";
import type { BookPort } from "../../model/port";
import type { Behaviour } from "../behaviour";

const LINES = /^(Line|XYScatter)/;

/** The series that an object is, or is a part of. */
function seriesOf(object: HostObject): ChartSeries | null {
  if (object instanceof ChartSeries) return object;
  const { of: whole } = object as { of?: unknown };
  return whole instanceof ChartSeries ? whole : null;
}

function hasNumbers(book: BookPort, { spec: { values } }: ChartSeries): boolean {
  const sheet = values && book.sheets().find(({ id }) => id === values.sheetId);
  if (!values || !sheet) return false;
  return sheet.read(values.at).some((row) => row.some(({ kind }) => kind === "number"));
}

export const emptySeries: Behaviour = {
  name: "empty-chart-series",
  source: "error table of the reference (EmptyChartSeries); OJ 2196",
  what: "Lines and points of a chart whose cells hold no number yet refuse every format.",
  hook:
    ({ book }) =>
    (use) => {
      if (use.how === "read") return;
      const series = seriesOf(use.object);
      if (!series || !LINES.test(series.chartType as string)) return;
      const formats = !(use.object instanceof ChartSeries) || /^marker|hasDataLabels/.test(use.name);
      if (formats && !hasNumbers(book, series)) throw new HostError("EmptyChartSeries");
    },
};

export const tableOnActiveSheet: Behaviour = {
  name: "table-on-active-sheet",
  source: "reference of TableCollection.add: an address without a sheet is one of the active sheet",
  what: 'sheet.tables.add("A1:C5") makes the table on whatever sheet is in front.',
  hook:
    ({ book }) =>
    (use) => {
      if (use.how !== "call" || use.object.api.className !== "TableCollection" || use.name !== "add") return;
      const [address] = use.args;
      if (typeof address !== "string" || address.includes("!")) return;
      use.args = [`'${book.active().name.replaceAll("'", "''")}'!${address}`, ...use.args.slice(1)];
    },
};

export const freezeActivates: Behaviour = {
  name: "freeze-fails",
  source: "OJ 2196, 3148",
  what: "Freezing rows of a sheet that is not in front fails on some builds.",
  hook:
    ({ stage }) =>
    ({ how, name, object: { api } }) => {
      const freezes = how === "call" && api.className === "WorksheetFreezePanes" && /^freeze/.test(name);
      if (freezes && stage.freezing === "fails") throw new HostError("GeneralException");
    },
};
