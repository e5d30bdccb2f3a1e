import { NEVER_UNDONE } from "../../model/host";
import { HostError } from "../../protocol/errors";
import type { Behaviour } from "../behaviour";

/** Members without undo in some Excel: of the documentation's table those that this host has. */
const WITHOUT_UNDO = new Set([
  ...NEVER_UNDONE,
  "DocumentProperties.author",
  "DocumentProperties.subject",
  "DocumentProperties.title",
  "NamedItem.comment",
  "Worksheet.name",
  "Worksheet.position",
  "Worksheet.visibility",
]);

/** In one undo group Excel writes no more formulas than that. */
const MOST_GROUPED_FORMULAS = 1600;

const isFormula = (content: unknown) => typeof content === "string" && content.startsWith("=");

export const unsupported: Behaviour = {
  name: "undo-not-supported",
  source: "excel-add-ins-undo-capabilities (table of unsupported APIs); OJ 6711, 6491",
  what: "In an undo group a member without undo, or 1,600 formulas, end the request with UndoNotSupported.",
  hook: () => (use, request) => {
    if (!request.undoGroup || use.how === "read") return;
    if (WITHOUT_UNDO.has(`${use.object.api.className}.${use.name}`)) throw new HostError("UndoNotSupported");
    if (use.how !== "set" || use.name !== "formulas" || !Array.isArray(use.value)) return;
    if (use.value.flat().filter(isFormula).length >= MOST_GROUPED_FORMULAS)
      throw new HostError("UndoNotSupported");
  },
};

export const clearedByReading: Behaviour = {
  name: "reading-clears-undo",
  source: "OJ 5918, 6170",
  what: "Asking for merged areas, which changes nothing, clears what the user could undo; so do formulas and new sheets.",
  hook:
    ({ stage }) =>
    ({ how, name, object: { api } }) => {
      const clears =
        (how === "call" && /^getMergedAreas/.test(name)) ||
        (how === "call" && api.className === "WorksheetCollection" && name === "add") ||
        (how === "set" && api.className === "Range" && name === "formulas");
      if (clears) stage.undoCleared++;
    },
};
