import { TOTALS_70B } from "../../../evidence/document/totals-70b";
import { TRAINING_SPEED } from "../../../evidence/document/training-speed";
import type { Quantity } from "../../../sheets/context";
import { f, LateRef, list, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import type { Lines } from "../../../sheets/lines";
import type { Sheet } from "../../../sheets/sheet";
import { gaussLegendre } from "../gauss-legendre";
import { quantityOf } from "../figures";

/** Four speedups make a polynomial of degree 3, which two nodes integrate exactly. */
const NODES = gaussLegendre(2);

/** The figures that the audit reads, below its table on the same sheet: cells, so that a reading can be tried. */
export class AuditFigures {
  private readonly cells = new Map<string, { quantity: Quantity; cell: LateRef }>();
  private readonly plain: boolean;
  private readonly nodes = NODES.map(() => ({
    node: new LateRef(),
    weight: new LateRef(),
    product: new LateRef(),
  }));
  private readonly efficiency = new LateRef();
  private readonly speedups: readonly Expr[];
  private readonly combined: Expr;
  private readonly baseline: Expr;

  constructor(private readonly sheet: Sheet) {
    this.plain = sheet.context.options.dialect === "plain";
    // First and side by side: ROI_ATTRIBUTION takes them as one range.
    this.speedups = TRAINING_SPEED.rows.map((row) => this.cell(quantityOf(row.speedup)));
    this.combined = this.cell(quantityOf(TRAINING_SPEED.total.speedup));
    this.baseline = this.cell(quantityOf(TOTALS_70B.rows[0]!.baseline));
  }

  cell(quantity: Quantity): Expr {
    const known = this.cells.get(quantity.id);
    if (known) return known.cell;
    const cell = new LateRef();
    this.cells.set(quantity.id, { quantity, cell });
    return cell;
  }

  /** Shapley shares of the saving, by the function, or by the quadrature that plain Excel needs in its place. */
  get fairShares(): Expr[] {
    const first = this.speedups[0]!;
    const last = this.speedups[this.speedups.length - 1]!;
    return this.speedups.map((speedup) => {
      if (!this.plain) {
        const all = call("ROI_ATTRIBUTION", this.baseline, f`${first}:${last}`, this.combined);
        return f`INDEX(${all},ROWS(${first}:${speedup}))`;
      }
      const left = this.left(speedup);
      const terms = this.nodes.map(
        ({ node, weight, product }) => f`${weight}*${product}/(1-${node}+${node}*${left})`,
      );
      return f`${this.baseline}*(1-${left})*(${list(terms, "+")})`;
    });
  }

  layOut(lines: Lines): void {
    this.sheet.skip();
    this.sheet.endPrint();
    lines.heading("Figures that the audit reads");
    for (const { quantity, cell } of this.cells.values()) {
      cell.settle(lines.input({ label: quantity.label, quantity, note: quantity.source }));
    }
    if (this.plain) this.layOutNodes(lines);
  }

  private layOutNodes(lines: Lines): void {
    this.sheet.skip();
    lines.heading("Helper of the fair shares");
    const source = "Gauss–Legendre nodes and weights (Abramowitz & Stegun 25.4.29)";
    const constant = (id: string, label: string, value: number) =>
      lines.input({ label, quantity: { id, label, value, unit: "number", source }, note: source });
    this.efficiency.settle(
      lines.formula({
        label: "Stack efficiency",
        unit: "percent",
        formula: f`LN(${this.combined})/LN(${list(this.speedups, "*")})`,
      }),
    );
    this.nodes.forEach((late, i) => {
      late.node.settle(constant(`audit.node${i}`, `Node ${i + 1}`, NODES[i]!.node));
      late.weight.settle(constant(`audit.weight${i}`, `Weight ${i + 1}`, NODES[i]!.weight));
      const factors = this.speedups.map((speedup) => f`(1-${late.node}+${late.node}*${this.left(speedup)})`);
      late.product.settle(
        lines.formula({ label: `Product ${i + 1}`, unit: "number", formula: list(factors, "*") }),
      );
    });
  }

  private left(speedup: Expr): Expr {
    return f`${speedup}^(-${this.efficiency})`;
  }
}
