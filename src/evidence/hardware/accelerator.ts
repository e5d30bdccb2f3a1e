import type { Source } from "../source";

/** A peak speed as the maker prints it, and without sparsity. */
export interface PeakSpeed {
  /** As printed, e.g. "1,979 teraFLOPS, with sparsity". */
  readonly printed: string;
  /** Dense matrix operations, 10¹² a second. */
  readonly tflops: number;
}

export interface Accelerator {
  readonly id: string;
  readonly name: string;
  readonly bf16: PeakSpeed;
  /** Undefined where the maker gives none: the chip has no such units. */
  readonly fp8: PeakSpeed | undefined;
  readonly fp4: PeakSpeed | undefined;
  /** 10⁹ bytes, as printed. */
  readonly memoryGb: number;
  /** 10⁹ bytes a second. */
  readonly bandwidthGbs: number;
  /** Most that the chip with its board draws [W]; undefined where its maker gives none. */
  readonly watts: number | undefined;
  readonly note: string;
  readonly source: Source;
}
