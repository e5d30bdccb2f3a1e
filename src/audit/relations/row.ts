import { aggregate, minus, ONE, over, scaled, times, type Aggregate, type Expression } from "../expression";
import { isAlike, type Figure } from "../figure";
import type { Proposal, Relation } from "../reading";
import { WORDS, type ColumnRole } from "../columns/roles";
import type { Cell, Table } from "../table";
import type { Kind } from "../units";
import { ofMonthAndYear, ofOther, ofPair, type Wanted } from "./pair";

/** Wider tables are searched for pairs among neighbours only. */
const MOST_PAIRED = 8;
const MOST_ROWS_TRIED = 50;

/** Figures of the same row that a claim may follow from. */
export function ofRow(
  table: Table,
  row: number,
  column: number,
  claim: Figure,
  roles: readonly ColumnRole[],
  wanted: Wanted,
): Proposal[] {
  const measured = roles.flatMap((role, c) =>
    c !== column &&
    c !== table.label &&
    (role === "before" || role === "after" || role === "cost" || role === "quantity")
      ? [c]
      : [],
  );
  return [
    ...pairs(measured, roles).flatMap(([a, b]) =>
      pairOf(table, row, column, claim, [a, b], wanted, roles[a] === "before" && roles[b] === "after"),
    ),
    ...roles.flatMap((role, c) =>
      c !== column && (role === "speedup" || role === "rate") ? otherOf(table, row, claim, c) : [],
    ),
    ...ofChange(table, row, column, claim),
    ...returnOf(table, row, column, claim, roles),
    ...totalOf(table, row, column, claim, measured),
  ];
}

/** Those that are named before and after come first, then each with each. */
function pairs(columns: readonly number[], roles: readonly ColumnRole[]): [number, number][] {
  const near = (a: number, b: number) => columns.length <= MOST_PAIRED || Math.abs(a - b) === 1;
  const all = columns.flatMap((a) =>
    columns.filter((b) => b !== a && near(a, b)).map((b): [number, number] => [a, b]),
  );
  const isNamed = ([a, b]: [number, number]) => roles[a] === "before" && roles[b] === "after";
  return [...all.filter(isNamed), ...all.filter((pair) => !isNamed(pair))];
}

function pairOf(
  table: Table,
  row: number,
  column: number,
  claim: Figure,
  [a, b]: readonly [number, number],
  wanted: Wanted,
  due: boolean,
): Proposal[] {
  const key = `row ${a},${b}`;
  if (!wanted(key)) return [];
  const about = subjectOf(table.names[column] ?? "");
  const [befores, afters] = [a, b].map((c) =>
    table.cells(row, c).filter(({ figure }) => about === null || !isOther(figure.kind, about)),
  ) as [Cell[], Cell[]];
  const period = (c: number, pattern: RegExp) =>
    pattern.test(table.names[c] ?? "") || pattern.test(table.text(row, c).split("/")[1] ?? "");
  const monthAndYear = period(a, WORDS.monthly) && period(b, WORDS.yearly);
  return befores.flatMap((before, k) =>
    afters.flatMap((after): Proposal[] => {
      const more = k > 0 ? ` (${before.figure.kind})` : "";
      const name = (c: number) => `${table.names[c] || `column ${c + 1}`}${more}`;
      return [
        ...ofPair(
          claim,
          before,
          after,
          { before: name(a), after: name(b) },
          `${key}${more && ` ${k}`}`,
          due && k === 0,
        ),
        ...(monthAndYear && before.figure.kind === after.figure.kind
          ? ofMonthAndYear(claim, before, after, { month: name(a), year: name(b) }, key)
          : []),
      ];
    }),
  );
}

/** "Memory saved" is about sizes, "Time saved" about times. */
const subjectOf = (name: string): Kind | null =>
  /\b(?:memory|v?ram|storage)\b/i.test(name)
    ? "size"
    : /\b(?:time|latency|duration)\b/i.test(name)
      ? "time"
      : null;
const isOther = (kind: Kind, subject: Kind): boolean =>
  kind !== subject && kind !== "number" && kind !== "times";

/** A cell that holds both, "$5 → $3", is what the row's claim is about. */
function ofChange(table: Table, row: number, column: number, claim: Figure): Proposal[] {
  return table.names.flatMap((name, c) => {
    const change = c === column ? null : table.change(row, c);
    if (!change) return [];
    const [before, after] = change;
    const names = { before: `${name} before`, after: `${name} after` };
    return ofPair(claim, before, after, names, `change ${c}`, true);
  });
}

