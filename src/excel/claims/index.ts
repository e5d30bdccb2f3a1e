import type { Features } from "../talk/features";
import { readSelection, showArea, type Area, type SelectionResult } from "./area";
import { readClaims, type ReadClaimsResult, type ReadRequest } from "./read";
import { listAudits, takeBack, type AuditsResult, type TakeBackResult } from "./take-back";
import { writeVerdicts, type WriteRequest, type WriteResult } from "./write";

export { areaText, type Area, type SelectedArea, type SelectionResult } from "./area";
export { referenceTo, verdictFormula } from "./formula";
export { MOST_CLAIMS, type ReadCell, type ReadClaims, type ReadClaimsResult } from "./read";
export type { Audit, AuditsResult, TakeBackResult } from "./take-back";
export type { WriteRequest, WriteResult } from "./write";

/** Verdicts on claims in any cells of the workbook. Whatever happens, its functions give a result. */
export interface Claims {
  selection(): Promise<SelectionResult>;
  read(request: ReadRequest): Promise<ReadClaimsResult>;
  write(request: WriteRequest): Promise<WriteResult | { kind: "busy" }>;
  list(): Promise<AuditsResult>;
  takeBack(id: string, options?: { force?: boolean }): Promise<TakeBackResult | { kind: "busy" }>;
  show(area: Area): Promise<Awaited<ReturnType<typeof showArea>>>;
}

/** Excel on the web takes 5 MB a request; the envelope and our estimates need some of it. */
const REQUEST_LIMIT = 4_000_000;

type Alone = <T>(change: () => Promise<T>) => Promise<T | { kind: "busy" }>;

/** @param alone keeps a change from running beside another one of the same pane */
export function connectClaims(features: Features, alone: Alone, limit = REQUEST_LIMIT): Claims {
  return {
    selection: () => readSelection(features),
    read: (request) => readClaims(request, features),
    write: (request) => alone(() => writeVerdicts(request, { features, limit })),
    list: () => listAudits(features),
    takeBack: (id, { force = false } = {}) => alone(() => takeBack(id, features, force)),
    show: (area) => showArea(area, features),
  };
}
