import type { AddRequest, AddResult, TableRows } from "../../../excel/rows";
import { ImportProblem, readPasted, type Imported, type ImportedPrice } from "../../../imports";
import { TYPED, typedProblem } from "../../../sheets/typed";
import { Store, type Notice } from "../../state";
import { messages, say } from "./messages";
import { modelRow, priceRows, runRows, SHEETS } from "./targets";

export interface ImportState {
  /** What was read of the pasted text; null before, and when it was refused. */
  readonly read: Imported | null;
  /** Why it was refused. */
  readonly problem: string | null;
  /** Words that the names of prices must hold. */
  readonly query: string;
  /** Names of the chosen prices. */
  readonly chosen: ReadonlySet<ImportedPrice>;
  readonly adding: boolean;
  readonly notice: Notice | null;
}

/** Prices that a list shows at once: a whole list has thousands. */
export const MOST_SHOWN = 30;

/** Rows from what is pasted. It knows no DOM. */
export class Importer {
  readonly store = new Store<ImportState>({
    read: null,
    problem: null,
    query: "",
    chosen: new Set(),
    adding: false,
    notice: null,
  });

  constructor(
    private readonly rows: TableRows,
    private readonly now: () => Date = () => new Date(),
  ) {}

  read(text: string): void {
    try {
      const read = readPasted(text);
      const only = read.kind === "prices" && read.prices.rows.length === 1 ? read.prices.rows : [];
      this.store.update({ read, problem: null, query: "", chosen: new Set(only), notice: null });
    } catch (error) {
      if (!(error instanceof ImportProblem)) throw error;
      this.store.update({ read: null, problem: error.message, chosen: new Set(), notice: null });
    }
  }

  search(query: string): void {
    this.store.update({ query });
  }

  /** The prices whose names hold every word. */
  found(): readonly ImportedPrice[] {
    const { read, query } = this.store.state;
    if (read?.kind !== "prices") return [];
    const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
    return read.prices.rows.filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word)));
  }

  choose(price: ImportedPrice, chosen: boolean): void {
    const next = new Set(this.store.state.chosen);
    if (chosen) next.add(price);
    else next.delete(price);
    this.store.update({ chosen: next });
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  /** @param name of a model, as its row shall say */
  async add(name: string): Promise<void> {
    const { read, chosen, adding } = this.store.state;
    if (!read || adding) return;
    const problem = read.kind === "model" ? typedProblem("The name", TYPED.row, name) : null;
    if (problem) return this.store.update({ notice: { tone: "error", text: problem } });
    const request = this.request(read, [...chosen], name);
    if (!request) return this.store.update({ notice: messages.noneChosen });
    this.store.update({ adding: true, notice: null });
    const result = await this.rows.add(request);
    this.store.update({ adding: false, notice: noticeOf(result, SHEETS[read.kind]) });
  }

  private request(read: Imported, chosen: readonly ImportedPrice[], name: string): AddRequest | null {
    switch (read.kind) {
      case "prices":
        return chosen.length > 0 ? priceRows(chosen, read.prices.form, this.now()) : null;
      case "model":
        return modelRow(read.model, name.trim() || read.model.name, this.now());
      case "runs":
        return runRows(read.runs, this.now());
    }
  }
}

function noticeOf(result: Awaited<ReturnType<TableRows["add"]>>, wanted: string): Notice {
  switch (result.kind) {
    case "added":
      return say.added(result);
    case "no-table":
      return say.noTable(result, wanted);
    case "failed":
      return say.failed(result);
    case "busy":
      return messages.busy;
  }
}

export type Added = Extract<AddResult, { kind: "added" }>;
