/** A day as the user's clock has it: in the evening of New York it is tomorrow already in UTC. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

const inUtc = (now: Date): number => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());

/** As 2026-11-27. */
export const isoDay = (now: Date): string => new Date(inUtc(now)).toISOString().slice(0, 10);

/** As Excel counts days. */
export const serialDay = (now: Date): number => (inUtc(now) - EXCEL_EPOCH) / DAY_MS;
