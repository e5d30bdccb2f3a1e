/** A table as its rows and columns see it. */
import type { Context } from "../context";
import type { TableInfo } from "../port";

export interface TableOwner {
  readonly x: Context;
  readonly id: string;
  readonly info: TableInfo;
}
