import { SECTIONS } from "../../../evidence/document/sections";
import { TOTALS_7B } from "../../../evidence/document/totals-7b";
import type { BuildContext } from "../../../sheets/context";
import { f } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableColumn, TableRef } from "../../../sheets/sheet";
import type { CaseFunctions } from "./functions";
import { checkOf } from "../parts/entries";
import { guarded } from "../parts/expressions";
import { ASSUMED } from "../parts/template";
import type { DecisionUnits } from "../parts/units";
import { sourceOf } from "../../document/figures";

/** Keys of the columns of the years; year 0 is now. */
export const YEARS = ["y0", "y1", "y2", "y3"] as const;

interface Amount {
  readonly label: string;
  readonly kind: string;
  /** Amounts of the years 0 to 3. */
  readonly years: readonly [number, number, number, number];
  readonly chance: number;
  readonly size: number;
  readonly note: string;
}

export interface AmountsSpec {
  readonly name: string;
  readonly what: string;
  readonly direction: "benefit" | "cost";
  readonly kinds: readonly string[];
  readonly headers: { readonly chance: string; readonly size: string; readonly factor: string };
  readonly rows: readonly Amount[];
}

const everyYear = (amount: number) => [0, amount, amount, amount] as const;
const source = sourceOf(TOTALS_7B);

const saved = (id: string, kind: string, chance: number, size: number, note: string): Amount => {
  const row = TOTALS_7B.rows.find((r) => r.id === id);
  if (!row) throw new Error(`The 7B table has no row ${id}`);
  return {
    label: row.category,
    kind,
    years: everyYear(row.baseline.value - row.optimized.value),
    chance,
    size,
    note: `${note} ${source}: ${row.baseline.printed} → ${row.optimized.printed}.`,
  };
};

const CASHABLE = "Cashable";
const AVOIDED = "Avoided cost";

export const BENEFITS: AmountsSpec = {
  name: "Benefits_case",
  what: "Benefit",
  direction: "benefit",
  kinds: [CASHABLE, AVOIDED],
  headers: { chance: "Chance of shortfall", size: "Shortfall if so", factor: "Kept after risk" },
  rows: [
    saved(
      "training",
      CASHABLE,
      0.4,
      0.5,
      "One 7B run a year. The 10x of the document is a product of claims: risk assumed.",
    ),
    saved("data", CASHABLE, 0.3, 0.3, "Once a year, with the run; risk assumed."),
    saved("fineTuning", CASHABLE, 0.2, 0.2, "Once a year; risk assumed."),
    saved("alignment", CASHABLE, 0.3, 0.3, "Once a year; risk assumed."),
    saved("inference", CASHABLE, 0.3, 0.4, "Every year; risk assumed."),
    {
      label: "Failed runs prevented",
      kind: AVOIDED,
      years: everyYear(100_000),
      chance: 0.7,
      size: 1,
      note: `“Prevent $100K+ failed runs” (${sourceOf({ section: SECTIONS.evaluation })}); that one run in three years or so would have failed is assumed.`,
    },
  ],
};

export const COSTS: AmountsSpec = {
  name: "Costs_case",
  what: "Cost",
  direction: "cost",
  kinds: ["One-off", "Running"],
  headers: { chance: "Chance of overrun", size: "Overrun if so", factor: "Grown by risk" },
  rows: [
    {
      label: "Data curation pipeline",
      kind: "One-off",
      years: [20_000, 0, 0, 0],
      chance: 0.3,
      size: 0.5,
      note: `$20K in total (${sourceOf({ section: SECTIONS.dataQuality })}); risk assumed.`,
    },
    {
      label: "Adoption of the training tools",
      kind: "One-off",
      years: [250_000, 0, 0, 0],
      chance: 0.5,
      size: 0.4,
      note: `“$0 (OSS)” in the document, but people must put the tools to work. ${ASSUMED}`,
    },
    {
      label: "Evaluation suite",
      kind: "One-off",
      years: [40_000, 0, 0, 0],
      chance: 0.3,
      size: 0.3,
      note: `The document prints no cost. ${ASSUMED}`,
    },
    {
      label: "Upkeep",
      kind: "Running",
      years: [0, 80_000, 80_000, 80_000],
      chance: 0.3,
      size: 0.3,
      note: `Half an engineer a year. ${ASSUMED}`,
    },
  ],
};

/** A table of amounts by year with their risk; a row can be added, and every total takes it in. */
export function amountsTable(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  compute: CaseFunctions,
  spec: AmountsSpec,
): TableRef {
  const money = units.money.format;
  const year = (key: string): TableColumn => ({
    key,
    header: `Year ${key.slice(1)}`,
    role: "input",
    format: money,
  });
  const share = (key: "chance" | "size"): TableColumn => ({
    key,
    header: spec.headers[key],
    role: "input",
    format: units.percent.format,
  });
  return sheet.table({
    name: spec.name,
    columns: [
      { key: "item", header: spec.what, role: "inputText" },
      { key: "kind", header: "Kind", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      ...YEARS.map(year),
      share("chance"),
      share("size"),
      {
        key: "factor",
        header: spec.headers.factor,
        role: "formula",
        format: units.percent.format,
        formula: (row) =>
          guarded(
            row.this("check"),
            compute.riskFactor(row.this("chance"), row.this("size"), spec.direction),
          ),
      },
      {
        key: "total",
        header: "Total after risk",
        role: "formula",
        format: money,
        formula: (row) => f`SUM(${years(row)})*${row.this("factor")}`,
      },
      { key: "check", header: "Check", role: "check", formula: (row) => rowCheck(row, spec) },
      { key: "note", header: "Note and source", role: "note" },
    ],
    rows: spec.rows.map((amount) => ({
      item: amount.label,
      kind: { role: "inputText", value: amount.kind, choices: spec.kinds },
      unit: context.options.currency,
      ...Object.fromEntries(
        YEARS.map((key, index): [string, CellSpec] => [
          key,
          { role: "input", value: amount.years[index] ?? 0, format: money, validity: "nonNegative" },
        ]),
      ),
      chance: { role: "input", value: amount.chance, format: units.percent.format, validity: "share" },
      size: { role: "input", value: amount.size, format: units.percent.format, validity: "share" },
      note: amount.note,
    })),
  });
}

const years = (row: TableRef) => f`${row.this("y0")},${row.this("y1")},${row.this("y2")},${row.this("y3")}`;

function rowCheck(row: TableRef, { kinds }: AmountsSpec) {
  const numbers = f`${years(row)},${row.this("chance")},${row.this("size")}`;
  const known = kinds.map((kind) => f`${row.this("kind")}=${{ render: () => `"${kind}"` }}`);
  const [first, second] = known;
  if (!first || !second) throw new Error("A table of amounts needs two kinds");
  return checkOf([
    // An empty year is a year without an amount; an empty risk would be a risk forgotten.
    [f`COUNT(${numbers})=COUNTA(${numbers})`, "Numbers, please"],
    [f`AND(ISNUMBER(${row.this("chance")}),ISNUMBER(${row.this("size")}))`, "Enter both risks"],
    [f`MIN(${numbers},0)>=0`, "Must be 0 or more"],
    [f`MAX(${row.this("chance")},${row.this("size")},0)<=1`, "At most 100%"],
    [f`OR(${first},${second})`, "Choose the kind"],
  ]);
}