function otherOf(table: Table, row: number, claim: Figure, column: number): Proposal[] {
  const other = table.cell(row, column);
  return other ? ofOther(claim, other, table.names[column] ?? "", `other ${column}`) : [];
}

/** A return: the gain over its cost, in whatever power of ten the row is printed ("13 points for $10K: 1300%"). */
function returnOf(
  table: Table,
  row: number,
  column: number,
  claim: Figure,
  roles: readonly ColumnRole[],
): Proposal[] {
  if (!WORDS.returns.test(table.names[column] ?? "")) return [];
  const cost = roles.findIndex((role, c) => role === "cost" && c !== column);
  return roles.flatMap((role, c) => {
    if (c === column || c === cost || (role !== "difference" && role !== "rate" && role !== "after"))
      return [];
    const [gain, spent] = [table.cell(row, c), table.cell(row, cost)];
    if (!gain || !spent) return [];
    const name = table.names[c] ?? "";
    const by = table.names[cost] ?? "";
    const plain = over(gain.expression, spent.expression);
    if (isAlike(gain.figure, spent.figure)) {
      const whole = scaled(plain, gain.figure.factor / spent.figure.factor);
      const own = (expression: Expression) => scaled(expression, 1 / claim.factor);
      return [
        proposal(`${name} ÷ ${by}`, own(whole), "gain/cost"),
        proposal(`(${name} − ${by}) ÷ ${by}`, own(minus(whole, ONE)), "(gain-cost)/cost"),
      ];
    }
    // Points by themselves are no return: a reading to know of, not to judge by.
    const points = returnPower(table, column, c, gain.figure.kind);
    const bare: Proposal[] =
      points === null
        ? []
        : [
            {
              ...proposal(`${name} × ${powerText(points)}`, times(gain.expression, powerOf(points)), "gain"),
              due: false,
              last: true,
            },
          ];
    const power = returnPower(table, column, c, gain.figure.kind, cost);
    if (power === null) return bare;
    return [
      proposal(`${name} ÷ ${by} × ${powerText(power)}`, times(plain, powerOf(power)), "gain/cost"),
      ...bare,
    ];
  });

  function proposal(words: string, expression: Expression, scheme: string): Proposal {
    return { relation: "gain over cost", words, expression, scheme, due: true };
  }
}

const powerOf = (power: number): Expression => ({ kind: "number", value: Number(`1e${power}`) });
const powerText = (power: number): string => Number(`1e${power}`).toLocaleString("en-US");

/** The power of ten by which a gain, or gain over cost, is printed, judged by the first such gain that gives one. */
function returnPower(table: Table, claimed: number, gain: number, kind: Kind, cost?: number): number | null {
  const of = (row: number, column: number) => table.figure(row, column)?.value ?? 0;
  for (let r = 0; r < Math.min(table.height, MOST_ROWS_TRIED); r++) {
    if (table.figure(r, gain)?.kind !== kind) continue;
    const spent = cost === undefined ? 1 : of(r, cost);
    const power = Math.log10((of(r, claimed) * spent) / of(r, gain));
    if (Number.isFinite(power) && Math.abs(power - Math.round(power)) < 1e-9) return Math.round(power);
  }
  return null;
}

const TOGETHER: readonly [pattern: RegExp, name: Aggregate, relation: Relation, words: string][] = [
  [WORDS.total, "SUM", "sum", "the sum"],
  [WORDS.mean, "AVERAGE", "mean", "the mean"],
  [WORDS.largest, "MAX", "largest", "the largest"],
];

/** A column of totals, means or best ones: the row's other figures together. */
function totalOf(
  table: Table,
  row: number,
  column: number,
  claim: Figure,
  measured: readonly number[],
): Proposal[] {
  const together = TOGETHER.find(([pattern]) => pattern.test(table.names[column] ?? ""));
  if (!together) return [];
  const [, name, relation, words] = together;
  // Beside "Best speedup" stand speed-ups.
  const others = claim.kind === "times" ? table.names.flatMap((_, c) => (c === column ? [] : [c])) : measured;
  const parts = others.flatMap((c) => {
    const figure = table.figure(row, c);
    return figure && isAlike(figure, claim) && figure.claim.relation !== "within"
      ? [{ ref: table.ref(row, c), value: figure.value, factor: figure.factor / claim.factor }]
      : [];
  });
  if (parts.length < 2) return [];
  return [
    {
      relation,
      words: `${words} of the row’s figures`,
      expression: aggregate(name, parts),
      scheme: `row ${name}`,
      due: true,
    },
  ];
}
