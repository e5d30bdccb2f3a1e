import type { Features } from "../talk/features";
import { listen, onceInAMoment } from "../talk/watch";

/**
 * Calls back after calculations and changes of any sheet, by whomever, at most once in a moment.
 * @returns stops the calls
 * @throws where this Excel doesn't tell of them, and what Excel throws
 */
export async function watchModel(changed: () => void, features: Features): Promise<() => Promise<void>> {
  if (!features.sheetEvents) throw new Error("This Excel doesn't tell of calculations.");
  const { soon, callOff } = onceInAMoment(changed);
  const stop = await listen((sheets) => [sheets.onCalculated.add(soon), sheets.onChanged.add(soon)]);
  return () => {
    callOff();
    return stop();
  };
}
