import { buildContext, type BuildContext } from "../../sheets/context";
import type { Template } from "../../sheets/plan";
import type { Sheet } from "../../sheets/sheet";
import { stylesOf } from "../../sheets/style";
import { sourceOf } from "./figures";

interface DocumentTemplate {
  readonly id: string;
  readonly title: string;
  readonly answers: string;
  readonly section: string;
  /** Words by which people look for it, beside those of its title and question. */
  readonly keywords?: string;
  readonly sheets: (context: BuildContext) => readonly Sheet[];
}

/** A template of the group "document" whose sheets stand alone. */
export function documentTemplate({ section, sheets, ...card }: DocumentTemplate): Template {
  return {
    ...card,
    group: "document",
    source: sourceOf({ section }),
    build: (options) => ({
      template: card.id,
      title: card.title,
      sheets: sheets(buildContext(options)).map((sheet) => sheet.finish()),
      styles: stylesOf(options.standard),
    }),
  };
}
