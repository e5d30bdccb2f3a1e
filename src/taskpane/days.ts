/** Days as Excel counts them. */
const DAY_MS = 86_400_000;
/** Excel's serial number of 1970-01-01. */
const EPOCH = 25_569;

/** The day as the user's clock has it: in the evening of New York it is tomorrow already in UTC. */
export const serialDay = (now: Date): number =>
  Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS + EPOCH;

/** As 2026-11-27. */
export const isoDate = (serial: number): string =>
  new Date((serial - EPOCH) * DAY_MS).toISOString().slice(0, 10);
