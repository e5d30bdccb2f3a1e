/** Collections whose items are found by key or position. */
import { HostError } from "../protocol/errors";
import { HostCollection, type HostObject } from "../protocol/members";

export abstract class KeyedCollection<T extends HostObject> extends HostCollection<T> {
  /** True when the item goes by this name or id. */
  protected abstract matches(item: T, key: string): boolean;

  get count(): number {
    return this.items().length;
  }

  getCount(): number {
    return this.items().length;
  }

  find(key: string): T | null {
    return this.items().find((item) => this.matches(item, key)) ?? null;
  }

  getItem(key: unknown): T {
    if (typeof key !== "string" && typeof key !== "number") throw new HostError("InvalidArgument");
    const item = this.find(String(key));
    if (!item) throw new HostError("ItemNotFound");
    return item;
  }

  getItemOrNullObject(key: unknown): T | null {
    if (typeof key !== "string" && typeof key !== "number") throw new HostError("InvalidArgument");
    return this.find(String(key));
  }

  getItemAt(index: unknown): T {
    const item = typeof index === "number" ? this.items()[index] : undefined;
    if (!item) throw new HostError("InvalidArgument");
    return item;
  }
}
