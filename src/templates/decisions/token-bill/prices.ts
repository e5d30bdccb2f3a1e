import { citation } from "../../../evidence/source";
import { TOKEN_PRICES, type TokenPrice } from "../../../evidence/tokens/prices";
import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import { finely } from "../../../sheets/numbers";
import { ABOVE_0, AT_LEAST_0, firstComplaint, optional, SHARE } from "../../../sheets/rules";
import type { CellSpec, TableColumn, TableRef } from "../../../sheets/sheet";
import { excelDay } from "../parts/expressions";
import { fieldCells, type Field } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";
import { perMillionTokens } from "../parts/price";
import type { Rates } from "./cost";
import { PRICE_HEADERS } from "./headers";

/** The example: the first is the model in use. */
const EXAMPLES = [
  "gpt-6.2-sol",
  "claude-opus-5.5",
  "claude-haiku-5.5",
  "gemini-4-neon",
  "deepseek-flash",
].map((id) => {
  const price = TOKEN_PRICES.find((one) => one.id === id);
  if (!price) throw new Error(`No price of ${id}`);
  return price;
});

function fieldsOf({ units }: OwnModelSheet): Field<TokenPrice>[] {
  const money = finely(units.moneyPerMillionTokens.format);
  const header = PRICE_HEADERS;
  const price = perMillionTokens(AT_LEAST_0);
  const asInput = perMillionTokens(optional(AT_LEAST_0, "billed as fresh input"));
  const times = optional(ABOVE_0, "no dearer");
  return [
    { key: "value", header: header.input, format: money, rule: price, value: (p) => p.input },
    { key: "read", header: header.cachedRead, format: money, rule: asInput, value: (p) => p.cachedRead },
    { key: "write", header: header.cachedWrite, format: money, rule: asInput, value: (p) => p.cachedWrite },
    { key: "output", header: header.output, format: money, rule: price, value: (p) => p.output },
    {
      key: "batch",
      header: header.batch,
      format: units.percent.format,
      rule: optional(SHARE, "no cheaper in batches"),
      value: (p) => p.batch,
    },
    {
      key: "from",
      header: header.longFrom,
      format: units.tokens.format,
      rule: optional(ABOVE_0, "long requests cost no more"),
      value: (p) => p.above?.tokens,
    },
    {
      key: "longIn",
      header: header.longInput,
      format: units.times.format,
      rule: times,
      value: (p) => p.above && p.above.input / p.input,
    },
    {
      key: "longOut",
      header: header.longOutput,
      format: units.times.format,
      rule: times,
      value: (p) => p.above && p.above.output / p.output,
    },
    {
      key: "asOf",
      header: header.asOf,
      format: units.date.format,
      rule: optional(ABOVE_0, "its age isn't told"),
      value: (p) => excelDay(p.asOf),
    },
  ];
}

/** What each model's row computes. */
export interface PriceResults {
  readonly request: (row: TableRef) => Expr;
  readonly month: (row: TableRef) => Expr;
  readonly months: (row: TableRef) => Expr;
}

/** A row a model, its prices and what it would cost; rows are added freely. */
export function pricesTable(model: OwnModelSheet, shelfLife: CellRef, results: PriceResults): TableRef {
  const { sheet, units, answer } = model;
  const fields = fieldsOf(model);
  const { money } = units;
  const priced = (row: TableRef) => f`AND(ISNUMBER(${row.this("value")}),ISNUMBER(${row.this("output")}))`;
  const computed = (
    key: string,
    header: string,
    format: string,
    of: (row: TableRef) => Expr,
  ): TableColumn => ({
    key,
    header,
    role: "formula",
    format,
    formula: (row) => f`IF(AND(${answer.ready}="OK",${priced(row)}),${of(row)},"")`,
  });
  return sheet.table({
    name: "Prices_token_bill",
    columns: [
      { key: "item", header: PRICE_HEADERS.model, role: "inputText" },
      { key: "unit", header: PRICE_HEADERS.unit, role: "unit" },
      ...fields.map(({ key, header, format }): TableColumn => ({ key, header, role: "input", format })),
      {
        key: "age",
        header: "Fresh for",
        role: "formula",
        format: '0" days";"too old"',
        formula: (row) =>
          f`IF(AND(${answer.ready}="OK",ISNUMBER(${row.this("asOf")})),${ageOf(row.this("asOf"), shelfLife)},"")`,
      },
      computed("request", "A request", finely(units.moneyPerMillionTokens.format), results.request),
      computed("month", "First month", money.format, results.month),
      computed("months", "All months", money.format, results.months),
      { key: "source", header: PRICE_HEADERS.source, role: "inputText" },
      {
        key: "note",
        header: "Note",
        role: "remark",
        formula: (row) =>
          f`IF(COUNTA(${row.this("item")},${row.this("value")},${row.this("output")})=0,"",${firstComplaint(
            fields.map(({ key, rule }) => ({ cell: row.this(key), rule })),
            words(""),
          )})`,
      },
    ],
    rows: EXAMPLES.map((price) => exampleRow(price, fields, units.moneyPerMillionTokens.label)),
  });
}

function exampleRow(
  price: TokenPrice,
  fields: readonly Field<TokenPrice>[],
  unit: string,
): Record<string, CellSpec | string> {
  return {
    item: price.model,
    unit,
    source: `${price.provider}, read ${price.source.read}`,
    ...fieldCells(fields, price),
  };
}

/** In full: a cell of the table has room for a name. */
export function priceSources({ sheet }: OwnModelSheet): void {
  sheet.heading("Where the example's prices come from");
  for (const { model, source } of EXAMPLES)
    sheet.text("source", `${model}: ${citation(source)}, through ${source.through}. ${source.address}`);
}

/** Days for which a price may still be trusted; less than none once it is too old. */
const ageOf = (asOf: Expr, shelfLife: Expr): Expr => f`${asOf}+${shelfLife}-TODAY()`;

/** Prices of a row; what its provider doesn't price apart is billed as fresh input, at once, and at any length. */
export function ratesOf(price: (key: string) => Expr): Rates {
  const or = (key: string, otherwise: Expr) => f`IF(${price(key)}="",${otherwise},${price(key)})`;
  const input = price("value");
  const dearer = (tokens: Expr, key: string) =>
    f`IF(AND(ISNUMBER(${price("from")}),${tokens}>${price("from")}),${or(key, f`1`)},1)`;
  return {
    input,
    read: or("read", input),
    write: or("write", input),
    output: price("output"),
    batch: or("batch", f`1`),
    rise: (tokens) => ({ input: dearer(tokens, "longIn"), output: dearer(tokens, "longOut") }),
  };
}
