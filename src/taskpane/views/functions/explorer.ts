import type { CustomFunctions } from "../../../engine";
import type { Formulas, OccupiedCell } from "../../../excel";
import { Store, type Notice } from "../../state";
import { calculate, type Calculation } from "./calculate";
import { catalogue, type FunctionEntry, type Metadata } from "./catalogue";
import { say } from "./messages";
import { searchIn, type Search } from "./search";

export type Sources = {
  metadata(): Promise<Metadata>;
  functions(): Promise<CustomFunctions>;
};

export interface ExplorerState {
  /** What there is to show: nothing yet, nothing at all, or the functions that fit the query. */
  list: { kind: "loading" } | { kind: "failed" } | { kind: "ready"; found: FunctionEntry[]; total: number };
  query: string;
  /** The function whose page is open. */
  open: FunctionEntry | null;
  /** The formula of the page, as edited. */
  formula: string;
  /** Null until the functions are there; "failed" when they could not be loaded. */
  calculation: Calculation | "failed" | null;
  /** A cell that holds something: may the formula replace it? */
  question: OccupiedCell | null;
  inserting: boolean;
  notice: Notice | null;
}

/** What the function explorer does. It knows no DOM. */
export class Explorer {
  readonly store = new Store<ExplorerState>({
    list: { kind: "loading" },
    query: "",
    open: null,
    formula: "",
    calculation: null,
    question: null,
    inserting: false,
    notice: null,
  });
  private search: Search | null = null;
  private total = 0;
  private functions: CustomFunctions | null = null;
  private loading = false;
  private loadingFunctions = false;

  constructor(
    private readonly workbook: Formulas,
    private readonly sources: Sources,
  ) {}

  /** Loads what the functions say of themselves, once. */
  async start(): Promise<void> {
    if (this.search || this.loading) return;
    this.loading = true;
    this.store.update({ list: { kind: "loading" } });
    try {
      const entries = catalogue(await this.sources.metadata());
      this.search = searchIn(entries);
      this.total = entries.length;
      this.find(this.store.state.query);
    } catch {
      this.store.update({ list: { kind: "failed" } });
    } finally {
      this.loading = false;
    }
  }

  find(query: string): void {
    this.store.update({
      query,
      ...(this.search && { list: { kind: "ready", found: this.search(query), total: this.total } }),
    });
  }

  /** Opens the page of a function, with its first example. */
  open(entry: FunctionEntry): void {
    this.store.update({ open: entry, notice: null });
    this.setFormula(entry.examples[0]?.formula ?? `=${entry.id}()`);
    void this.loadFunctions();
  }

  close(): void {
    this.store.update({ open: null, notice: null });
  }

  setFormula(formula: string): void {
    const { calculation } = this.store.state;
    this.store.update({
      formula,
      calculation: this.functions
        ? calculate(formula, this.functions)
        : calculation === "failed"
          ? "failed"
          : null,
    });
  }

  /** The functions themselves are loaded when the first page is opened. */
  private async loadFunctions(): Promise<void> {
    if (this.functions || this.loadingFunctions) return;
    this.loadingFunctions = true;
    try {
      this.functions = await this.sources.functions();
      this.setFormula(this.store.state.formula);
    } catch {
      this.store.update({ calculation: "failed" });
    } finally {
      this.loadingFunctions = false;
    }
  }

  /** Writes the formula into the active cell; asks first when that would replace something. */
  insert(): Promise<void> {
    return this.write();
  }

  /** The answer to the question. */
  async answer(replace: boolean): Promise<void> {
    const { question } = this.store.state;
    if (!question) return;
    this.store.update({ question: null, notice: replace ? null : say.kept(question.where) });
    if (replace) await this.write(question);
  }

  private async write(replace?: OccupiedCell): Promise<void> {
    const { formula, calculation, inserting } = this.store.state;
    if (inserting) return;
    if (calculation !== null && calculation !== "failed" && calculation.kind === "unreadable") {
      this.store.update({ notice: say.unreadable(calculation.message) });
      return;
    }
    this.store.update({ inserting: true, notice: null });
    const result = await this.workbook.insertFormula({
      formula: formula.trim(),
      size: sizeOf(calculation),
      ...(replace && { replace }),
    });
    this.store.update({ inserting: false });
    switch (result.kind) {
      case "inserted":
        return this.store.update({ notice: say.inserted(result.where) });
      case "occupied":
        return this.store.update({ question: result.cell });
      case "refused":
        return this.store.update({ notice: say.refused(result.reason) });
      case "failed":
        return this.store.update({ notice: say.refused(result.problem.message) });
      case "busy":
        return this.store.update({ notice: say.busy });
    }
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }
}

function sizeOf(calculation: ExplorerState["calculation"]): { rows: number; columns: number } | null {
  if (!calculation || calculation === "failed" || calculation.kind !== "result") return null;
  return { rows: calculation.rows.length, columns: calculation.rows[0]?.length ?? 1 };
}
