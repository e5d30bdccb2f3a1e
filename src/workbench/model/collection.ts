/** Collections: of items found by position, by key, or by name. */
import { HostError } from "../protocol/errors";
import { HostCollection, type HostObject } from "../protocol/members";
import { integer } from "./arguments";
import { sameName } from "./context";

/** What `getX` answers where `getXOrNullObject` gives a null object. @throws {HostError} ItemNotFound */
export function existing<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new HostError("ItemNotFound");
  return value;
}

export abstract class ListCollection<T extends HostObject> extends HostCollection<T> {
  get count(): number {
    return this.items().length;
  }

  getCount(): number {
    return this.count;
  }

  getItemAt(index: unknown): T {
    const item = this.items()[integer(index, 0)];
    if (!item) throw new HostError("InvalidArgument");
    return item;
  }
}

export abstract class KeyedCollection<T extends HostObject> extends ListCollection<T> {
  /** True when the item goes by this name or id. */
  protected abstract matches(item: T, key: string): boolean;

  find(key: string): T | null {
    return this.items().find((item) => this.matches(item, key)) ?? null;
  }

  getItem(key: unknown): T {
    return existing(this.getItemOrNullObject(key));
  }

  getItemOrNullObject(key: unknown): T | null {
    if (typeof key !== "string" && typeof key !== "number") throw new HostError("InvalidArgument");
    return this.find(String(key));
  }
}

/** Items with an id of their own, that users know by name. */
export abstract class NamedCollection<
  T extends HostObject & { readonly id: string; readonly name: string },
> extends KeyedCollection<T> {
  protected matches(item: T, key: string): boolean {
    return item.id === key || sameName(item.name, key);
  }
}
