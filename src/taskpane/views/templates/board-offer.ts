import type { Offer } from "../../../templates/offers";

/** The board page as it is offered: what it holds depends on the workbook. */
export const BOARD: Offer = {
  id: "board-page",
  title: "Board page",
  answers:
    "What do we decide, on one page: the answer, its key figures, what matters most, the risk and the claims that don’t hold?",
  keywords: "summary report print decision paper management executive one-pager",
  group: "report",
  source: "Live links to what this workbook already holds",
};
