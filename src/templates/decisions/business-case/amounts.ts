import { f, words, type Expr } from "../../../sheets/formula";
import type { TableColumn, TableRef } from "../../../sheets/sheet";
import {
  AT_LEAST_0,
  firstComplaint,
  oneOfWords,
  optional,
  RATE,
  SHARE,
  upTo,
  WHOLE,
  type Rule,
} from "../../../sheets/rules";
import { call } from "../../../sheets/functions";
import { fieldCells, type Field } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";

export const CASHABLE = "Cashable";
export const AVOIDED = "Avoided";
export const ONE_OFF = "One-off";
export const RUNNING = "Running";

interface Amount {
  readonly label: string;
  readonly kind: string;
  /** A period, in today's money. */
  readonly amount: number;
  readonly start: number;
  readonly ramp?: number;
  readonly growth?: number;
  readonly chance?: number;
  readonly size?: number;
}

interface AmountsSpec {
  readonly name: string;
  readonly what: string;
  readonly direction: "benefit" | "cost";
  readonly kinds: readonly string[];
  readonly headers: { readonly chance: string; readonly size: string; readonly factor: string };
  readonly rows: readonly Amount[];
}

export const BENEFITS: AmountsSpec = {
  name: "Benefits_case",
  what: "Benefit",
  direction: "benefit",
  kinds: [CASHABLE, AVOIDED],
  headers: { chance: "Shortfall risk", size: "Its size", factor: "Kept" },
  rows: [
    {
      label: "Lower compute bill",
      kind: CASHABLE,
      amount: 360_000,
      start: 1,
      ramp: 1,
      chance: 0.3,
      size: 0.4,
    },
    { label: "Fewer vendor licences", kind: CASHABLE, amount: 90_000, start: 1, growth: 0.03 },
    { label: "Failed runs avoided", kind: AVOIDED, amount: 100_000, start: 1, chance: 0.5, size: 1 },
  ],
};

export const COSTS: AmountsSpec = {
  name: "Costs_case",
  what: "Cost",
  direction: "cost",
  kinds: [ONE_OFF, RUNNING],
  headers: { chance: "Overrun risk", size: "Its size", factor: "Grown to" },
  rows: [
    { label: "Migration project", kind: ONE_OFF, amount: 250_000, start: 0, chance: 0.4, size: 0.5 },
    { label: "Training of staff", kind: ONE_OFF, amount: 30_000, start: 1 },
    { label: "Support and upkeep", kind: RUNNING, amount: 80_000, start: 1, growth: 0.03 },
  ],
};

/** What the rows' rules look at beside their own cells. */
interface Limits {
  readonly horizon: Expr;
}

function fieldsOf({ units }: OwnModelSheet, { headers }: AmountsSpec, { horizon }: Limits): Field<Amount>[] {
  const within = (rule: Rule) => upTo(rule, horizon, "a whole number, up to the horizon");
  const whole = units.whole.format;
  const share = units.percent.format;
  return [
    { key: "value", header: "Amount", format: units.money.format, rule: AT_LEAST_0, value: (r) => r.amount },
    {
      key: "start",
      header: "Start",
      format: whole,
      rule: optional(within(WHOLE), "from period 0"),
      value: (r) => r.start,
    },
    {
      key: "ramp",
      header: "Ramp",
      format: whole,
      rule: optional(within(WHOLE), "in full at once"),
      value: (r) => r.ramp,
    },
    {
      key: "end",
      header: "End",
      format: whole,
      rule: optional(WHOLE, "up to the horizon"),
      value: () => undefined,
    },
    {
      key: "growth",
      header: "Growth, year",
      format: share,
      rule: optional(RATE, "no growth"),
      value: (r) => r.growth,
    },
    {
      key: "chance",
      header: headers.chance,
      format: share,
      rule: optional(SHARE, "no risk"),
      value: (r) => r.chance,
    },
    {
      key: "size",
      header: headers.size,
      format: share,
      rule: optional(SHARE, "no risk"),
      value: (r) => r.size,
    },
  ];
}

/** Amounts a period with their timing and risk; rows are added and removed freely. */
export function amountsTable(model: OwnModelSheet, spec: AmountsSpec, limits: Limits): TableRef {
  const { sheet, units, context } = model;
  const addin = context.options.dialect === "addin";
  const fields = fieldsOf(model, spec, limits);
  const column = ({ key, header, format }: Field<Amount>): TableColumn => ({
    key,
    header,
    role: "input",
    format,
  });
  const [amount, ...timing] = fields;
  if (!amount) throw new Error("A table of amounts needs an amount");
  const filled = (row: TableRef) => f`COUNTA(${row.this("item")},${row.this("value")})>0`;
  const risk = (row: TableRef) => {
    const [chance, size] = [row.this("chance"), row.this("size")];
    const sign = { render: () => (spec.direction === "cost" ? "+" : "-") };
    return addin
      ? call("ROI_RISK_ADJUST", f`1`, chance, size, spec.direction === "cost" ? words("cost") : undefined)
      : f`1${sign}${chance}*${size}`;
  };
  return sheet.table({
    name: spec.name,
    columns: [
      { key: "item", header: spec.what, role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      column(amount),
      { key: "kind", header: "Kind", role: "inputText" },
      ...timing.map(column),
      {
        key: "factor",
        header: spec.headers.factor,
        role: "formula",
        format: units.percent.format,
        formula: (row) => f`IF(${row.this("present")}="",${risk(row)},"–")`,
      },
      {
        key: "present",
        header: "Note",
        role: "remark",
        formula: (row) =>
          f`IF(${filled(row)},${firstComplaint(
            [
              ...fields.map(({ key, rule }) => ({ cell: row.this(key), rule })),
              { cell: row.this("kind"), rule: oneOfWords(spec.kinds) },
            ],
            words(""),
          )},"")`,
      },
    ],
    rows: spec.rows.map((row) => ({
      item: row.label,
      unit: `${units.money.label} a period`,
      kind: { role: "inputText", value: row.kind, choices: spec.kinds },
      ...fieldCells(fields, row),
    })),
  });
}
