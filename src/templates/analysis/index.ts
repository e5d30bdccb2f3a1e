export type * from "./record";
export { simulationSheet } from "./simulation-sheet";
export { remarkOn, sortedBars, tornadoSheet } from "./tornado-sheet";
export { twoWaySheet } from "./two-way-sheet";
