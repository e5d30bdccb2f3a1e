import { explain, type Problem } from "../talk/problem";
import { run } from "../talk/run";

/** Headers by which a table of claims is known. */
export interface ClaimHeaders {
  readonly claim: string;
  readonly printed: string;
  readonly computed: string;
  readonly verdict: string;
}

/** A claim of such a table, where it stands now. */
export interface UnborneClaim {
  readonly sheet: string;
  readonly row: number;
  readonly columns: Readonly<Record<keyof ClaimHeaders, number>>;
  /** Number format codes. */
  readonly formats: { readonly printed: string; readonly computed: string };
}

export type UnborneResult =
  | { readonly kind: "read"; readonly claims: UnborneClaim[] }
  | { readonly kind: "failed"; readonly problem: Problem };

interface Asked {
  /** Headers of which a table has all; of several that fit, the first counts. */
  readonly headers: readonly ClaimHeaders[];
  /** Names of the sheets whose tables are looked at. */
  readonly sheets: readonly string[];
  /** Verdicts of the claims that are wanted, and how many of them at most. */
  readonly verdicts: readonly string[];
  readonly most: number;
}

/** The first claims with one of these verdicts, in the order of the sheets' names. Three requests at most. */
export async function unborneClaims({ headers, sheets, verdicts, most }: Asked): Promise<UnborneResult> {
  try {
    return await run(async (context): Promise<UnborneResult> => {
      const { tables } = context.workbook;
      tables.load("items/name,items/worksheet/name,items/columns/items/name");
      await context.sync();
      const judged = tables.items
        .flatMap((table) => {
          const names = table.columns.items.map(({ name }) => name);
          const known = headers.find((each) => Object.values(each).every((header) => names.includes(header)));
          if (!known || !sheets.includes(table.worksheet.name)) return [];
          const words = table.columns.getItem(known.verdict).getDataBodyRange();
          words.load("values,rowIndex");
          const body = table.getDataBodyRange();
          body.load("columnIndex");
          const at = (header: string) => body.columnIndex + names.indexOf(header);
          return [{ sheet: table.worksheet.name, known, words, at }];
        })
        .sort((one, other) => sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet));
      if (judged.length === 0) return { kind: "read", claims: [] };
      await context.sync();
      const found = judged
        .flatMap(({ sheet, known, words, at }) =>
          words.values.flatMap(([word], i) =>
            verdicts.includes(String(word))
              ? [{ sheet, row: words.rowIndex + i, columns: mapped(known, at) }]
              : [],
          ),
        )
        .slice(0, most)
        .map((claim) => {
          const cells = context.workbook.worksheets.getItem(claim.sheet);
          const [printed, computed] = (["printed", "computed"] as const).map((part) => {
            const cell = cells.getCell(claim.row, claim.columns[part]);
            cell.load("numberFormat");
            return () => String(cell.numberFormat[0]?.[0] ?? "General");
          }) as [() => string, () => string];
          return () => ({ ...claim, formats: { printed: printed(), computed: computed() } });
        });
      await context.sync();
      return { kind: "read", claims: found.map((claim) => claim()) };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

const mapped = (
  { claim, printed, computed, verdict }: ClaimHeaders,
  at: (header: string) => number,
): UnborneClaim["columns"] => ({
  claim: at(claim),
  printed: at(printed),
  computed: at(computed),
  verdict: at(verdict),
});
