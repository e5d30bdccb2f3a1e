import type { Accelerator } from "./accelerator";
import { COMPARED } from "./compared";
import { DATA_SHEETS } from "./data-sheets";

export type { Accelerator, PeakSpeed } from "./accelerator";

/** Those that the sheets begin with first. */
export const ACCELERATORS: readonly Accelerator[] = [...DATA_SHEETS, ...COMPARED];
