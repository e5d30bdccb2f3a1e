import { HostError } from "../../protocol/errors";
import type { MemberUse } from "../../protocol/hooks";
import type { Behaviour } from "../behaviour";

const is = ({ object, name }: MemberUse, className: string, members: RegExp) =>
  object.api.className === className && members.test(name);

const SELECTION = /^(getSelectedRanges?|getActiveCell)$/;

export const chartSheet: Behaviour = {
  name: "chart-sheet-in-front",
  source: "OJ 2444",
  what: "While a chart, macro or dialog sheet is in front, asking for the active sheet or the selection fails.",
  hook:
    ({ stage }) =>
    (use) => {
      if (stage.front !== "chart sheet") return;
      if (is(use, "WorksheetCollection", /^getActiveWorksheet$/)) throw new HostError("GeneralException");
      if (is(use, "Workbook", SELECTION)) throw new HostError("InvalidSelection");
    },
};

export const anotherWorkbook: Behaviour = {
  name: "another-workbook-in-front",
  source: "OJ 6365, 5319, 561, 771; the page on troubleshooting Excel add-ins",
  what: "While another workbook is in front, names of sheets, the selection, and changes to the list of sheets fail.",
  hook:
    ({ stage }) =>
    (use) => {
      if (stage.front !== "another workbook") return;
      if (is(use, "Worksheet", /^(names|delete)$/)) throw new HostError("InvalidSelection");
      if (is(use, "Workbook", SELECTION)) throw new HostError("InvalidSelection");
      const fails =
        is(use, "WorksheetCollection", /^(add|getActiveWorksheet)$/) ||
        is(use, "Worksheet", /^activate$/) ||
        is(use, "WorksheetFreezePanes", /^freeze/) ||
        (use.how === "set" && is(use, "Worksheet", /^showGridlines$/));
      if (fails) throw new HostError("GeneralException");
    },
};
