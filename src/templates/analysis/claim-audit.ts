import type { BuildContext } from "../../sheets/context";
import { CellRef, f, LateRef, type Expr } from "../../sheets/formula";
import { openAnswered } from "../../sheets/page";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { Sheet, CellSpec } from "../../sheets/sheet";
import { ANALYSIS_TAB, analysisPlan } from "./page";
import { CLAIM_FIGURES, verdictCounts } from "./verdict-counts";

interface AuditedCell {
  /** "Report!A2" */
  address: string;
  sheet: string;
  row: number;
  column: number;
}

export interface AuditedClaim {
  claim: AuditedCell;
  computed: AuditedCell;
  /** Number formats of the two cells. */
  claimFormat: string;
  computedFormat: string;
  /** The formula of the verdict with "=", or the word. */
  verdict: string;
  note: string;
}

/** A link takes an action of its own: a long list names its cells without. */
const MOST_LINKS = 300;

/** Claims of any table with what was computed, and the verdicts, on a sheet of their own. */
export function claimAuditSheet(
  { title, claims, what }: { title: string; what: string; claims: readonly AuditedClaim[] },
  options: PlanOptions,
): WorkbookPlan {
  return analysisPlan("claim-audit", title, options, (context) => layOut(context, title, what, claims));
}

function layOut(context: BuildContext, title: string, what: string, claims: readonly AuditedClaim[]): Sheet {
  const { sheet, answer } = openAnswered(context, {
    key: "claim-audit",
    name: "Claims audited",
    title,
    answers: "Which of the printed figures do the computed ones bear out?",
    source: what,
    tabColor: ANALYSIS_TAB,
    columns: [
      { key: "where", width: 26 },
      { key: "stated", width: 30 },
      { key: "computed", width: 18 },
      { key: "verdict", width: 14 },
      { key: "note", width: 66 },
    ],
    value: "computed",
    figures: CLAIM_FIGURES,
    recorded: true,
  });
  const verdicts = new LateRef();
  verdictCounts(sheet, answer, verdicts, { word: "where", count: "stated" });
  const table = sheet.table({
    name: "Audited_claims",
    filter: true,
    columns: [
      { key: "where", header: "Claim", role: "label" },
      { key: "stated", header: "As printed", role: "stated" },
      { key: "computed", header: "Computed", role: "link" },
      { key: "verdict", header: "Verdict", role: "verdict" },
      { key: "note", header: "Note", role: "note" },
    ],
    rows: claims.map((each) => ({
      where:
        claims.length > MOST_LINKS
          ? each.claim.address
          : { role: "hyperlink", value: each.claim.address, link: cellOf(each.claim) },
      stated: { role: "stated", formula: f`${cellOf(each.claim)}`, format: each.claimFormat },
      computed: { role: "link", formula: f`${cellOf(each.computed)}`, format: each.computedFormat },
      verdict: verdictCell(each.verdict),
      note: each.note,
    })),
  });
  verdicts.settle(table.column("verdict"));
  return sheet;
}

function verdictCell(verdict: string): CellSpec {
  if (!verdict.startsWith("=")) return { role: "verdict", value: verdict };
  const formula: Expr = { render: () => verdict.slice(1) };
  return { role: "verdict", formula };
}

const cellOf = ({ sheet, row, column }: AuditedCell): CellRef =>
  new CellRef({ name: sheet }, () => ({ row, column }));
