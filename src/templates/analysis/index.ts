export { claimAuditSheet, type AuditedClaim } from "./claim-audit";
export type * from "./record";
export { scenarioComparisonSheet, type ComparisonRecord } from "./scenario-comparison";
export { simulationSheet } from "./simulation-sheet";
export { remarkOn, sortedBars, tornadoSheet } from "./tornado-sheet";
export { targetSheet } from "./target-sheet";
export { trialsSheet } from "./trials-sheet";
export { twoWaySheet } from "./two-way-sheet";
