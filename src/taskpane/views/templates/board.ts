import type { Workbook } from "../../../excel";
import { connectKeyFigures } from "../../../excel/results/key-figures";
import { unborneClaims } from "../../../excel/results/unborne";
import {
  boardPage,
  BOARD_KEY,
  CLAIM_TABLES,
  leading,
  MOST_CLAIMS,
  type BoardSheet,
} from "../../../templates/analysis/board-page";
import { NOT_BORNE_OUT } from "../../../sheets/verdict-words";
import type { Template } from "../../../sheets/plan";
import { offers } from "../../../templates/offers";
import { isoDate, serialDay } from "../../days";
import { BOARD } from "./board-offer";

/** Its template, made of what the workbook holds now; in words, why there is none. */
export async function boardTemplate(
  workbook: Pick<Workbook, "connection" | "list">,
  now = new Date(),
): Promise<Template | string> {
  const read = await connectKeyFigures(workbook.connection).read();
  if (read.kind === "failed") return `The board page was not made. ${read.problem.message}`;
  const listed = await workbook.list();
  if (listed.kind === "failed") return `The board page was not made. ${listed.problem.message}`;
  const templates = new Map(listed.insertions.map(({ id, template }) => [id, template]));
  const insertions = read.insertions.filter(({ id }) => templates.get(id) !== BOARD_KEY);
  const sheets = insertions.flatMap(({ title, sheets: own }) =>
    own.map(({ key, name, figures }): BoardSheet => ({ key, name, title, figures })),
  );
  if (!leading(sheets)) return NOTHING_YET;
  const unborne = await unborneClaims({
    headers: CLAIM_TABLES,
    sheets: sheets.map(({ name }) => name),
    verdicts: NOT_BORNE_OUT,
    most: MOST_CLAIMS,
  });
  if (unborne.kind === "failed") return `The board page was not made. ${unborne.problem.message}`;
  const { claims } = unborne;
  const sources = insertions.flatMap(({ id, title }) => {
    const offer = offers.find((one) => one.id === templates.get(id));
    return offer ? [`${title}: ${offer.source}.`] : [];
  });
  return {
    ...BOARD,
    build: (options) =>
      boardPage({ sheets, claims, date: isoDate(serialDay(now)), sources: [...new Set(sources)] }, options),
  };
}

const NOTHING_YET =
  "There is nothing to report on yet: insert a model or a sheet of the document first, then make the board page of it.";
