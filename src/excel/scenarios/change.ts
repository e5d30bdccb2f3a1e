import type { CellContent } from "../insertions/fingerprint";
import { literal } from "../write/literal";
import { BLANK, sameContent } from "../model-runs/journal";
import { address, rectsOf } from "../talk/rects";
import { newToken } from "../talk/records/kind";
import type { Present, PresentInput } from "./present";
import { activeKey, type SavedInputs, type ScenarioJournal } from "./record";

/** Contents by the id of the input. */
export type Contents = Map<string, CellContent>;

/** The inputs as they are, to be kept. Those that hold formulas are left out. */
export function savedInputs({ inputs, rows }: Present): SavedInputs {
  return { cells: Object.fromEntries([...inputs].map(([id, { content }]) => [id, content])), rows };
}

/** What a scenario wants the present cells to hold, or why it does not fit them any more. */
export function contentsFor(saved: SavedInputs, present: Present): Contents | { misfit: string } {
  const moved = new Map<string, number[]>();
  for (const [id, labels] of Object.entries(saved.rows)) {
    const now = present.rows[id];
    const table = id.slice(id.indexOf("!") + 1);
    if (!now) return { misfit: present.missing[0] ?? `the table “${table}” isn’t there any more` };
    if (now.length !== labels.length)
      return { misfit: `the table “${table}” has ${now.length} rows now, and had ${labels.length} then` };
    const order = rowsNow(labels, now);
    if (!order) return { misfit: `the table “${table}” has other rows now` };
    moved.set(id, order);
  }
  const contents: Contents = new Map();
  for (const [id, content] of Object.entries(saved.cells)) {
    const target = movedId(id, moved);
    if (present.formulas.has(target))
      return { misfit: `an input holds a formula now (${placeOf(present, target)})` };
    if (!present.inputs.has(target))
      return { misfit: present.missing[0] ?? `an input isn’t there any more (${placeOf(present, target)})` };
    contents.set(target, content);
  }
  return contents;
}

/** In which row each of the saved rows is now. Rows without names keep their places. */
function rowsNow(saved: string[], now: string[]): number[] | null {
  if (saved.every((label, i) => label === now[i])) return saved.map((_, i) => i);
  const order = saved.map((label) => now.indexOf(label));
  return new Set(order).size === order.length && !order.includes(-1) ? order : null;
}

function movedId(id: string, moved: Map<string, number[]>): string {
  const [cell, row] = [id.slice(0, id.lastIndexOf("#")), id.slice(id.lastIndexOf("#") + 1)];
  const header = cell.lastIndexOf("[");
  const known = header >= 0 && cell.endsWith("]") && /^\d+$/.test(row);
  const order = known ? moved.get(cell.slice(0, header)) : undefined;
  return order ? `${cell}#${order[Number(row)] ?? row}` : id;
}

const placeOf = ({ stored }: Present, id: string) => {
  const key = id.slice(0, id.indexOf("!"));
  return stored.sheets.find((sheet) => sheet.key === key)?.name ?? key;
};

/** How many of the present inputs differ from what a scenario holds; null when it does not fit any more. */
export function differences(saved: SavedInputs, present: Present): number | null {
  const contents = contentsFor(saved, present);
  if (!(contents instanceof Map)) return null;
  return [...contents].filter(([id, content]) => !sameContent(content, present.inputs.get(id)?.content ?? ""))
    .length;
}

/** Writes what differs from `now`, in few actions. */
export function queueContents(
  context: Excel.RequestContext,
  inputs: ReadonlyMap<string, PresentInput>,
  now: Contents,
  wanted: Contents,
): void {
  const sheets = new Map<string, Map<string, CellContent>>();
  for (const [id, content] of wanted) {
    const input = inputs.get(id);
    if (!input || sameContent(now.get(id) ?? "", content)) continue;
    const cells = sheets.get(input.sheetId) ?? new Map<string, CellContent>();
    sheets.set(input.sheetId, cells.set(`${input.row},${input.column}`, content));
  }
  for (const [sheetId, cells] of sheets) {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const places = [...cells.keys()].map((key) => key.split(",").map(Number));
    const size = {
      rows: Math.max(...places.map(([row = 0]) => row)) + 1,
      columns: Math.max(...places.map(([, column = 0]) => column)) + 1,
    };
    for (const rect of rectsOf(size, (r, c) => cells.has(`${r},${c}`)))
      sheet.getRange(address(rect)).formulas = Array.from({ length: rect.rows }, (_, r) =>
        Array.from({ length: rect.columns }, (__, c) =>
          entered(cells.get(`${rect.row + r},${rect.column + c}`) ?? ""),
        ),
      );
  }
}

/** An error is entered as the error, everything else as what it is. */
const entered = (content: CellContent) => (content === BLANK ? BLANK : literal(content));

/** The journal of a change that will leave one of these contents. */
export function journalFor(
  present: Present,
  active: string | null,
  tested: readonly Contents[],
): ScenarioJournal {
  const cells: ScenarioJournal["cells"] = {};
  for (const [id, { content }] of present.inputs) {
    const values = tested.flatMap((contents) => contents.get(id) ?? []);
    const others = values.filter((value) => !sameContent(value, content));
    if (others.length) cells[id] = { original: content, tested: others };
  }
  const { token } = present.stored;
  return { version: 1, id: newToken(), token, started: new Date().toISOString(), active, cells };
}

export function queueActive({ workbook }: Excel.RequestContext, token: string, active: string | null): void {
  if (active === null) workbook.settings.getItemOrNullObject(activeKey(token)).delete();
  else workbook.settings.add(activeKey(token), active);
}
