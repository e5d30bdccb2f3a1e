import type { WorkbookPlan } from "../../sheets/plan";

/** A call of one of the add-in's functions, also as Excel spells it where they are unknown. */
export const CALL = /\bROI_[A-Z0-9_]+\s*\(/;

export const usesFunctions = ({ sheets }: WorkbookPlan): boolean =>
  sheets.some(({ cells }) => cells.some((line) => line.some((cell) => CALL.test(cell?.formula ?? ""))));
