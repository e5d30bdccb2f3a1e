import { COLUMN_ROLES, type AuditedTable, type ColumnRole } from "../../../../audit";
import { h, setAttribute } from "../../../dom";
import { ROLES } from "./messages";
import type { Part } from "./part";
import type { TableAudit } from "./table-audit";

/** What each column is taken for, and why; the user may know better. */
export function columnsView(view: TableAudit): Part {
  const list = h("div", { class: "cards" });
  const section = h(
    "section",
    { "aria-labelledby": "table-columns", hidden: true },
    h("h2", { id: "table-columns" }, "What the columns are"),
    list,
  );
  return {
    element: section,
    update({ audit }, before) {
      if (before && before.audit === audit) return;
      setAttribute(section, "hidden", !audit?.tables.length);
      const open = new Set([...list.querySelectorAll("details")].flatMap((one, k) => (one.open ? [k] : [])));
      const focused = document.activeElement?.id;
      list.replaceChildren(
        ...(audit?.tables ?? []).map((table, k) =>
          tableView(view, table, k, open.has(k) || audit!.tables.length === 1),
        ),
      );
      if (focused && list.contains(document.getElementById(focused)))
        document.getElementById(focused)?.focus();
    },
  };
}

function tableView(
  view: TableAudit,
  { table, columns }: AuditedTable,
  k: number,
  open: boolean,
): HTMLElement {
  const names = table.names.filter(Boolean).slice(0, 3).join(", ");
  return h(
    "details",
    { class: "card", open },
    h("summary", {}, `Table ${k + 1}: ${names || `${table.width} columns`}`),
    ...columns.map(({ role, reason }, c) => {
      const id = `table-${k}-column-${c}`;
      const select = h(
        "select",
        {
          id,
          "aria-describedby": `${id}-reason`,
          change: () => view.setRole(k, c, select.value as ColumnRole),
        },
        ...COLUMN_ROLES.map((value) => h("option", { value, selected: value === role }, ROLES[value])),
      );
      return h(
        "div",
        { class: "number-field" },
        h("label", { for: id }, table.names[c] || `Column ${c + 1}`),
        select,
        h("p", { class: "hint", id: `${id}-reason` }, reason),
      );
    }),
  );
}
