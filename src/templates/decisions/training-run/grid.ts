import type { BuildContext } from "../../../sheets/context";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { checkOf } from "../parts/entries";
import { guarded, rectangle, span } from "../parts/expressions";
import type { TrainingFunctions } from "../parts/functions";
import type { DecisionUnits } from "../parts/units";

interface GridInputs {
  readonly compute: TrainingFunctions;
  readonly inputs: Expr;
  readonly flops: Expr;
  readonly peak: Expr;
  readonly mfu: Expr;
  readonly price: Expr;
}

/** Columns of the sheet that take the prices, and the part of today's price that each shows at first. */
const PRICE_SHARES = { value: 0.5, check: 0.75, extra: 1, more: 1.5 } as const;
type PriceKey = keyof typeof PRICE_SHARES;
const PRICE_KEYS = Object.keys(PRICE_SHARES) as PriceKey[];

/** In even steps, so that the chart's lines bend as the cost does. */
const MFUS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** What the run costs at other utilizations and prices: one spilling formula, or one a cell in plain Excel. */
export function costGrid(context: BuildContext, sheet: Sheet, units: DecisionUnits, given: GridInputs): void {
  const { compute, inputs, flops, peak } = given;
  const money = units.money.format;
  sheet.heading("Cost at other utilizations and prices");
  const byPrice = <T>(cell: (key: PriceKey) => T): Record<PriceKey, T> =>
    Object.fromEntries(PRICE_KEYS.map((key) => [key, cell(key)])) as Record<PriceKey, T>;
  const shares = sheet.line({
    item: { role: "label", value: "Part of the price above" },
    unit: { role: "unit", value: units.percent.label },
    ...byPrice(
      (key) =>
        ({
          role: "input",
          value: PRICE_SHARES[key],
          format: units.percent.format,
          validity: "nonNegative",
        }) as const,
    ),
    note: { role: "note", value: "Assumption: the prices to compare. MFU in the first column." },
  });
  // The grid's own heads are inputs too: what stands in them must be good before it shows a number.
  const ready: Expr = { render: (place) => headsCheck.render(place) };
  const both = f`IF(${inputs}="OK",${ready},${inputs})`;
  const prices = sheet.line({
    item: { role: "totalLabel", value: "MFU ↓   Price →" },
    unit: { role: "totalLabel", value: units.moneyPerGpuHour.label },
    ...byPrice(
      (key) =>
        ({
          role: "total",
          formula: guarded(both, f`${given.price}*${shares[key]}`),
          format: units.moneyPerGpuHour.format,
        }) as const,
    ),
  });
  const first: CellRef[] = [];
  const rows = MFUS.map((share, index) => {
    const spilled = context.options.dialect === "addin";
    const cells = sheet.line({
      item: { role: "input", value: share, format: units.percent.format, validity: "share" },
      unit: { role: "unit", value: units.money.label },
      ...byPrice((key): CellSpec => {
        if (!spilled) return { role: "formula", formula: guarded(both, single(key)), format: money };
        const anchor = index === 0 && key === PRICE_KEYS[0];
        return anchor
          ? { role: "formula", formula: spill(), format: money }
          : { role: "blank", format: money };
      }),
    });
    first.push(cells.item);
    return cells;
  });
  const top = rows[0];
  const bottom = rows.at(-1);
  if (!top || !bottom) throw new Error("The grid has no rows");
  const heads = span(top.item, bottom.item);
  const parts = span(shares.value, shares.more);
  const { check: headsCheck } = sheet.line({
    item: { role: "label", value: "Heads of this table" },
    check: {
      role: "check",
      formula: checkOf([
        [f`COUNT(${heads},${parts})=ROWS(${heads})+COLUMNS(${parts})`, "Numbers, please"],
        [f`AND(MIN(${heads})>0,MAX(${heads})<=1)`, "MFU: up to 100%"],
        [f`MIN(${parts})>=0`, "Prices: 0 or more"],
      ]),
    },
    note: { role: "note", value: "Every MFU above 0% and at most 100%, every part of the price 0 or more." },
  });

  // A formula that spills refers to the whole column and the whole row of heads.
  function spill(): Expr {
    return {
      render: (place) => {
        const [from, to] = [first[0], first.at(-1)];
        if (!from || !to) throw new Error("The grid has no rows");
        return guarded(
          both,
          compute.trainCost(flops, peak, span(from, to), span(prices.value, prices.more)),
        ).render(place);
      },
    };
  }
  function single(key: PriceKey): Expr {
    return compute.trainCost(flops, peak, sheet.here("item"), prices[key]);
  }

  sheet.skip();
  sheet.chart({
    name: "Training cost by utilization",
    kind: "lineMarkers",
    title: "Training cost by utilization, at three prices",
    alternativeText: `Lines of the cost of the run over MFU from 20% to 60%, one for each of three prices per GPU-hour; cost falls as MFU rises.`,
    from: "item",
    to: "more",
    rows: 18,
    categories: rectangle(top.item, bottom.item),
    series: [
      { name: "Lowest price", values: rectangle(top.value, bottom.value), color: SERIES.pale },
      { name: "The price above", values: rectangle(top.extra, bottom.extra), color: SERIES.third },
      { name: "Highest price", values: rectangle(top.more, bottom.more), color: SERIES.optimized },
    ],
    categoryAxis: { title: "MFU, %", format: "0%" },
    valueAxis: { title: `Cost, ${units.money.label}`, format: money, minimum: 0 },
    legend: "bottom",
  });
}
