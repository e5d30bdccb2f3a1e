import { HostError } from "../../protocol/errors";
import { isUnbounded } from "../../model/address";
import { RangeAreas } from "../../model/range/areas";
import { MAX_CELLS } from "../../model/range/cells";
import { RangePlace } from "../../model/range/place";
import type { Behaviour } from "../behaviour";

type Change = (content: string) => string;

/** One value or rows of them, the texts among them changed. */
const mapped = (value: unknown, change: Change): unknown =>
  Array.isArray(value)
    ? value.map((one: unknown) => mapped(one, change))
    : typeof value === "string"
      ? change(value)
      : value;

/** A currency sign of a number format that is neither in brackets nor in quotes nor escaped. */
const BARE_SIGN = /(\[[^[\]]*\]|"[^"]*(?:"|$)|\\.)|[$€£¥]/g;

export const currencySigns: Behaviour = {
  name: "bare-currency-sign",
  source: "OJ 590, 2027",
  what: "A bare $, €, £ or ¥ in a number format turns into the sign of the user's region; [$$-409] and [$€] stay.",
  hook:
    ({ stage }) =>
    (use) => {
      if (use.how !== "set" || use.name !== "numberFormat") return;
      use.value = mapped(use.value, (format) =>
        format.replace(BARE_SIGN, (_sign, locked?: string) => locked ?? stage.currency),
      );
    },
};

/** Numbers outside of texts and names: 1E5, 2.50, 0.10. */
const NUMBER = /("(?:[^"]|"")*"|'(?:[^']|'')*'|[A-Za-z_\\][\w.]*)|(\d+(?:\.\d*)?|\.\d+)(?:E([+-]?\d+))?/gi;

/** As Excel writes a number into a formula: digits, from 21 digits on with an exponent. */
function respelt(digits: string, exponent: string | undefined): string {
  const text = String(Number(`${digits}${exponent === undefined ? "" : `E${exponent}`}`));
  return text.replace(/e([+-])(\d)$/, "E$10$2").replace("e", "E");
}

export const numbersRespelt: Behaviour = {
  name: "numbers-respelt",
  source: "an engineer's knowledge: =A1/1E5 typed into Excel reads =A1/100000",
  what: "Numbers in formulas that are entered come back in another spelling.",
  hook: () => (use) => {
    if (use.how !== "set" || !/^(formulas|values)$/.test(use.name)) return;
    use.value = mapped(use.value, (content) =>
      content.startsWith("=")
        ? content.replace(NUMBER, (all, kept?: string, digits?: string, exponent?: string) =>
            kept !== undefined || digits === undefined ? all : respelt(digits, exponent),
          )
        : content,
    );
  },
};

export const linksReplaceText: Behaviour = {
  name: "link-replaces-text",
  source: "an engineer's knowledge: Range.hyperlink without textToDisplay",
  what: "A link to a place in the workbook that is given without a text to display replaces the cell's text.",
  hook: () => (use) => {
    if (use.how !== "set" || use.name !== "hyperlink") return;
    const link = use.value as { documentReference?: string; textToDisplay?: string } | null;
    if (link?.documentReference !== undefined)
      use.value = { ...link, textToDisplay: link.textToDisplay ?? link.documentReference };
  },
};

const isCellValue = ({ rule }: { rule: { kind: string } }) => rule.kind === "cellValue";

export const rulesUnreadable: Behaviour = {
  name: "rules-unreadable",
  source: "OJ 6827, 6835",
  what: "Where two formats by cell value stand on the same cells, reading the rule of one ends in GeneralException.",
  hook:
    ({ book }) =>
    ({ how, name, object: { api } }) => {
      if (how !== "read" || name !== "rule" || api.className !== "CellValueConditionalFormat") return;
      const twice = book.sheets().some((sheet) => {
        const places = sheet
          .conditionalRules()
          .filter(isCellValue)
          .map(({ at }) => JSON.stringify(at));
        return new Set(places).size < places.length;
      });
      if (twice) throw new HostError("GeneralException");
    },
};

/** Classes whose members change cells or sheets. */
const CHANGED = /^(Range|RangeFormat|RangeFont|RangeFill|Worksheet|WorksheetCollection|TableCollection)$/;

export const groupedSheets: Behaviour = {
  name: "grouped-sheets",
  source: "OJ 2266",
  what: "While several tabs are selected together, what changes a sheet ends in GeneralException.",
  hook:
    ({ stage }) =>
    ({ how, name, object: { api } }) => {
      const changes =
        CHANGED.test(api.className) &&
        (how === "set" || (how === "call" && /^(add|delete|clear)$/.test(name)));
      if (stage.grouped && changes) throw new HostError("GeneralException");
    },
};

export const largeRangesRefused: Behaviour = {
  name: "large-ranges-refused",
  source: "the page on resource limits; RangeExceedsLimit in the reference's table of errors",
  what: "What more than five million cells hold isn't given as null but ends the request in RangeExceedsLimit.",
  hook:
    () =>
    ({ how, object, ...use }) => {
      if (how !== "read" || !(object instanceof RangePlace)) return;
      const { at } = object;
      if ("value" in use && use.value === null && !isUnbounded(at) && at.h * at.w > MAX_CELLS)
        throw new HostError("RangeExceedsLimit");
    },
};

export const wholeSheetHangs: Behaviour = {
  name: "whole-sheet-hangs",
  source: "OJ 5758",
  what: "Asking for the areas of a selection that is the whole sheet hangs Excel; here the request is given up.",
  hook:
    () =>
    ({ how, name, object }) => {
      const areas = how === "read" && name === "areas" && object instanceof RangeAreas;
      if (areas && object.isEntireColumn && object.isEntireRow) throw new HostError("RequestAborted");
    },
};

/** Characters of a list of addresses. */
const LONGEST_LIST = 8192;

export const longListsRefused: Behaviour = {
  name: "long-lists-refused",
  source: "OJ 5198; office-js-docs-pr 2255",
  what: "A list of addresses of more than some 8,000 characters is an invalid argument.",
  hook: () => (use) => {
    if (use.how !== "call" || use.object.api.className !== "Worksheet" || use.name !== "getRanges") return;
    if (String(use.args[0]).length > LONGEST_LIST) throw new HostError("InvalidArgument");
  },
};
