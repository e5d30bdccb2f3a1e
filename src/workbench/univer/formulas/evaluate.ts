import { ICalculateFormulaService } from "@univerjs/engine-formula";
import type { Scalar } from "../../model/port";
import type { Engine } from "../engine";

/** A formula's value beside the cells: nothing depends on it, and nothing is written. */
export async function evaluate(engine: Engine, formula: string, sheetId: string): Promise<Scalar[][]> {
  const { unitId } = engine;
  const results = await engine
    .get<ICalculateFormulaService>(ICalculateFormulaService)
    .executeFormulas({ [unitId]: { [sheetId]: { 0: { 0: [formula] } } } } as never);
  const value = (results as any)[unitId]?.[sheetId]?.[0]?.[0]?.[0]?.value as unknown;
  const rows = Array.isArray(value) ? (value as unknown[][]) : [[value]];
  // What can't be read at all is a name that isn't there.
  return rows.map((row) => row.map((v) => (v === null || v === undefined ? "#NAME?" : (v as Scalar))));
}
