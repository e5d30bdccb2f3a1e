import { HostError } from "../../protocol/errors";
import type { RequestInfo } from "../../protocol/hooks";
import { SettingCollection } from "../../model/workbook/settings";
import type { Behaviour } from "../behaviour";

/** What an add-in's settings may hold in all. */
const SETTINGS_BYTES = 2_000_000;

export const settingsAreFull: Behaviour = {
  name: "settings-are-full",
  source: "OJ 621, 3957",
  what: "More than about 2 MB of settings are refused with InvalidArgument, which doesn't say why.",
  hook: () => (use) => {
    if (!(use.object instanceof SettingCollection) || use.how !== "call" || use.name !== "add") return;
    const bytes = use.object
      .items()
      .filter(({ key }) => key !== use.args[0])
      .reduce((sum, { key, value }) => sum + sizeOf([key, value]), sizeOf(use.args));
    if (bytes > SETTINGS_BYTES) throw new HostError("InvalidArgument");
  },
};

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

export const newSettingsLast: Behaviour = {
  name: "new-setting-after-another",
  source: "OJ 920",
  what: "A new setting behind one that was there already, both set in one request, ends it in ItemNotFound.",
  hook: () => {
    const changed = new WeakSet<RequestInfo>();
    return (use, request) => {
      if (!(use.object instanceof SettingCollection) || use.how !== "call" || use.name !== "add") return;
      const isNew = !use.object.items().some(({ key }) => key === use.args[0]);
      if (isNew && changed.has(request)) throw new HostError("ItemNotFound");
      if (!isNew) changed.add(request);
    };
  },
};

/** `{00000000-0001-0000-0300-000000000000}`: the fourth sheet of those that there were when the file was opened. */
const numbered = (n: number) => `{00000000-0001-0000-${n.toString(16).padStart(2, "0")}00-000000000000}`;

export const sheetIdsChange: Behaviour = {
  name: "sheet-ids-change",
  source: "office-js-docs 297; OJ 1390, 552",
  what: "Sheets are numbered when a file is opened: the id that one had in the last session may be another one's now.",
  hook: ({ book }) => {
    const ids = new Map<string, string>();
    const idOf = (own: string): string => {
      for (const { id } of book.sheets()) if (!ids.has(id)) ids.set(id, numbered(ids.size));
      return ids.get(own) ?? own;
    };
    idOf("");
    return (use) => {
      const { className } = use.object.api;
      if (use.how === "read" && className === "Worksheet" && use.name === "id")
        use.value = idOf(String(use.value));
      if (use.how === "call" && className === "WorksheetCollection" && /^getItem/.test(use.name)) {
        idOf("");
        const [own] = [...ids].find(([, id]) => id === use.args[0]) ?? [];
        if (own !== undefined) use.args = [own];
      }
    };
  },
};
