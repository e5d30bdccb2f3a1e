/** What the arrows in a table's header do: the same as an add-in that sorts and filters. */
import { setCriteria } from "../filter/filters";
import type { Context } from "../context";
import type { TableMenu } from "../port";
import { Table } from "./table";

export const tableMenu = (x: Context): TableMenu => ({
  sort: (id, key, ascending) => new Table(x, id).sort.apply([{ key, ascending }]),
  filter: (id, column, criteria) => setCriteria(x, new Table(x, id).info, column, criteria),
  async toggle(id) {
    const table = new Table(x, id);
    if (table.showFilterButton) await table.autoFilter.remove();
    else table.showFilterButton = true;
  },
});
