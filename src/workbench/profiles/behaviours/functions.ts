import type { Behaviour, Stage } from "../behaviour";

/** Results arrive after the stage's delays in turn: two that are asked for together come apart, and in any order. */
function inTurn(stage: Stage): () => number {
  let call = 0;
  return () => stage.delays[call++ % stage.delays.length] ?? 0;
}

export const oldValueStays: Behaviour = {
  name: "old-value-stays",
  source: "OJ 4152, 6930",
  what: "While a function is calculated again its cell goes on to show the result before, and what depends on it takes that.",
  calls: ({ stage }) => ({ delay: inTurn(stage) }),
};

export const busyThenZero: Behaviour = {
  name: "busy-then-zero",
  source: "OJ 6577",
  what: "On the web a cell that is calculated again shows #BUSY!, then 0 for a moment, then its result.",
  calls: ({ stage }) => ({ delay: inTurn(stage), meanwhile: (share) => (share < 0.5 ? "#BUSY!" : 0) }),
};

export const busy: Behaviour = {
  name: "busy",
  source: "ECF 120, 437",
  what: "In builds before 2024 a cell shows #BUSY! until the function has answered.",
  calls: ({ stage }) => ({ delay: inTurn(stage), meanwhile: () => "#BUSY!" }),
};

export const namesStayUnknown: Behaviour = {
  name: "names-stay-unknown",
  source: "OJ 6611, 6395, 5912",
  what: "A formula that was entered before the functions were registered goes on to show #NAME? until it is entered again.",
  calls: ({ stage }) => ({ registered: () => stage.functions === "registered" }),
};
