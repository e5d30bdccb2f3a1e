/** The styles of the workbook: Excel's own. Styles of the user's are refused. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { KeyedCollection } from "../collection";
import { sameName } from "../context";
import { BUILT_IN } from "./built-in";

const STYLE = declareApi("Style", { "1.7": { read: "builtIn name numberFormat" } });

export class CellStyleObject extends HostObject {
  readonly api = STYLE;
  readonly builtIn = true;

  constructor(readonly name: string) {
    super();
  }
  override identity() {
    return { _Id: this.name };
  }
  get numberFormat(): string {
    return BUILT_IN[this.name]?.numberFormat ?? "General";
  }
}

const STYLES = declareApi("StyleCollection", {
  "1.7": { call: "add getItem" },
  "1.9": { call: "getCount getItemAt" },
  "1.14": { call: "getItemOrNullObject" },
});

export class StyleCollection extends KeyedCollection<CellStyleObject> {
  readonly api = STYLES;

  items(): CellStyleObject[] {
    return Object.keys(BUILT_IN).map((name) => new CellStyleObject(name));
  }
  protected matches(item: CellStyleObject, key: string): boolean {
    return sameName(item.name, key);
  }
  add(): void {
    throw new HostError("NotImplemented", "The host has Excel's own styles only.");
  }
}
