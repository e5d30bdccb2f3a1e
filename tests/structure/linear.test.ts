/**
 * Texts come from cells, records, files and pastes, as long as a cell holds them and as bad as a stranger makes them.
 * Whatever meets them takes steps in proportion to their length.
 */
import { describe, expect, it } from "vitest";
import { auditPage } from "../../src/audit";
import { readPasted } from "../../src/audit/paste";
import { readPrinted } from "../../src/core/claims/printed";
import { elements, plainXml, richText } from "../../src/engine/file/xml";
import { FUNCTIONS } from "../../src/engine/functions";
import { criterion } from "../../src/engine/functions/criteria";
import { formatText } from "../../src/engine/functions/text/number-format";
import { patternOf } from "../../src/engine/functions/wildcards";
import { parseArea, sheetPrefix } from "../../src/engine/syntax/address";
import { readFormula } from "../../src/engine/syntax/reader";
import { numberFromText } from "../../src/engine/values/number-text";
import { relativeContents } from "../../src/excel/claims/record";
import { CALL } from "../../src/excel/functions/uses";
import { canonical } from "../../src/excel/insertions/fingerprint";
import { splitAddresses } from "../../src/excel/model-runs/inspect";
import { mentionsIn } from "../../src/excel/model-runs/mentions";
import { onSheet } from "../../src/excel/talk/rects";
import { fileFormula } from "../../src/export/file-formula";
import { readPasted as readImport } from "../../src/imports";
import { columnReference, operand } from "../../src/sheets/formula";
import { isDefinedName, isSheetName } from "../../src/sheets/names";
import { shownPrecision } from "../../src/taskpane/views/audit/precision";
import { words } from "../../src/taskpane/views/functions/search";
import { parseNumber, resultText } from "../../src/taskpane/views/study/numbers";
import { numberText } from "../../src/taskpane/number-text";
import { searchTemplates } from "../../src/taskpane/views/templates/search";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { pastedSource, sheetOf } from "../../src/taskpane/views/audit/table/sheet";
import { tableAuditSheets } from "../../src/templates/analysis";
import { stepsOf } from "../support/steps";

const call = (name: string, text: string) => FUNCTIONS[name]!.run([text] as never, {} as never);

/** Whatever a text can reach. */
const DOORS: Record<string, (text: string) => unknown> = {
  "a claim": (text) => readPrinted(text),
  "a claim with a decimal comma": (text) => readPrinted(text, ","),
  "a number as a text": numberFromText,
  "a condition": (text) => criterion(text)(text),
  "a pattern against itself": (text) => patternOf(text).indexIn(text),
  "many stars": (text) => patternOf("*a*a*a*a*b").matches(text),
  "a number format": (text) => formatText(1234.5, text),
  "the precision of a format": (text) => shownPrecision(text, 1234.5),
  "a result's format": (text) => resultText(1234.5, text, "en-US"),
  "a preview's format": (text) => numberText(1234.5, text, "en-US"),
  "a number that is typed": (text) => parseNumber(text, "en-US"),
  "a formula": (text) => readFormula(`=${text}`),
  "a formula's mentions": (text) => mentionsIn([`=${text}`]),
  "a formula's calls": (text) => CALL.test(text),
  "a formula's references": (text) => relativeContents([[`=${text}`]], 0, 0),
  "a formula for a file": (text) => fileFormula(`=${text}`),
  "a formula's spelling": (text) => canonical(`=${text}`),
  "an operand": (text) => operand({ render: () => text }).render({ sheet: "A", row: 0, column: 0 } as never),
  "an address": parseArea,
  "a list of addresses": splitAddresses,
  "a sheet's name": (text) => [
    sheetPrefix(text),
    onSheet(text, "A1"),
    isSheetName(text),
    isDefinedName(text),
  ],
  "a column's name": columnReference,
  "a part of a file": (text) => [...elements(plainXml(text), "c"), richText(text)],
  "an import": (text) => readImport(text),
  "a search for a function": words,
  "a search for a template": (text) => searchTemplates(templates, text),
  "a pasted text": (text) => auditPage(readPasted(text)),
  "a pasted cell": (text) => auditPage(readPasted(`| a | b |\n|-|-|\n| ${text} | 5% |\n| x | ${text} |`)),
  "a pasted header": (text) => auditPage(readPasted(`| a | ${text} |\n|-|-|\n| x | 5% |\n| y | 6% |`)),
  "a pasted web page": (text) => auditPage(readPasted(`<table><tr><td>${text}</td></tr></table>${text}`)),
  "the sheet of a pasted text": (text) => {
    const audit = auditPage(readPasted(`a,${text.replaceAll(",", ";")}\nb,5%`));
    return tableAuditSheets(
      sheetOf(audit, pastedSource(audit.page), { title: "", what: "", chosen: new Map() }),
      DEFAULT_OPTIONS,
    );
  },
};
for (const name of ["TRIM", "NUMBERVALUE", "DATEVALUE", "TIMEVALUE", "IMREAL", "PROPER"])
  DOORS[name] = (text) => call(name, text);

