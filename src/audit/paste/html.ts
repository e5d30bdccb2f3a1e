import { withoutEntities } from "./clean";
import type { Block } from "./blocks";
import { joined } from "./split-cells";

/** What stands in them is never text of the page. */
const SILENT = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "head",
  "svg",
  "iframe",
  "object",
  "select",
]);
const BREAKS = new Set(["p", "div", "br", "li", "ul", "ol", "section", "article", "tr", "pre", "blockquote"]);
const HEADING = /^h[1-6]$/;
/** Of a table, and of a span that a page claims. */
const MOST_COLUMNS = 1000;

interface OpenTable {
  rows: string[][];
  headers: number;
  row: string[] | null;
  headed: boolean;
  cell: { text: string; columns: number; rows: number } | null;
  /** Texts that reach down into rows to come, by column. */
  hanging: Map<number, { text: string; rows: number }>;
}

/**
 * The tables and texts of a piece of HTML. It is read as characters and never becomes elements, so that nothing in it
 * can run, load or be shown.
 */
export function readHtml(html: string): Block[] {
  const blocks: Block[] = [];
  let line = "";
  let heading = false;
  let table: OpenTable | null = null;
  let silent: string | null = null;
  let raised: string | null = null;

  const endLine = () => {
    const text = tidy(line);
    if (text !== "") blocks.push({ kind: "line", text, heading });
    line = "";
  };
  const endTable = (ended: OpenTable) => {
    endRow(ended);
    const rows = joined(ended.rows);
    if (rows.length > 0)
      blocks.push({ kind: "table", rows, ...(ended.headers && { headers: ended.headers }) });
  };
  const add = (text: string) => {
    if (silent) return;
    if (raised !== null) raised += text;
    else if (table) {
      if (table.cell) table.cell.text += text;
    } else line += text;
  };

  for (const { text, tag, closing, attributes } of pieces(html)) {
    if (tag === undefined) {
      add(withoutEntities(text));
      continue;
    }
    if (silent) {
      if (closing && tag === silent) silent = null;
      continue;
    }
    if (SILENT.has(tag)) {
      if (!closing) silent = tag;
    } else if (tag === "sup") {
      // 10³ isn't 103; what stands in brackets is a footnote's number.
      if (!closing) raised = "";
      else if (raised !== null) {
        const what = raised;
        raised = null;
        const note = what.trim();
        if (!(note.startsWith("[") && note.endsWith("]"))) add(/^\d/.test(note) ? `^${note}` : what);
      }
    } else if (tag === "table") {
      if (!closing && !table) {
        endLine();
        table = { rows: [], headers: 0, row: null, headed: true, cell: null, hanging: new Map() };
      } else if (closing && table) {
        endTable(table);
        table = null;
      }
    } else if (table && tag === "tr") {
      endRow(table);
      if (!closing) table.row = [];
    } else if (table && (tag === "td" || tag === "th")) {
      endCell(table);
      if (closing) continue;
      table.row ??= [];
      if (tag === "td") table.headed = false;
      table.cell = { text: "", columns: span(attributes, "colspan"), rows: span(attributes, "rowspan") };
    } else if (table) {
      if (BREAKS.has(tag)) add(" ");
    } else if (HEADING.test(tag)) {
      if (!closing) {
        endLine();
        heading = true;
      } else {
        endLine();
        heading = false;
      }
    } else if (BREAKS.has(tag)) endLine();
  }
  if (table) endTable(table);
  endLine();
  return blocks;
}

const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

function span(attributes: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(attributes);
  return Math.min(Math.max(Number(found?.[1] ?? 1), 1), MOST_COLUMNS);
}

function endCell(table: OpenTable): void {
  const { cell, row } = table;
  if (!cell || !row) return;
  hang(table);
  const text = tidy(cell.text);
  for (let k = 0; k < cell.columns && row.length < MOST_COLUMNS; k++) {
    if (cell.rows > 1) table.hanging.set(row.length, { text: repeated(text), rows: cell.rows - 1 });
    row.push(k === 0 ? text : repeated(text));
  }
  table.cell = null;
}

/** A merged name belongs to all that it spans; a figure is one figure. */
const repeated = (text: string) => (/^[^\p{L}\d]*\d/u.test(text) ? "" : text);

function hang(table: OpenTable): void {
  const { row, hanging } = table;
  for (let over = row && hanging.get(row.length); row && over; over = hanging.get(row.length)) {
    if (--over.rows === 0) hanging.delete(row.length);
    row.push(over.text);
  }
}

function endRow(table: OpenTable): void {
  endCell(table);
  const { row, rows } = table;
  if (!row) return;
  hang(table);
  table.row = null;
  if (row.length === 0) return;
  rows.push(row);
  if (table.headed && table.headers === rows.length - 1) table.headers = rows.length;
}

interface Piece {
  text: string;
  tag?: string;
  closing?: boolean;
  attributes: string;
}

/** Tags and what is between them. A "<" that begins no tag is text. */
function* pieces(html: string): Generator<Piece> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) break;
    if (open > at) yield { text: html.slice(at, open), attributes: "" };
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const letter = html.charAt(html.charAt(open + 1) === "/" ? open + 2 : open + 1);
    const end = /[a-z!?]/i.test(letter) ? tagEnd(html, open) : -1;
    if (end < 0) {
      yield { text: "<", attributes: "" };
      at = open + 1;
      continue;
    }
    const inner = html.slice(open + 1, end);
    const closing = inner.startsWith("/");
    const name = /^[a-z][a-z0-9]*/i.exec(closing ? inner.slice(1) : inner)?.[0] ?? "";
    yield { text: "", tag: name.toLowerCase(), closing, attributes: inner.slice(name.length) };
    at = end + 1;
  }
  if (at < html.length) yield { text: html.slice(at), attributes: "" };
}

/** The ">" of a tag; one within quotation marks is part of an attribute. */
function tagEnd(html: string, from: number): number {
  let quote = "";
  for (let at = from + 1; at < html.length; at++) {
    const character = html.charAt(at);
    if (quote) {
      if (character === quote) quote = "";
    } else if (character === ">") return at;
    else if (character === "<") return -1;
    else if ((character === '"' || character === "'") && html.charAt(at - 1) === "=") quote = character;
  }
  return -1;
}
