import { HostError } from "../../protocol/errors";
import { sameName } from "../../model/context";
import { Table } from "../../model/table/table";
import { NamedItemCollection, nameIsTaken } from "../../model/workbook/names";
import type { Behaviour } from "../behaviour";

export const tableNameTaken: Behaviour = {
  name: "table-name-taken",
  source: "OJ 551",
  what: "A table that is given a name that is taken ends the request with InvalidArgument, which doesn't say why.",
  hook:
    () =>
    ({ how, name, object, ...use }) => {
      if (how !== "set" || name !== "name" || !(object instanceof Table) || !("value" in use)) return;
      const wanted = String(use.value);
      if (!sameName(wanted, object.name) && nameIsTaken(object.x, wanted))
        throw new HostError("InvalidArgument");
    },
};

export const sheetInFrontHasName: Behaviour = {
  name: "sheet-in-front-has-name",
  source: "OJ 2875",
  what: "A name can't be given to the workbook while the sheet in front has one of its own that is the same, as a copied sheet does.",
  hook:
    ({ book }) =>
    (use) => {
      if (use.how !== "call" || use.name !== "add" || !(use.object instanceof NamedItemCollection)) return;
      if (use.object.sheetId !== undefined) return;
      const { id } = book.active();
      const wanted = String(use.args[0]);
      if (book.names().some(({ name, sheetId }) => sheetId === id && sameName(name, wanted)))
        throw new HostError("ItemAlreadyExists");
    },
};
