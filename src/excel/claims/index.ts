import type { Busy, Connection } from "../talk/connection";
import { readSelection, showArea, type Area, type SelectionResult } from "./area";
import { readArea, readClaims, type ReadAreaResult, type ReadClaimsResult, type ReadRequest } from "./read";
import { listAudits, takeBack, type AuditsResult, type TakeBackResult } from "./take-back";
import { writeVerdicts, type WriteRequest, type WriteResult } from "./write";

export { areaText, type Area, type SelectedArea, type SelectionResult } from "./area";
export { referenceTo, verdictFormula } from "./formula";
export {
  MOST_CLAIMS,
  type ReadAreaResult,
  type ReadCell,
  type ReadClaims,
  type ReadClaimsResult,
} from "./read";
export type { Audit, AuditsResult, TakeBackResult } from "./take-back";
export type { WriteRequest, WriteResult } from "./write";

/** Verdicts on claims in any cells of the workbook. Whatever happens, its functions give a result. */
export interface Claims {
  selection(): Promise<SelectionResult>;
  read(request: ReadRequest): Promise<ReadClaimsResult>;
  readArea(area: Area): Promise<ReadAreaResult>;
  write(request: WriteRequest): Promise<WriteResult | Busy>;
  list(): Promise<AuditsResult>;
  takeBack(id: string, options?: { force?: boolean }): Promise<TakeBackResult | Busy>;
  show(area: Area): Promise<Awaited<ReturnType<typeof showArea>>>;
}

export function connectClaims(connection: Connection): Claims {
  const { features, alone } = connection;
  return {
    selection: readSelection,
    read: (request) => readClaims(request, features),
    readArea,
    write: (request) => alone(() => writeVerdicts(request, connection)),
    list: listAudits,
    takeBack: (id, { force = false } = {}) => alone(() => takeBack(id, force)),
    show: showArea,
  };
}
