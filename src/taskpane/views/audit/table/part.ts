import type { TableAuditState } from "./table-audit";

export interface Part {
  element: HTMLElement;
  update(state: TableAuditState, before: TableAuditState | null): void;
}
