import type { Features } from "../talk/features";
import { listen, onceInAMoment } from "../talk/watch";

/**
 * Calls back after calculations and changes of any sheet, by whomever, at most once in a moment.
 * @param changed told whether cells may stand elsewhere by now: rows, columns or cells were inserted or deleted
 * @returns stops the calls
 * @throws where this Excel doesn't tell of them, and what Excel throws
 */
export async function watchModel(
  changed: (moved: boolean) => void,
  features: Features,
): Promise<() => Promise<void>> {
  if (!features.sheetEvents) throw new Error("This Excel doesn't tell of calculations.");
  let moved = false;
  const { soon, callOff } = onceInAMoment(() => {
    const told = moved;
    moved = false;
    changed(told);
  });
  const stop = await listen((sheets) => [
    sheets.onCalculated.add(soon),
    sheets.onChanged.add(({ changeType }) => {
      moved ||= changeType !== "RangeEdited";
      return soon();
    }),
  ]);
  return () => {
    callOff();
    return stop();
  };
}
