import { f, words, type Expr } from "./formula";
import { MARK } from "./marks";

/** Cells of which some may begin with the mark, and the labels of their rows. */
export interface Watched {
  readonly labels: Expr;
  readonly remarks: Expr;
}

/** Something that may be wrong on a sheet. */
export type Doubt = Watched | { readonly fine: Expr; readonly says: Expr };

/** What is wrong first, with the label of its row; "OK" when nothing is. */
export function firstOf(doubts: readonly Doubt[]): Expr {
  return doubts.reduceRight<Expr>((rest, doubt) => {
    if ("fine" in doubt) return f`IF(${doubt.fine},${rest},${doubt.says})`;
    const { labels, remarks } = doubt;
    const first = f`MATCH("${mark}*",${remarks},0)`;
    const [label, remark] = [f`INDEX(${labels},${first})`, f`INDEX(${remarks},${first})`];
    // A row whose label was deleted is told by its cell alone.
    const said = f`IF(${label}="",SUBSTITUTE(${remark},"${mark} ",""),${label}&SUBSTITUTE(${remark},"${mark}",","))`;
    return f`IF(COUNTIF(${remarks},"${mark}*")=0,${rest},${said})`;
  }, words("OK"));
}

/** Every row of a table's column has a number, or the last one without is named. */
export function complete(column: Expr, header: string): Doubt {
  const row = f`SUMPRODUCT(MAX((1-ISNUMBER(${column}))*ROW(${column})))`;
  return {
    fine: f`COUNT(${column})=ROWS(${column})`,
    says: f`${words(`${header.slice(0, 60)}, `)}&ADDRESS(${row},MIN(COLUMN(${column})),4)&${words(": a number")}`,
  };
}

const mark: Expr = { render: () => MARK };
