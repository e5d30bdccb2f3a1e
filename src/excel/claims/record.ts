import { canonical } from "../insertions/fingerprint";
import { columnNumber, MAX_ROWS } from "../talk/rects";
import { kindOf, token } from "../talk/records/kind";
import { either, fields, flag, list, only, text, whole } from "../talk/records/shape";

/** Verdicts that were written beside claims, kept in the workbook's settings: one setting for each audit. */
export interface StoredAudit {
  version: 1;
  token: string;
  /** False while it is being written: what is left of an audit that was cut short says so itself. */
  complete: boolean;
  /** As people write them, at the time of the audit. */
  claims: string;
  computed: string;
  place: string;
  /** Which cells of the place were written: addresses as if the place began in A1. */
  written: string[];
  fingerprint: string;
  rows: number;
  /** The words among what was written, by which it is told when rows came or went since. */
  texts: string[];
  /** The words that conditional formats were added for, and how many formats the place had before. */
  coloured: string[];
  formatsBefore: number;
  /** Of the place before; one for all where they were alike. */
  numberFormats: string | string[][];
}

const PREFIX = "PhoenixROI.audit.";
export const auditKey = (token: string) => PREFIX + token;

/** The name of the cells that hold an audit's verdicts. It is hidden, and follows the cells wherever they go. */
export const auditName = (token: string) => `PhoenixROI.verdicts_${token}`;

/** An audit has this many claims at most, and a rectangle for each in the worst case. */
const MOST = 40_000;
const format = text(255);

export const AUDIT = kindOf<StoredAudit>(
  ["audit", "audits"],
  (key) => key.startsWith(PREFIX),
  fields<StoredAudit>({
    version: only(1),
    token,
    complete: flag,
    claims: text(300),
    computed: text(300),
    place: text(300),
    written: list(MOST, text(30, /^[A-Z]{1,3}[1-9]\d{0,6}(:[A-Z]{1,3}[1-9]\d{0,6})?$/)),
    fingerprint: text(16, /^[0-9a-f]{16}$/),
    rows: whole(MAX_ROWS),
    texts: list(100, text()),
    coloured: list(100, text(255)),
    formatsBefore: whole(MOST),
    numberFormats: either(format, list(MOST, list(MOST, format))),
  }),
  ({ token: own }) => auditKey(own),
);

/**
 * What cells hold, independent of where the block stands: references count from their own cell, as in R1C1, so that
 * rows inserted above change nothing.
 */
export function relativeContents(formulas: unknown[][], row: number, column: number): string[] {
  return formulas.flatMap((line, r) =>
    line.flatMap((content, c) =>
      content === "" || content == null ? [] : [relative(String(content), row + r, column + c)],
    ),
  );
}

function relative(content: string, row: number, column: number): string {
  if (!content.startsWith("=")) return content;
  // Texts and sheets' names keep what looks like an address in them.
  return canonical(content)
    .split(/("(?:[^"]|"")*"|'(?:[^']|''){0,300}'!)/)
    .map((part, i) => (i % 2 ? part : part.replace(CELL, replacement)))
    .join("");

  function replacement(_: string, before: string, letters: string, digits: string): string {
    return `${before}R[${Number(digits) - 1 - row}]C[${columnNumber(letters) - column}]`;
  }
}

const CELL = /(^|[^A-Za-z0-9_.])([A-Z]{1,3})([1-9]\d{0,6})(?![A-Za-z0-9_(.])/g;
