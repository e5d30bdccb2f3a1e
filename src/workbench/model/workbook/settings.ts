/** `workbook.settings`: values that an add-in keeps in the workbook. */
import { COMMON_EVENT } from "../../protocol/events";
import { declareApi, HostObject } from "../../protocol/members";
import { invalidArgument, text } from "../arguments";
import { existing, KeyedCollection } from "../collection";
import type { Context } from "../context";

const SETTING = declareApi("Setting", { "1.4": { read: "key", write: "value", call: "delete" } });

export class Setting extends HostObject {
  readonly api = SETTING;

  constructor(
    private readonly x: Context,
    readonly key: string,
    /** Where it stands among them, as far as was known: a look into each for each takes seconds from some thousand on. */
    private readonly at = -1,
  ) {
    super();
  }

  override identity() {
    return { _Id: this.key };
  }

  private get entry() {
    const { settings } = this.x.document;
    const here = settings[this.at];
    return existing(here?.key === this.key ? here : settings.find((s) => s.key === this.key));
  }
  get value(): unknown {
    return this.entry.value;
  }
  set value(value: unknown) {
    this.entry.value = storable(value);
    this.x.hub.broadcast(COMMON_EVENT.settingsChanged);
  }
  delete(): void {
    this.x.document.settings.splice(this.x.document.settings.indexOf(this.entry), 1);
    this.x.hub.broadcast(COMMON_EVENT.settingsChanged);
  }
}

/** A copy: what is stored doesn't change with the object it came from. */
function storable(value: unknown): unknown {
  if (value === undefined) throw invalidArgument();
  return JSON.parse(JSON.stringify(value));
}

const SETTINGS = declareApi("SettingCollection", {
  "1.4": { call: "add getCount getItem getItemOrNullObject" },
});

/** Keys are compared exactly, upper and lower case being different. */
export class SettingCollection extends KeyedCollection<Setting> {
  readonly api = SETTINGS;

  constructor(private readonly x: Context) {
    super();
  }
  items(): Setting[] {
    return this.x.document.settings.map(({ key }, at) => new Setting(this.x, key, at));
  }
  protected matches(item: Setting, key: string): boolean {
    return item.key === key;
  }
  /** Sets the value if the key exists. */
  add(key: unknown, value: unknown): Setting {
    const name = text(key);
    if (name === "") throw invalidArgument();
    const existing = this.find(name);
    if (existing) existing.value = value;
    else {
      this.x.document.settings.push({ key: name, value: storable(value) });
      this.x.hub.broadcast(COMMON_EVENT.settingsChanged);
    }
    return new Setting(this.x, name);
  }
}
