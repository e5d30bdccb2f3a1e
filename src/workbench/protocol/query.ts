/** Answers `load`: which properties were asked for, and their values in the spelling of the wire. */
import { apiNotFound, HostError } from "./errors";
import type { MemberUse } from "./hooks";
import { HostCollection, type HostObject, type Member } from "./members";

export interface QueryInfo {
  Select?: string[];
  Expand?: string[];
  Top?: number;
  Skip?: number;
}

interface Selection {
  [name: string]: Selection;
}

interface Reader {
  supports(member: Member): boolean;
  uses(use: MemberUse): void;
}

/** Property names on the wire begin with a capital; those that office.js keeps to itself with an underscore. */
const wireName = (name: string): string =>
  name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1);

/** Result of a load action. */
export function query(object: HostObject, info: QueryInfo, reader: Reader): unknown {
  return read(object, selectionOf(info), info, reader, { name: wireName, items: "_Items", identity: true });
}

/** Result of a retrieve action: plain JSON in the spelling of the API. */
export function queryAsJson(object: HostObject, info: QueryInfo, reader: Reader): unknown {
  return read(object, selectionOf(info), info, reader, { name: (n) => n, items: "items", identity: false });
}

interface Spelling {
  name(property: string): string;
  items: string;
  identity: boolean;
}

function selectionOf(info: QueryInfo): Selection {
  const root: Selection = {};
  for (const path of [...(info.Select ?? []), ...(info.Expand ?? [])]) {
    let node = root;
    for (const name of path.split(/[/.]/)) if (name !== "items") node = node[name] ??= {};
  }
  return root;
}

function read(
  object: HostObject | null,
  selection: Selection,
  page: Pick<QueryInfo, "Top" | "Skip">,
  reader: Reader,
  spelling: Spelling,
): unknown {
  if (object === null) return null;
  const { className, members, tracked } = object.api;
  const out: Record<string, unknown> = spelling.identity ? object.identity() : {};
  if (spelling.identity && tracked) out._ReferenceId = object.reference ?? "";
  const valueOf = (name: string): unknown => {
    try {
      const value = (object as unknown as Record<string, unknown>)[name];
      const use: MemberUse = { object, name, how: "read", value };
      reader.uses(use);
      return use.value;
    } catch (cause) {
      if (cause instanceof HostError) cause.location ??= `${className}.${name}`;
      throw cause;
    }
  };
  if (object instanceof HostCollection) {
    // A collection's own properties and those of its items are asked for in one breath: "count, items/name".
    const own = Object.keys(selection).filter((name) => members.get(name)?.kind === "read");
    for (const name of own) out[spelling.name(name)] = valueOf(name);
    const rest = Object.fromEntries(Object.entries(selection).filter(([name]) => !own.includes(name)));
    if (own.length > 0 && Object.keys(rest).length === 0) return out;
    const items = object
      .items()
      .slice(page.Skip ?? 0, page.Top === undefined ? undefined : (page.Skip ?? 0) + page.Top);
    out[spelling.items] = items.map((item) => read(item, rest, {}, reader, spelling));
    return out;
  }
  const names = Object.keys(selection);
  if (names.length === 0 || "*" in selection) {
    for (const { name, kind } of members.values())
      if ((kind === "read" || kind === "write") && reader.supports(members.get(name)!))
        out[spelling.name(name)] = valueOf(name);
  }
  for (const name of names) {
    // "no-properties-needed" and its like: names that can't be a property load none.
    if (name === "*" || !/^\w+$/.test(name)) continue;
    const member = members.get(name);
    if (!member || member.kind === "call") throw apiNotFound(className, name);
    if (!reader.supports(member)) throw apiNotFound(className, name, `${member.set} ${member.version}`);
    if (member.kind === "nav") {
      out[spelling.name(name)] = read(
        valueOf(name) as HostObject | null,
        selection[name] ?? {},
        {},
        reader,
        spelling,
      );
    } else {
      out[spelling.name(name)] = valueOf(name);
    }
  }
  return out;
}
