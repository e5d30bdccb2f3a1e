import type { BuildContext } from "../../../sheets/context";
import type { CellRef } from "../../../sheets/formula";
import { above0, type Entries } from "../parts/entries";
import type { TransformerConstants } from "../parts/functions";
import type { DecisionUnits } from "../parts/units";

const KAPLAN = "Kaplan et al. 2020 (arXiv 2001.08361), section 2.1";
const PALM = "Chowdhery et al. 2022, PaLM (arXiv 2204.02311), appendix B";

/** The two constants of the operations of a transformer, as cells: plain formulas hold no number of their own. */
export function placeConstants(
  context: BuildContext,
  entries: Entries,
  units: DecisionUnits,
): TransformerConstants | undefined {
  if (context.options.dialect === "addin") return undefined;
  const constant = (label: string, unit: string, value: number, note: string): CellRef =>
    entries.add({ label, unit: { ...units.whole, label: unit }, value, note, checks: above0 });
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
