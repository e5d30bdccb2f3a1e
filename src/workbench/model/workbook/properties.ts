/** Properties of the document: title, author and the like, and custom ones. */
import { declareApi, HostObject } from "../../protocol/members";
import { integer, invalidArgument, text } from "../arguments";
import { existing, KeyedCollection } from "../collection";
import { sameName, type Context } from "../context";

const TEXTS = [
  "title",
  "subject",
  "author",
  "keywords",
  "comments",
  "category",
  "manager",
  "company",
] as const;

const DOCUMENT_PROPERTIES = declareApi("DocumentProperties", {
  "1.7": { write: `${TEXTS.join(" ")} revisionNumber`, nav: "custom" },
});

export class DocumentProperties extends HostObject {
  readonly api = DOCUMENT_PROPERTIES;

  constructor(private readonly x: Context) {
    super();
    for (const name of TEXTS)
      Object.defineProperty(this, name, {
        get: () => this.x.document.properties[name] ?? "",
        set: (value: unknown) => {
          this.x.document.properties[name] = text(value);
        },
      });
  }
  get revisionNumber(): number {
    return Number(this.x.document.properties.revisionNumber ?? 0);
  }
  set revisionNumber(value: unknown) {
    this.x.document.properties.revisionNumber = integer(value, 0);
  }
  get custom(): CustomPropertyCollection {
    return new CustomPropertyCollection(this.x);
  }
}

const CUSTOM_PROPERTY = declareApi("CustomProperty", {
  "1.7": { read: "key type", write: "value", call: "delete" },
});

export class CustomProperty extends HostObject {
  readonly api = CUSTOM_PROPERTY;

  constructor(
    private readonly x: Context,
    readonly key: string,
  ) {
    super();
  }

  override identity() {
    return { _Id: this.key };
  }

  private get entry() {
    return existing(this.x.document.customProperties.find((p) => sameName(p.key, this.key)));
  }
  get value(): string | number | boolean {
    return this.entry.value;
  }
  set value(value: unknown) {
    this.entry.value = propertyValue(value);
  }
  get type(): string {
    const { value } = this.entry;
    if (typeof value === "boolean") return "Boolean";
    if (typeof value === "number") return Number.isInteger(value) ? "Number" : "Float";
    return "String";
  }
  delete(): void {
    this.x.document.customProperties.splice(this.x.document.customProperties.indexOf(this.entry), 1);
  }
}

/** Keys and texts have at most 255 characters. */
function propertyValue(value: unknown): string | number | boolean {
  if (typeof value === "string" && value.length <= 255) return value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  throw invalidArgument();
}

const CUSTOM_PROPERTIES = declareApi("CustomPropertyCollection", {
  "1.7": { call: "add deleteAll getCount getItem getItemOrNullObject" },
});

export class CustomPropertyCollection extends KeyedCollection<CustomProperty> {
  readonly api = CUSTOM_PROPERTIES;

  constructor(private readonly x: Context) {
    super();
  }
  items(): CustomProperty[] {
    return this.x.document.customProperties.map((p) => new CustomProperty(this.x, p.key));
  }
  protected matches(item: CustomProperty, key: string): boolean {
    return sameName(item.key, key);
  }
  /** Sets the value if the key exists. */
  add(key: unknown, value: unknown): CustomProperty {
    const name = text(key);
    if (name === "" || name.length > 255) throw invalidArgument();
    const existing = this.find(name);
    if (existing) existing.value = value;
    else this.x.document.customProperties.push({ key: name, value: propertyValue(value) });
    return existing ?? new CustomProperty(this.x, name);
  }
  deleteAll(): void {
    this.x.document.customProperties.length = 0;
  }
}
