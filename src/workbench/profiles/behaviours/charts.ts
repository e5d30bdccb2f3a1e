import { HostError } from "../../protocol/errors";
import { ChartSeries } from "../../model/chart/series";
import type { BookPort } from "../../model/port";
import type { Behaviour } from "../behaviour";

const LINES = /^(Line|XYScatter)/;

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
    ({ object, how, name }) => {
      if (!(object instanceof ChartSeries) || !LINES.test(object.chartType as string)) return;
      const formats = name === "format" || (how === "set" && /^marker|hasDataLabels/.test(name));
      if (formats && !hasNumbers(book, object)) throw new HostError("EmptyChartSeries");
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
