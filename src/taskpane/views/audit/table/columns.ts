import {
  COLUMN_ROLES,
  ROW_ROLES,
  type AuditedTable,
  type ColumnRole,
  type Page,
  type RowRole,
} from "../../../../audit";
import type { DecimalMark } from "../../../../core/claims/digits";
import { h, setAttribute } from "../../../dom";
import { DECIMALS, HINTS, ROLES, ROW_NAMES } from "./messages";
import type { Part } from "./part";
import type { TableAudit } from "./table-audit";

/** Further rows keep what their names say. */
const MOST_ROWS = 50;

/** What each column is taken for, and why; the user may know better. */
export function columnsView(view: TableAudit): Part {
  const list = h("div", { class: "cards" });
  const marks = h("div", {});
  const section = h(
    "section",
    { "aria-labelledby": "table-columns", hidden: true },
    h("h2", { id: "table-columns" }, "What the columns are"),
    marks,
    list,
  );
  return {
    element: section,
    update({ audit, unclear }, before) {
      if (before && before.audit === audit) return;
      setAttribute(section, "hidden", !audit?.tables.length);
      const open = new Set(
        [...list.children].flatMap((one, k) => ((one as HTMLDetailsElement).open ? [k] : [])),
      );
      const rows = new Set([...list.querySelectorAll("details.rows[open]")].map(({ id }) => id));
      const focused = document.activeElement?.id;
      marks.replaceChildren(...(audit && unclear !== null ? [decimalField(view, audit.page, unclear)] : []));
      list.replaceChildren(
        ...(audit?.tables ?? []).map((table, k) =>
          tableView(view, table, k, open.has(k) || audit!.tables.length === 1),
        ),
      );
      for (const each of list.querySelectorAll("details.rows")) setAttribute(each, "open", rows.has(each.id));
      if (focused && section.contains(document.getElementById(focused)))
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
    ...columns.map(({ role, reason }, c) =>
      choice(
        `table-${k}-column-${c}`,
        table.names[c] || `Column ${c + 1}`,
        COLUMN_ROLES,
        ROLES,
        role,
        (chosen: ColumnRole) => view.setRole(k, c, chosen),
        reason,
      ),
    ),
    rowsView(view, table, k),
  );
}

/** Which rows are totals or averages of the others; their names may not say so. */
function rowsView(view: TableAudit, table: AuditedTable["table"], k: number): HTMLElement {
  const rows = Array.from({ length: Math.min(table.height, MOST_ROWS) }, (_, r) => r);
  return h(
    "details",
    { class: "rows", id: `table-${k}-rows` },
    h("summary", {}, "Rows: totals and averages"),
    ...rows.map((r) =>
      choice(
        `table-${k}-row-${r}`,
        table.rowName(r),
        ROW_ROLES,
        ROW_NAMES,
        table.rowRole(r),
        (role: RowRole) => view.setRow(k, r, role),
      ),
    ),
  );
}

/** "1.234" is one and a bit here, and more than a thousand there. */
function decimalField(view: TableAudit, page: Page, unclear: string): HTMLElement {
  const marks = Object.keys(DECIMALS) as DecimalMark[];
  return choice(
    "table-decimal",
    "Numbers are printed like",
    marks,
    DECIMALS,
    page.decimal ?? ".",
    (mark) => view.setDecimal(mark),
    HINTS.decimal(unclear),
  );
}

function choice<T extends string>(
  id: string,
  label: string,
  values: readonly T[],
  names: Readonly<Record<T, string>>,
  chosen: T,
  choose: (value: T) => void,
  hint?: string,
): HTMLElement {
  const select = h(
    "select",
    {
      id,
      change: () => choose(select.value as T),
      ...(hint !== undefined && { "aria-describedby": `${id}-hint` }),
    },
    ...values.map((value) => h("option", { value, selected: value === chosen }, names[value])),
  );
  return h(
    "div",
    { class: "number-field" },
    h("label", { for: id }, label),
    select,
    hint === undefined ? null : h("p", { class: "hint", id: `${id}-hint` }, hint),
  );
}