/** What is repeated, and what stands before and behind it. */
const KINDS: readonly (readonly [before: string, unit: string, behind: string])[] = [
  ["", " ", ""],
  ["a", " ", "b"],
  ["1", " ", "x"],
  ["+", " ", "x"],
  ["%", " ", "x"],
  ["", "1", "x"],
  ["r", "1", "x"],
  ["", "0", "x"],
  ["", "%", "x"],
  ["", "a", ""],
  ["", "A", "1"],
  ["", "a:", ""],
  ["", "a,", ""],
  ["", "a, b ", "c"],
  ["", "1,", ""],
  ["", ",", "x"],
  ["", ".", ""],
  ["", "(", ""],
  ["", "[", ""],
  ["", "[@", ""],
  ["", "['", ""],
  ["", "[$", ""],
  ["", "[<", ""],
  ["", "[<1", ""],
  ["x", "]", "#"],
  ["", "'a''", ""],
  ["'", "a''", ""],
  ["", '"', "a"],
  ["", '\\"', ""],
  ['"', '\\"', ""],
  ["", '"a', ""],
  ["", "<c ", ""],
  ["", "<!--", ""],
  ["", "<rPh>", ""],
  ["", '<c a="', ""],
  ["", "&", ""],
  ["", "*a", "b"],
  ["", "?", ""],
  ["", "#", "x"],
  ["", " #", " x"],
  ["", "1 1:", "\n"],
  ["", "ROI_A ", ""],
  ["", "pay ", ""],
  ["", "a/", ""],
  ["", "=", ""],
  ["", "-", "5"],
  ["", "{", ""],
  ["", "| a ", ""],
  ["", "|a\n", ""],
  ["", "a, b\n", ""],
  ["", "a, b\na\n", ""],
  ["", "# a #\n", ""],
  ["", "5% = ", ""],
  ["", "5 to ", ""],
  ["", "E+0", ""],
];
const textOf = ([before, unit, behind]: (typeof KINDS)[number], length: number): string =>
  before + unit.repeat(Math.floor((length - before.length - behind.length) / unit.length)) + behind;

const SHORT = 500;
/** A cell holds no more. */
const LONGEST = 32_767;

function tried(door: (text: string) => unknown, text: string): void {
  try {
    door(text);
  } catch (e) {
    // Refused, at whatever cost; but not for want of a stack.
    if (e instanceof RangeError && /call stack/.test(e.message)) throw e;
  }
}

describe("steps in proportion to the length", () => {
  it.each(Object.keys(DOORS))("%s", (name) => {
    const door = DOORS[name]!;
    const more: string[] = [];
    for (const kind of KINDS) {
      const [short, long] = [SHORT, 2 * SHORT].map((length) =>
        stepsOf(() => tried(door, textOf(kind, length))),
      );
      // Twice as many where they are in proportion, four times where each meets each.
      if (long! > 3 * short! + 500) more.push(`${JSON.stringify(kind)}: ${short}, then ${long}`);
    }
    expect(more).toEqual([]);
  });

  it.each(Object.keys(DOORS))("%s, as long as a cell holds", (name) => {
    expect(() => {
      for (const kind of KINDS) tried(DOORS[name]!, textOf(kind, LONGEST));
    }).not.toThrow();
  });
});
