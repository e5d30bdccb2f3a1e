import type { CellRole, CellStyle } from "../../sheets/plan";
import type { Features } from "../talk/features";
import type { RangeOf } from "./charts";

export interface WriterOptions {
  styles: Record<CellRole, CellStyle>;
  features: Features;
  rangeOf: RangeOf;
  /** Largest request, in bytes. */
  limit: number;
  /** The workbook's names, when a step runs. */
  names: () => Excel.NamedItemCollection;
  /** What a link leads to: a name, where there is one that follows the sheet. */
  linkTo: (target: string) => string;
}
