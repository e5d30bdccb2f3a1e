/** What a host object shows to add-ins, and since which requirement set. */
export type MemberKind =
  /** Scalar property, read-only. */
  | "read"
  /** Scalar property that can be set. */
  | "write"
  /** Property that leads to another object. */
  | "nav"
  | "call";

export interface Member {
  readonly name: string;
  readonly kind: MemberKind;
  readonly set: string;
  readonly version: string;
}

export interface ApiClass {
  readonly className: string;
  readonly members: ReadonlyMap<string, Member>;
  /** Names that the wire uses beside a property's own. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Objects that office.js tracks by reference (`_KeepReference`): ranges. */
  readonly tracked: boolean;
  /** None of its own properties rests on what is calculated. */
  readonly stored: boolean;
}

/** Members by requirement set ("1.7" means ExcelApi 1.7), names separated by blanks. */
export type Declaration = Record<string, Partial<Record<MemberKind, string>>>;

/**
 * Declares a class of the object model.
 * @throws {Error} when a member is declared twice.
 */
export function declareApi(
  className: string,
  declaration: Declaration,
  options: { tracked?: boolean; stored?: boolean; aliases?: Record<string, string> } = {},
): ApiClass {
  const members = new Map<string, Member>();
  for (const [key, kinds] of Object.entries(declaration)) {
    const [set, version] = key.includes(" ")
      ? (key.split(" ") as [string, string])
      : (["ExcelApi", key] as const);
    for (const kind of ["read", "write", "nav", "call"] as const) {
      for (const name of kinds[kind]?.split(/\s+/).filter(Boolean) ?? []) {
        if (members.has(name)) throw new Error(`${className}.${name} is declared twice`);
        members.set(name, { name, kind, set, version });
      }
    }
  }
  const { tracked = false, stored = false, aliases = {} } = options;
  const api = { className, members, tracked, stored, aliases };
  declared.push(api);
  return api;
}

const declared: ApiClass[] = [];

/** Every class that has been declared. */
export const declaredApis = (): readonly ApiClass[] => declared;

/** Anything a request can reach. Members are ordinary properties and methods; `api` says which of them exist outside. */
export abstract class HostObject {
  abstract readonly api: ApiClass;

  /** Id under which the client keeps it alive, while it does. */
  reference?: string;

  /** Keys by which office.js finds the object again in later requests (`Id`, `_Id`). */
  identity(): Record<string, unknown> {
    return {};
  }
}

export abstract class HostCollection<T extends HostObject = HostObject> extends HostObject {
  abstract items(): T[];
}

/** Compares "1.10" with "1.9" as numbers. */
export function atLeast(have: string, want: string): boolean {
  const [a = 0, b = 0] = have.split(".").map(Number);
  const [c = 0, d = 0] = want.split(".").map(Number);
  return a > c || (a === c && b >= d);
}
