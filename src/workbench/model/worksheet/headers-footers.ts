/** What stands above and below every page. Kept in the file; the workbench prints nothing. */
import { declareApi, HostObject } from "../../protocol/members";
import { text } from "../arguments";

const PLACES = [
  "leftHeader",
  "centerHeader",
  "rightHeader",
  "leftFooter",
  "centerFooter",
  "rightFooter",
] as const;

const GROUP = declareApi("HeaderFooterGroup", { "1.9": { nav: "defaultForAllPages" } });
const HEADER_FOOTER = declareApi("HeaderFooter", { "1.9": { write: PLACES.join(" ") } });

/** The texts of a sheet, by their places; none where nothing was set. */
type Texts = Record<string, unknown>;

export class HeaderFooterGroup extends HostObject {
  readonly api = GROUP;

  constructor(private readonly texts: () => Texts) {
    super();
  }

  get defaultForAllPages(): HeaderFooter {
    return new HeaderFooter(this.texts);
  }
}

class HeaderFooter extends HostObject {
  readonly api = HEADER_FOOTER;

  constructor(texts: () => Texts) {
    super();
    for (const place of PLACES)
      Object.defineProperty(this, place, {
        get: () => texts()[place] ?? "",
        set: (value: unknown) => {
          texts()[place] = text(value);
        },
      });
  }
}
