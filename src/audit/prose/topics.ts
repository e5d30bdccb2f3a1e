import type { AuditedClaim } from "../claims";
import { isMeasured } from "../columns/roles";
import { minus, over, scaled, type Expression } from "../expression";
import { isAlike } from "../figure";
import type { Proposal } from "../reading";
import { ofPair } from "../relations/pair";
import { ofRows } from "../relations/totals";
import type { AuditedTable } from "../tables";
import type { Known } from "./elsewhere";
import type { Part } from "./parts";

const SAVED = /\b(?:savings?|saved|saves|reductions?|cheaper|total)\b/i;
const AVERAGE = /\b(?:averages?|mean|typical(?:ly)?|on average)\b/i;
const PAYBACK = /\b(?:pay-?\s?back|break-?even|pays? (?:for itself|back|off))\b/i;
const LOSS = /\b(?:loss|losses|lost|drop|degradation|regression|decline)\b/i;
const RETURNS = /\b(?:roi|returns?)\b/i;
const ENDLESS = /\b(?:infinite|infinity|unlimited|endless)\b|∞/i;

/** What a line below a table says of the whole of it, by each figure of the line. */
export function ofTableAbove(line: string, above: AuditedTable, known: Known): (part: Part) => Proposal[] {
  const [saved, average, payback] = [SAVED, AVERAGE, PAYBACK].map((topic) => topic.test(line));
  return (part) => [
    ...(saved ? ofTotals(part, above) : []),
    ...(average ? ofMeans(part, above) : []),
    ...(payback ? ofPayback(part, line, above, known) : []),
    ...(LOSS.test(part.text) ? ofLosses(part, above) : []),
  ];
}

function ofTotals({ figure }: Part, { table, columns }: AuditedTable): Proposal[] {
  const row = table.totalRow;
  if (row === null) return [];
  const [a, b] = (["before", "after"] as const).map((role) =>
    columns.findIndex((column) => column.role === role),
  );
  const [before, after] = [a!, b!].map((c) => table.cell(row, c));
  if (!before || !after) return [];
  const label = table.rowName(row);
  const names = { before: `${table.names[a!]} of ${label}`, after: `${table.names[b!]} of ${label}` };
  return ofPair(figure, before, after, names, "totals", true);
}

/** Of every column whose figures are like the claim's. */
function ofMeans({ figure }: Part, { table, columns }: AuditedTable): Proposal[] {
  const rows = Array.from({ length: table.height }, (_, r) => r).filter((r) => table.rowRole(r) === "item");
  const claimed = columns.flatMap(({ role }, c) =>
    role === "rate" || role === "difference" || role === "speedup" ? [c] : [],
  );
  return claimed.flatMap((c) => ofRows(table, rows, c, figure, "average"));
}

const YEAR = 365 * 86_400;
const PERIODS: readonly [RegExp, number][] = [
  [/^\/(?:d|days?)$/, 86_400],
  [/^\/(?:w|weeks?)$/, 7 * 86_400],
  [/^\/(?:mo|months?)$/, YEAR / 12],
  [/^\/(?:y|yr|years?)$/, YEAR],
];

/** The table's total cost over a saving that stands somewhere on the page for a time. */
function ofPayback(
  { figure }: Part,
  line: string,
  { table, columns }: AuditedTable,
  known: Known,
): Proposal[] {
  if (figure.kind !== "time") return [];
  const column = columns.findIndex(({ role }) => role === "cost");
  const row = table.totalRow;
  const cost = row === null ? null : table.cell(row, column);
  if (!cost) return [];
  return known.savings(line).flatMap(({ saving, name }): Proposal[] => {
    const period = PERIODS.find(([pattern]) => pattern.test(saving.figure.unit))?.[1];
    if (period === undefined || !isAlike(saving.figure, { ...cost.figure, unit: saving.figure.unit }))
      return [];
    return [
      {
        relation: "cost over saving",
        words: `${table.names[column]} of ${table.rowName(row!)} ÷ ${name}`,
        expression: scaled(over(cost.expression, saving.expression), period / figure.factor),
        scheme: `payback ${name}`,
        due: true,
      },
    ];
  });
}

/** The largest loss of a column against its first row. */
function ofLosses({ figure }: Part, { table, columns }: AuditedTable): Proposal[] {
  if (figure.kind !== "percent") return [];
  return columns.flatMap(({ role }, c): Proposal[] => {
    const first = isMeasured(role) && role !== "cost" ? table.firstWith(c) : null;
    const start = first === null ? null : table.cell(first, c);
    if (!start) return [];
    const losses: Expression[] = [];
    let largest = -Infinity;
    for (let r = first! + 1; r < table.height; r++) {
      const here = table.cell(r, c);
      if (!here || table.rowRole(r) !== "item" || !isAlike(here.figure, start.figure)) continue;
      losses.push(over(minus(start.expression, here.expression), start.expression));
      largest = Math.max(largest, 1 - here.figure.value / start.figure.value);
    }
    // Sizes and times that fall are no loss.
    if (losses.length === 0 || start.figure.kind === "size" || start.figure.kind === "time") return [];
    return [
      {
        relation: "largest",
        words: `the largest loss of ${table.names[c]} against ${table.rowName(first!)}`,
        expression: { kind: "call", name: "MAX", items: losses, value: largest },
        scheme: `loss ${c}`,
        due: true,
      },
    ];
  });
}

/** "ROI: infinite", of a table whose costs come to nothing. */
export function overNothing(
  line: string,
  row: number,
  { table, columns }: AuditedTable,
): AuditedClaim | null {
  const said = ENDLESS.exec(line);
  if (!said || !RETURNS.test(line)) return null;
  const column = columns.findIndex(({ role }) => role === "cost");
  const total = table.totalRow;
  const cost = column < 0 || total === null ? null : table.cell(total, column);
  if (!cost || cost.figure.value !== 0) return null;
  return {
    ref: { row, column: 0, part: { from: said.index, length: said[0].length } },
    text: said[0],
    about: line,
    figure: null,
    judged: true,
    note: "A gain over a cost of 0 is undefined, not infinite.",
    readings: [
      {
        relation: "gain over cost",
        words: `a gain ÷ ${table.names[column]} of ${table.rowName(total!)}, which is 0`,
        expression: cost.expression,
        computed: 0,
        verdict: "differs",
        miss: 0,
        scheme: "over nothing",
        due: true,
        undefined: true,
      },
    ],
  };
}
