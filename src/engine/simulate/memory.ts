/** Bytes that a simulation of so many trials holds at once, its draws and results. */
export const memoryFor = (inputs: number, outputs: number, trials: number): number =>
  8 * (inputs + outputs) * trials;
