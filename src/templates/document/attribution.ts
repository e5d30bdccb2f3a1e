import { f, LateRef, words, type CellRef, type Expr } from "../../sheets/formula";
import { call } from "../../sheets/functions";
import type { CellSpec, Sheet, TableRef } from "../../sheets/sheet";
import { gaussLegendre } from "./gauss-legendre";

const NODES = 8;

interface AttributionInputs {
  readonly baseline: CellRef;
  readonly combined: CellRef;
  /** ln(combined) / ln(product of the speedups). */
  readonly efficiency: Expr;
  readonly speedupKey: string;
}

/**
 * Who earned the saving: the Shapley value of each optimization, as a column of its table.
 *
 * Plain Excel has no function for it. Optimization i, which leaves the share x of the cost, earns
 * baseline × (1 − x_i) × ∫ Π_{j≠i} (1 − t + t·x_j) dt over 0 … 1: the integral averages over all orders. Its integrand
 * is a polynomial, so that a small Gauss quadrature is exact, and the table may grow without a list of subsets.
 */
export class Attribution {
  /** The helper stands below the table that reads it. */
  private readonly nodes: readonly [node: LateRef, weight: LateRef, product: LateRef] = [
    new LateRef(),
    new LateRef(),
    new LateRef(),
  ];

  constructor(
    private readonly sheet: Sheet,
    /** Keys of the columns after the unit's in which the quadrature's node, weight and product stand. */
    private readonly keys: readonly [node: string, weight: string, product: string],
    private readonly inputs: AttributionInputs,
  ) {}

  /** For the table's column. */
  share(table: TableRef): Expr {
    const { baseline, combined, speedupKey } = this.inputs;
    if (!this.plain) {
      const all = call("ROI_ATTRIBUTION", baseline, table.column(speedupKey), combined);
      return f`INDEX(${all},${table.rowNumber})`;
    }
    const x = this.left(table.this(speedupKey));
    const [node, weight, product] = this.nodes;
    return f`${baseline}*(1-${x})*SUMPRODUCT(${weight}*${product}/(1-${node}+${node}*${x}))`;
  }

  /** The quadrature's table, where the formulas need one. */
  placeHelper(table: TableRef): void {
    if (!this.plain) return;
    this.sheet.endPrint();
    this.sheet.skip();
    this.sheet.heading("Helper of the fair share");
    this.sheet.text(
      "mode",
      "Plain Excel has no Shapley value: these nodes (Gauss–Legendre, Abramowitz & Stegun 25.4.29) average each optimization's saving over all orders.",
    );
    const [node, weight, product] = this.keys;
    const x = this.left(table.column(this.inputs.speedupKey));
    const shown = "0.000000";
    const constant = (value: number): CellSpec => ({ role: "stated", value, format: shown });
    const nodes = this.sheet.table({
      name: "Shapley_nodes",
      columns: [
        { key: "item", header: "Nodes", role: "label" },
        { key: "unit", header: "Unit", role: "unit" },
        { key: node, header: "Node", role: "stated", format: shown },
        { key: weight, header: "Weight", role: "stated", format: shown },
        {
          key: product,
          header: "Product",
          role: "formula",
          format: shown,
          formula: (row) => f`EXP(SUMPRODUCT(LN(1-${row.this(node)}+${row.this(node)}*${x})))`,
        },
      ],
      rows: gaussLegendre(NODES).map((one, i) => ({
        item: `Node ${i + 1}`,
        unit: this.sheet.context.units.number.label,
        [node]: constant(one.node),
        [weight]: constant(one.weight),
      })),
    });
    this.nodes.forEach((late, i) => late.settle(nodes.column(this.keys[i] ?? "")));
    const count = f`ROWS(${nodes.column(node)})`;
    this.sheet.check(
      f`ROWS(${table.column(this.inputs.speedupKey)})<=${count}+${count}`,
      words("The table has more rows than the helper of the fair share averages exactly"),
    );
  }

  private get plain(): boolean {
    return this.sheet.context.options.dialect === "plain";
  }

  /** Share of the cost that an optimization leaves, at the efficiency that the combined speedup implies. */
  private left(speedup: Expr): Expr {
    return f`${speedup}^(-${this.inputs.efficiency})`;
  }
}
