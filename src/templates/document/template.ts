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
  readonly sheets: (context: BuildContext) => readonly Sheet[];
}

/** A template of the group "document" whose sheets stand alone. */
export function documentTemplate({ id, title, answers, section, sheets }: DocumentTemplate): Template {
  return {
    id,
    title,
    answers,
    group: "document",
    source: sourceOf({ section }),
    build: (options) => ({
      template: id,
      title,
      sheets: sheets(buildContext(options)).map((sheet) => sheet.finish()),
      styles: stylesOf(options.standard),
    }),
  };
}
