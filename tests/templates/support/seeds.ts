const [from = 0, to = from] = (process.env["SEEDS"] ?? "1").split("-").map(Number);

/**
 * Sets of inputs with which templates are compared: 0 is their own, the others are varied. `SEEDS=200` takes so many more, and
 * `SEEDS=34-200` goes on where an earlier run stopped.
 */
export const [FIRST, LAST] = process.env["SEEDS"]?.includes("-") ? [from, to] : [0, from];
