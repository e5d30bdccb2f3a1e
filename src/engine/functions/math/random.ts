import { NUM, VALUE } from "../../values/cell-error";
import { Grid } from "../../values/value";
import { defineAt, MODERN, type FunctionTable } from "../definition";

/** Each calculation draws anew: over many trials each of them does, from the run's own seed. */
const VOLATILE = { volatile: true, draws: true } as const;

export const RANDOM: FunctionTable = {
  RAND: defineAt("", (call) => call.random(), VOLATILE),
  RANDBETWEEN: defineAt(
    "n n",
    (call, low, high) => {
      const [first, last] = [Math.ceil(low), Math.floor(high)];
      if (first > last) return NUM;
      return first + Math.floor(call.random() * (last - first + 1));
    },
    VOLATILE,
  ),
  RANDARRAY: defineAt(
    "n? n? n? n? b?",
    (call, rows = 1, columns = 1, low = 0, high = 1, whole = false) => {
      const [height, width] = [Math.trunc(rows), Math.trunc(columns)];
      if (height < 1 || width < 1 || low > high) return VALUE;
      if (whole && (low !== Math.trunc(low) || high !== Math.trunc(high))) return VALUE;
      return Grid.of(height, width, () =>
        whole ? low + Math.floor(call.random() * (high - low + 1)) : low + call.random() * (high - low),
      );
    },
    { ...VOLATILE, ...MODERN },
  ),
};
