import type { BuildContext } from "../context";
import type { CellRef } from "../formula";
import type { Sheet } from "../sheet";
import type { TransformerConstants } from "./functions";

const KAPLAN = "Kaplan et al. 2020 (arXiv 2001.08361), section 2.1";
const PALM = "Chowdhery et al. 2022, PaLM (arXiv 2204.02311), appendix B";

/** The two constants of the operations of a transformer, as cells: plain formulas hold no number of their own. */
export function placeConstants(
  context: BuildContext,
  sheet: Sheet,
  keys: { readonly label: string; readonly unit: string; readonly value: string; readonly note: string },
): TransformerConstants | undefined {
  if (context.options.dialect === "addin") return undefined;
  const constant = (label: string, unit: string, value: number, note: string): CellRef => {
    const cells = sheet.line<string>({
      [keys.label]: { role: "label", value: label },
      [keys.unit]: { role: "unit", value: unit },
      [keys.value]: { role: "input", value, format: "0", validity: "nonNegative" },
      [keys.note]: { role: "note", value: note },
    });
    const cell = cells[keys.value];
    if (!cell) throw new Error(`${label} has no cell`);
    return cell;
  };
  return {
    perParameter: constant(
      "Operations per parameter and token",
      "FLOP",
      6,
      `2 forward (multiply, add) and 4 backward. ${KAPLAN}.`,
    ),
    perPosition: constant(
      "Operations of attention",
      "FLOP per layer, width and position",
      12,
      `Scores and weighted sum, forward and backward. ${PALM}.`,
    ),
  };
}
