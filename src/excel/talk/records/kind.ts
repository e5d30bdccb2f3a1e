import { taken, text, type Shape } from "./shape";

export interface Setting {
  key: string;
  value: unknown;
}

/** One kind of what we keep in a workbook's settings: one setting for each. */
export interface Kind<T> {
  /** What people call one of it, and several. */
  readonly called: readonly [one: string, several: string];
  isKey(key: string): boolean;
  /** The record in a setting of such a key, or null when it is damaged, forged or of a version to come. */
  read(setting: Setting): T | null;
}

/** Tells one record from all others, also of another pane. */
export const token: Shape<string> = text(40, /^[0-9a-z]+$/);

/** 64 random bits. */
export function newToken(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return [...words].map((word) => word.toString(36)).join("");
}

/**
 * @param keyOf the key under which a record must stand: one that stands elsewhere is none of ours
 */
export function kindOf<T extends { version: 1 }>(
  called: Kind<T>["called"],
  isKey: (key: string) => boolean,
  shape: Shape<T>,
  keyOf: (record: T) => string,
): Kind<T> {
  return {
    called,
    isKey,
    read: ({ key, value }) => {
      const record = taken(shape, value);
      return record && keyOf(record) === key ? record : null;
    },
  };
}

/** The records of a kind. What is damaged or of a version to come is passed over. */
export const recordsOf = <T>(kind: Kind<T>, settings: readonly Setting[]): T[] =>
  settings.flatMap((setting) => (kind.isKey(setting.key) ? (kind.read(setting) ?? []) : []));

/** Written by an add-in of a later version: left as it is. */
export const isNewer = ({ value }: Setting): boolean => {
  const { version } = (value ?? {}) as { version?: unknown };
  return typeof version === "number" && version > 1;
};
