import type { Place } from "../../../engine";
import type { CellPlace, ModelRuns, Problem, WorkbookReading } from "../../../excel";
import { Cancelled, EngineRefused, Unfit, type AskOptions, type Engine } from "../../computing/engine";
import type { Asking, DifferentCell, Opened, Questions, Refusal } from "../../computing/questions";
import { say } from "./messages";

/** Why the engine's results aren't to be had. */
export type Obstacle =
  /** Not computed here, or not as Excel shows it: Excel can compute instead, which takes its time. */
  | { kind: "instead"; why: string; offer: boolean }
  | { kind: "failed"; problem: Pick<Problem, "message"> }
  | { kind: "unfit"; message: string }
  | { kind: "cancelled" };

export const isObstacle = (value: object): value is Obstacle =>
  "kind" in value && ["instead", "failed", "unfit", "cancelled"].includes(String(value.kind));

/** The user's workbook in the engine. */
export class Computing {
  private known: WorkbookReading | null = null;

  constructor(
    private readonly runs: ModelRuns,
    private readonly engine: Engine,
  ) {}

  /** Reads what the outputs need, and hands it to the engine. */
  async read(outputs: readonly CellPlace[], options?: AskOptions): Promise<Obstacle | WorkbookReading> {
    const result = await this.runs.read([...new Set(outputs.map(({ sheetId }) => sheetId))]);
    if (result.kind === "failed") return result;
    if (result.kind === "too-large") return { kind: "instead", why: say.tooLarge(result.cells), offer: true };
    return this.take(result.reading, options);
  }

  /** The workbook as it is by now; null when nothing has changed. */
  async readAgain(outputs: readonly CellPlace[]): Promise<Obstacle | WorkbookReading | null> {
    const before = this.known;
    if (!before) return this.read(outputs);
    const again = await this.runs.readAgain(before);
    if (!again) return this.read(outputs);
    return sameCells(before, again) ? null : this.take(again);
  }

  private async take(reading: WorkbookReading, options?: AskOptions): Promise<Obstacle | WorkbookReading> {
    this.known = reading;
    const taken = await this.ask("read", reading.data, options);
    return taken === null ? reading : taken;
  }

  /** What lies between inputs and outputs; an obstacle where it isn't what Excel shows as things are. */
  async open(
    inputs: readonly CellPlace[],
    outputs: readonly CellPlace[],
    options?: AskOptions,
  ): Promise<Obstacle | Opened> {
    const opened = await this.ask(
      "open",
      { inputs: inputs.map(this.placeOf), outputs: outputs.map(this.placeOf) },
      options,
    );
    if (isObstacle(opened) || !opened.difference) return opened;
    return { kind: "instead", why: differs(opened.difference), offer: false };
  }

  /** The numbers that move the first output most. */
  async levers(
    outputs: readonly CellPlace[],
    most: number,
    options?: AskOptions,
  ): Promise<Obstacle | Omit<CellPlace, "sheet">[]> {
    const asked = { outputs: outputs.map(this.placeOf), share: 0.1, most };
    const places = await this.ask("levers", asked, options);
    if (!Array.isArray(places)) return places;
    return places.map(({ sheet, row, column }) => ({
      sheetId: this.known?.sheets[sheet]?.id ?? "",
      row,
      column,
    }));
  }

  async ask<Name extends Asking>(
    asking: Name,
    asked: Questions[Name]["asked"],
    options?: AskOptions,
  ): Promise<Obstacle | Questions[Name]["answer"]> {
    try {
      return await this.engine.ask(asking, asked, options);
    } catch (error) {
      if (error instanceof Cancelled) return { kind: "cancelled" };
      if (error instanceof Unfit) return { kind: "unfit", message: error.message };
      if (error instanceof EngineRefused)
        return { kind: "instead", why: refused(error.refusal), offer: true };
      return { kind: "instead", why: say.engineLost, offer: true };
    }
  }

  /** What a cell shows in what was read. */
  valueOf(cell: CellPlace): unknown {
    const { sheet, row, column } = this.placeOf(cell);
    for (const range of this.known?.data.sheets[sheet]?.ranges ?? []) {
      const value = range.values[row - range.row]?.[column - range.column];
      if (value !== undefined) return value;
    }
    return "";
  }

  cellOf({ sheet, row, column }: Place): CellPlace {
    const found = this.known?.sheets[sheet];
    return { sheetId: found?.id ?? "", sheet: found?.name ?? "", row, column };
  }

  private readonly placeOf = ({ sheetId, sheet, row, column }: CellPlace): Place => {
    const sheets = this.known?.sheets ?? [];
    const byId = sheets.findIndex(({ id }) => id === sheetId);
    return { sheet: byId < 0 ? sheets.findIndex(({ name }) => name === sheet) : byId, row, column };
  };

  close(): void {
    this.engine.close();
  }
}

const refused = ({ address, what, reason }: Refusal): string =>
  `${address ?? "The model"} isn't computed here: ${what}, ${reason}`;

/** Functions whose results depend on the language that Excel has. */
const BY_LANGUAGE = /\b(TEXT|DOLLAR|FIXED|VALUE|DATEVALUE|TIMEVALUE|CELL|INFO)\(/i;

/** "Sheet1!D14 differs (TEXT in your language)" */
export function differs({ address, formula, excel, engine }: DifferentCell): string {
  const [, name] = BY_LANGUAGE.exec(formula) ?? [];
  const shown = (value: unknown) => (value === null || value === "" ? "nothing" : String(value));
  return name
    ? `${address} differs (${name.toUpperCase()} in your language)`
    : `${address} differs (${shown(excel)} in Excel, ${shown(engine)} here)`;
}

function sameCells(before: WorkbookReading, after: WorkbookReading): boolean {
  const same = (a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]) =>
    a.length === b.length && a.every((line, r) => line.every((cell, c) => sameValue(cell, b[r]?.[c])));
  return before.data.sheets.every(({ ranges }, i) => {
    const now = after.data.sheets[i]?.ranges ?? [];
    return (
      ranges.length === now.length &&
      ranges.every((range, n) => {
        const other = now[n];
        return (
          other !== undefined &&
          range.row === other.row &&
          range.column === other.column &&
          same(range.formulas, other.formulas) &&
          same(range.values, other.values)
        );
      })
    );
  });
}

const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
