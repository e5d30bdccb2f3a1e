import { cellOf, over, scaled } from "../expression";
import { isAlike, type Figure } from "../figure";
import { textOf, type Page, type Ref } from "../page";
import { bears, readingOf, type Proposal } from "../reading";
import { ofPair, type Measured } from "../relations/pair";
import type { AuditedTable } from "../tables";
import { partsOf, type Part } from "./parts";

interface Place {
  readonly figure: Figure;
  readonly ref: Ref;
  readonly name: string;
}

/** What the rest of the page says. */
export interface Known {
  /** The same figure at another place, and what two figures of a row come to. */
  sameAs(part: Part, line: string, above: AuditedTable | null): Proposal[];
  /** Money saved for a time. */
  savings(line: string): readonly { saving: Measured; name: string }[];
  /** A cell with this amount of money. */
  money(value: number): (Measured & { name: string }) | null;
}

const MOST_PLACES = 5000;
/** Of a figure that stands everywhere, the first ones. */
const MOST_SAME = 50;
const MOST_NAMED = 3;
const MOST_SPENT = 50;
const DAY = 86_400;

/** Finds where else on the page a figure stands. */
export function elsewhere(page: Page, tables: readonly AuditedTable[]): Known {
  const places: Place[] = [];
  for (const { table } of tables)
    for (let r = 0; r < table.height && places.length < MOST_PLACES; r++)
      for (let c = 0; c < table.width; c++) {
        const figure = c === table.label ? null : table.figure(r, c);
        if (figure)
          places.push({ figure, ref: table.ref(r, c), name: `${table.rowName(r)}, ${table.names[c]}` });
      }
  for (const { row, heading } of page.lines) {
    if (heading || places.length > MOST_PLACES) continue;
    for (const { figure, ref, text } of partsOf(textOf(page.cells[row]?.[0]), row, page.decimal))
      places.push({ figure, ref, name: `“${text}”` });
  }
  const byValue = new Map<number, Place[]>();
  for (const place of places) {
    const same = byValue.get(place.figure.value);
    if (same && same.length < MOST_SAME) same.push(place);
    else if (!same) byValue.set(place.figure.value, [place]);
  }
  const rows = pairedRows(tables);
  // A line is looked at for each of its figures, as long as it is.
  const ofLines = new Map<string, ReadonlySet<string>>();
  const shared = (name: string, line: string) => {
    const known = ofLines.get(line) ?? stems(line);
    ofLines.set(line, known);
    return common(stems(name), known);
  };

  return {
    sameAs({ figure, ref }, line, above) {
      const near = (place: Place) => (above && place.ref.row >= above.table.area.row ? 2 : 0);
      const same = (byValue.get(figure.value) ?? [])
        .filter(
          (place) =>
            place.ref.row < ref.row && isAlike(place.figure, figure) && place.figure.factor === figure.factor,
        )
        .map((place) => ({ place, shared: shared(place.name, line) + near(place) }))
        .sort((a, b) => b.shared - a.shared)
        .slice(0, MOST_NAMED)
        .map(({ place }): Proposal => ({
          relation: "elsewhere",
          words: `the same as ${place.name}`,
          expression: cellOf(place.ref, place.figure),
          scheme: `same ${place.ref.row} ${place.ref.column} ${place.ref.part?.from ?? ""}`,
        }));
      const made = (figure.claim.relation === "=" ? rows : []).flatMap(({ before, after, names, key }) =>
        before.figure.kind === "number" && figure.kind === "number"
          ? []
          : ofPair(figure, before, after, names, key),
      );
      const holding = made.filter((proposal) => {
        const reading = readingOf(figure.claim, proposal);
        return reading !== null && bears(reading) && proposal.relation !== "share left";
      });
      return [...same, ...holding.slice(0, MOST_NAMED)];
    },
    money(value) {
      const rounded = Number(value.toPrecision(12));
      const place = byValue.get(rounded)?.find(({ figure, ref }) => figure.kind === "money" && !ref.part);
      return place ? { ...place, expression: cellOf(place.ref, place.figure) } : null;
    },
    savings(line) {
      const said = places
        .filter(({ figure, name, ref }) => {
          const periodic = figure.kind === "money" && figure.unit !== "" && figure.value > 0;
          return periodic && (ref.part !== undefined || /sav/i.test(name));
        })
        .map(({ figure, ref, name }) => ({
          name,
          saving: { figure, expression: cellOf(ref, figure) },
        }));
      const all = [...said, ...spending(tables)].map((one) => ({
        ...one,
        shared: shared(one.name, line),
      }));
      const most = Math.max(0, ...all.map(({ shared }) => shared));
      return all.filter(({ shared }) => shared === most).slice(0, MOST_NAMED);
    },
  };
}

/** Rows of all tables whose columns before and after are known. */
function pairedRows(tables: readonly AuditedTable[]) {
  return tables.flatMap(({ table, columns }) => {
    const a = columns.findIndex(({ role }) => role === "before");
    const b = columns.findIndex(({ role }) => role === "after");
    if (table.height > 200) return [];
    return Array.from({ length: table.height }, (_, r) => r).flatMap((r) => {
      const [before, after] = [table.cell(r, a), table.cell(r, b)];
      if (!before || !after) return [];
      const label = table.rowName(r);
      const names = { before: `${table.names[a]} of ${label}`, after: `${table.names[b]} of ${label}` };
      return [{ before, after, names, key: `paired ${table.area.row} ${r}` }];
    });
  });
}

/** What is spent a day: a column's money over the time in the same column, of rows with a word in common. */
function spending(tables: readonly AuditedTable[]): { saving: Measured; name: string }[] {
  return tables.flatMap(({ table, columns }) => {
    if (table.height > MOST_SPENT) return [];
    const rows = Array.from({ length: table.height }, (_, r) => r);
    const c = columns.findIndex(({ role }) => role === "before");
    const cells = rows.map((r) => ({ row: r, cell: table.cell(r, c) }));
    const of = (kind: Figure["kind"]) =>
      cells.filter(({ cell }) => cell?.figure.kind === kind && cell.figure.unit === "");
    return of("money").flatMap(({ row, cell: money }) =>
      of("time").flatMap(({ row: other, cell: time }) => {
        if (!money || !time || common(stems(table.rowName(row)), stems(table.rowName(other))) === 0)
          return [];
        const days = scaled(time.expression, time.figure.factor / DAY);
        const figure: Figure = { ...money.figure, unit: "/day" };
        return [
          {
            name: `(${table.rowName(row)} ÷ ${table.rowName(other)}, ${table.names[c]})`,
            saving: { figure, expression: over(money.expression, days) },
          },
        ];
      }),
    );
  });
}

/** Words of three letters and more, by their beginnings. */
const stems = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[a-z]{3,}/g) ?? []).map((word) => word.slice(0, 5)));

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length;
