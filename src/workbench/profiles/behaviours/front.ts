import { HostError } from "../../protocol/errors";
import type { MemberUse } from "../../protocol/hooks";
import type { Behaviour } from "../behaviour";

const is = ({ object, name }: MemberUse, className: string, members: RegExp) =>
  object.api.className === className && members.test(name);

/** Methods that change nothing that is kept. */
const LOOKS = /^(activate|select|load|calculate|suspend|get|track|_)/;
/** What the user sees is his, whatever he may change. */
const SEEN = /^(Application|Event)/;

export const viewOnly: Behaviour = {
  name: "view-only",
  source: "OJ 5148, 6209; AccessDenied in the reference's table of errors",
  what: "In Protected View and without the right to edit everything can be read, and whatever changes something ends in AccessDenied.",
  hook:
    ({ stage }) =>
    ({ how, name, object: { api } }) => {
      if (stage.rights === "edit" || how === "read" || SEEN.test(api.className)) return;
      // Listening to events changes nothing either.
      if (how === "call" && (LOOKS.test(name) || /^register|^unregister/i.test(name))) return;
      throw new HostError("AccessDenied");
    },
};

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
