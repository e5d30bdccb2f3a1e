import { MODELS, type ModelShape } from "../../../evidence/models";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet } from "../../../sheets/sheet";
import { allOk, figureCheck, largest, type SetSummary } from "./set";
import { span } from "../parts/expressions";

export type Unit = { readonly label: string; readonly format: string };

/** One published figure beside what we compute, with the error that rounding allows. */
interface Figure {
  readonly label: string;
  readonly unit: Unit;
  /** Cells a to e: what the result is computed from. */
  readonly inputs?: Readonly<Partial<Record<"a" | "b" | "c" | "d" | "e", CellSpec>>>;
  readonly published: number;
  readonly computed: Expr;
  /** Relative: half of the last printed digit, as a rule. */
  readonly within: number;
  readonly note: string;
}

/** Lines of figures; gives back the summary of their set. */
export class Figures {
  private readonly lines: { published: CellRef; error: CellRef; within: CellRef; check: CellRef }[] = [];

  constructor(private readonly sheet: Sheet) {}

  headers(names: Readonly<Partial<Record<"a" | "b" | "c" | "d" | "e", string>>>): void {
    this.sheet.headers({
      item: "Figure",
      unit: "Unit",
      ...names,
      published: "Published",
      computed: "Computed",
      error: "Error, relative",
      within: "Within, relative",
      check: "Check",
      note: "Note and source",
    });
  }

  add({ label, unit, inputs, published, computed, within, note }: Figure): CellRef {
    const { sheet } = this;
    const line = sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: unit.label },
      ...inputs,
      published: { role: "input", value: published, format: unit.format, validity: "nonNegative" },
      computed: { role: "formula", formula: computed, format: unit.format },
      error: {
        role: "formula",
        formula: f`${sheet.here("computed")}/${sheet.here("published")}-1`,
        format: "0.00%",
      },
      within: { role: "input", value: within, format: "0.00%", validity: "nonNegative" },
      check: {
        role: "check",
        formula: figureCheck(
          [...Object.keys(inputs ?? {}), "published", "computed"].map((key) => sheet.here(key)),
          f`ABS(${sheet.here("error")})<=${sheet.here("within")}`,
          [sheet.here("within")],
        ),
      },
      note: { role: "note", value: note },
    });
    this.lines.push(line);
    return line.computed;
  }

  get summary(): SetSummary {
    const [first, last] = [this.lines[0], this.lines.at(-1)];
    if (!first || !last) throw new Error("A set has no figures");
    const column = (key: "published" | "error" | "within" | "check") => span(first[key], last[key]);
    return {
      count: f`COUNT(${column("published")})`,
      worst: largest(column("error")),
      within: f`MAX(${column("within")})`,
      good: allOk(column("check")),
    };
  }
}

/** A model of the evidence. */
export const shape = (id: string): ModelShape => {
  const model = MODELS.find((m) => m.id === id);
  if (!model) throw new Error(`No model ${id}`);
  return model;
};
