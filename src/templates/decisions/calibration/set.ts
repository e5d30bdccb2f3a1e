import { f, type Expr } from "../../../sheets/formula";
import { ABOVE_0, type Rule } from "../../../sheets/rules";
import { InputTable, type InputColumn } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";

/** A published figure beside what is computed. */
export interface Published {
  readonly label: string;
  readonly published: number;
  /** How far the rounding of the published figure, and of what it rests on, may take the computed one from it. */
  readonly allowed: number;
  readonly note: string;
}

type Judged = "published" | "computed" | "error" | "allowed" | "share";

/** What is computed on the way to the figure; its header is its name. */
interface Step {
  readonly header: string;
  readonly format: string;
  readonly formula: (of: (id: string) => Expr) => Expr;
}

type SetInput<Row> = readonly [
  header: string,
  format: string,
  value: (row: Row) => number | undefined,
  rule?: Rule,
];

export interface SetSpec<Row extends Published, Input extends string> {
  readonly name: string;
  readonly heading: string;
  readonly what: string;
  readonly unit: string | ((row: Row) => string);
  /** Of the published figure. */
  readonly format: string;
  readonly widest?: true;
  /** Errors are in percentage points, and not relative. */
  readonly points?: true;
  readonly inputs: Readonly<Record<Input, SetInput<Row>>>;
  readonly steps?: readonly Step[];
  readonly computed: (of: (id: Input) => Expr, row?: Row) => Expr;
  readonly rows: readonly Row[];
}

/** A set of published figures, with the error of each and how much of what is allowed that takes. */
export class CalibrationSet<Row extends Published, Input extends string> {
  private readonly table: InputTable<Row, Input | Judged>;

  constructor(
    model: OwnModelSheet,
    private readonly spec: SetSpec<Row, Input>,
  ) {
    const { format, points, inputs, computed, rows } = spec;
    type Column = InputColumn<Row, Input | Judged>;
    const entries = Object.entries<SetSpec<Row, Input>["inputs"][Input]>(inputs).map(
      ([id, [header, shown, value, rule = ABOVE_0]]) => [id, { header, format: shown, rule, value }] as const,
    );
    const steps = (spec.steps ?? []).map((step) => [step.header, step] as const);
    const error = points ? "0.000%_);(0.000%)" : "0.00%_);(0.00%)";
    const judged: Record<Judged, Column> = {
      published: { header: "Published", format, rule: ABOVE_0, value: (row) => row.published },
      computed: {
        header: "Computed",
        format,
        // Rows that differ in how they are computed tell it themselves; a new row takes the first one's way.
        formula: (of) => computed(of, rows[0]),
        own: (row) => (of) => computed(of, row),
      },
      error: {
        header: points ? "Error, points" : "Error, relative",
        format: error,
        formula: (of) =>
          points ? f`${of("computed")}-${of("published")}` : f`${of("computed")}/${of("published")}-1`,
      },
      allowed: { header: "Allowed", format: error, rule: ABOVE_0, value: (row) => row.allowed },
      share: {
        header: "Error of allowed",
        format: "0%",
        formula: (of) => f`ABS(${of("error")})/${of("allowed")}`,
      },
    };
    this.table = new InputTable(model, {
      name: spec.name,
      what: spec.what,
      unit: spec.unit,
      ...(spec.widest && { widest: true }),
      label: (row) => row.label,
      columns: { ...Object.fromEntries([...entries, ...steps]), ...judged } as Record<Input | Judged, Column>,
      rows,
      note: (row) => row.note,
      // Plain formulas take their constants from inputs.
      needs: model.dialect === "plain" ? model.form.complete : undefined,
    });
  }

  lay(): void {
    this.table.lay(this.spec.heading);
  }

  get count(): Expr {
    return f`COUNT(${this.table.column("published")})`;
  }

  /** The largest error, by what is allowed of each. */
  get worst(): Expr {
    return f`MAX(${this.table.column("share")})`;
  }

  get largestError(): Expr {
    const errors = this.table.column("error");
    return f`MAX(MAX(${errors}),-MIN(${errors}))`;
  }
}
