/** Custom XML parts: pieces of XML that an add-in keeps in the workbook. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { invalidArgument, text } from "../arguments";
import { existing, KeyedCollection } from "../collection";
import type { Context } from "../context";
import type { XmlPart } from "./document";
import { rootNamespace } from "./xml";
import { Identified } from "../part";

const XML_PART = declareApi("CustomXmlPart", {
  "1.5": { read: "id namespaceUri", call: "delete getXml setXml" },
});

export class CustomXmlPart extends Identified {
  readonly api = XML_PART;

  constructor(
    private readonly x: Context,
    readonly id: string,
  ) {
    super();
  }

  private get part(): XmlPart {
    return existing(this.x.document.xmlParts.find((p) => p.id === this.id));
  }
  get namespaceUri(): string {
    return this.part.namespaceUri;
  }
  getXml(): string {
    return this.part.xml;
  }
  setXml(xml: unknown): void {
    Object.assign(this.part, parsed(xml));
  }
  delete(): void {
    this.x.document.xmlParts.splice(this.x.document.xmlParts.indexOf(this.part), 1);
  }
}

/** @throws {HostError} InvalidArgument when the text is no well-formed XML */
function parsed(xml: unknown): Pick<XmlPart, "xml" | "namespaceUri"> {
  const source = text(xml);
  const namespaceUri = rootNamespace(source);
  if (namespaceUri === null) throw invalidArgument();
  return { xml: source, namespaceUri };
}

const XML_PARTS = declareApi("CustomXmlPartCollection", {
  "1.5": { call: "add getByNamespace getCount getItem getItemOrNullObject" },
});

export class CustomXmlPartCollection extends KeyedCollection<CustomXmlPart> {
  readonly api = XML_PARTS;

  constructor(private readonly x: Context) {
    super();
  }
  items(): CustomXmlPart[] {
    return this.x.document.xmlParts.map((p) => new CustomXmlPart(this.x, p.id));
  }
  protected matches(item: CustomXmlPart, key: string): boolean {
    return item.id === key;
  }
  add(xml: unknown): CustomXmlPart {
    const id = `{${globalThis.crypto.randomUUID().toUpperCase()}}`;
    this.x.document.xmlParts.push({ id, ...parsed(xml) });
    return new CustomXmlPart(this.x, id);
  }
  getByNamespace(namespaceUri: unknown): CustomXmlPartScopedCollection {
    return new CustomXmlPartScopedCollection(this, text(namespaceUri));
  }
}

const SCOPED_XML_PARTS = declareApi("CustomXmlPartScopedCollection", {
  "1.5": { call: "getCount getItem getItemOrNullObject getOnlyItem getOnlyItemOrNullObject" },
});

export class CustomXmlPartScopedCollection extends KeyedCollection<CustomXmlPart> {
  readonly api = SCOPED_XML_PARTS;

  constructor(
    private readonly all: CustomXmlPartCollection,
    private readonly namespaceUri: string,
  ) {
    super();
  }
  items(): CustomXmlPart[] {
    return this.all.items().filter((part) => part.namespaceUri === this.namespaceUri);
  }
  protected matches(item: CustomXmlPart, key: string): boolean {
    return item.id === key;
  }
  getOnlyItemOrNullObject(): CustomXmlPart | null {
    const items = this.items();
    return items.length === 1 ? items[0]! : null;
  }
  getOnlyItem(): CustomXmlPart {
    const item = this.getOnlyItemOrNullObject();
    if (!item) throw new HostError("InvalidOperation");
    return item;
  }
}
