import { f, type CellRef, type Expr } from "../../../sheets/formula";
import { finely } from "../../../sheets/numbers";
import { ABOVE_0, AT_LEAST_0, optional, SHARE, upTo, WHOLE, WHOLE_ABOVE_0 } from "../../../sheets/rules";
import type { LateTable } from "../parts/expressions";
import type { OwnModelSheet } from "../parts/own-model";

interface CascadeInputs {
  readonly small: CellRef;
  readonly large: CellRef;
  readonly requests: CellRef;
  readonly passedOn: CellRef;
  readonly kept: CellRef;
  readonly right: CellRef;
  readonly retries: CellRef;
  readonly person: CellRef;
}

/** A small model first, a large one for what it passes on, and a person as the last resort. */
export function cascadeInputs({ form, units }: OwnModelSheet, prices: LateTable): CascadeInputs {
  const row = { ...units.whole, label: "row" };
  const inTable = upTo(
    WHOLE_ABOVE_0,
    f`COUNT(${prices.column("value")})`,
    "the number of a row of the prices below",
  );
  form.heading("A cascade: a small model first", "Value");
  const small = form.input({
    label: "The small model is row",
    unit: row,
    value: 3,
    note: "Of the prices below, counted from 1.",
    rule: inTable,
  });
  const large = form.input({
    label: "The large model is row",
    unit: row,
    value: 2,
    note: "It takes what the small one passes on.",
    rule: inTable,
  });
  const requests = form.input({
    label: "Requests a task",
    unit: { ...units.requests, label: "requests a task" },
    value: 4,
    note: "Turns, tool calls and checks until a task is done or given up, by either model.",
    rule: ABOVE_0,
  });
  const passedOn = form.input({
    label: "Passed on",
    unit: units.percent,
    value: 0.3,
    note: "Share of the tasks that the small model, or a check of its answer, gives up.",
    rule: SHARE,
  });
  const kept = form.input({
    label: "Right of those it keeps",
    unit: units.percent,
    value: 0.96,
    note: "The rest is wrong and comes back: it goes to the person.",
    rule: SHARE,
  });
  const right = form.input({
    label: "Right of the large one's",
    unit: units.percent,
    value: 0.8,
    note: "Share of its tries that solve the task.",
    rule: SHARE,
  });
  const retries = form.input({
    label: "Retries",
    unit: units.whole,
    value: 1,
    note: "Further tries of the large model after a failed one.",
    rule: optional(WHOLE, "one try only"),
  });
  const person = form.input({
    label: "A person costs",
    unit: { ...units.money, label: `${units.money.label} a task` },
    value: 6,
    note: "What nobody else solved, and what came back.",
    rule: optional(AT_LEAST_0, "nobody: those tasks stay unsolved"),
  });
  return { small, large, requests, passedOn, kept, right, retries, person };
}

interface CascadeResults {
  readonly solved: CellRef;
}

export function cascadeResults(
  { form, units, sheet }: OwnModelSheet,
  { small, large, requests, passedOn, kept, right, retries, person }: CascadeInputs,
  prices: LateTable,
): CascadeResults {
  const perTask = {
    ...units.money,
    label: `${units.money.label} a task`,
    format: finely(units.money.format),
  };
  const costOf = (which: CellRef): Expr => f`${requests}*INDEX(${prices.column("request")},${which})`;
  const failed = f`(1-${right})^(${retries}+1)`;
  form.heading("Cost of a solved task", "Result");
  const tries = form.result(
    "Tries of the large model",
    { label: "tries a task", format: "0.00" },
    f`IF(${right}=0,${retries}+1,(1-${failed})/${right})`,
    "Until the task is solved, or the retries are used up, on average.",
  );
  const cheap = form.result(
    "Small model, a task",
    perTask,
    costOf(small),
    "Its requests, at its cost of a request.",
  );
  const dear = form.result(
    "Large model, a task it gets",
    perTask,
    f`${costOf(large)}*${tries}`,
    "With its retries.",
  );
  const leftOver = form.result(
    "Left for the person",
    units.percent,
    f`${passedOn}*${failed}+(1-${passedOn})*(1-${kept})`,
    "Failed after all tries, or kept by the small model and wrong.",
  );
  const cost = form.result(
    "Cascade, a task",
    perTask,
    f`${cheap}+${passedOn}*${dear}+${leftOver}*${person}`,
    "Solved or not.",
  );
  // With a person nothing stays unsolved.
  const share = (unsolved: Expr) => f`IF(${person}="",1-${unsolved},1)`;
  const each = (all: Expr, unsolved: Expr) => f`IF(${share(unsolved)}>0,${all}/${share(unsolved)},"–")`;
  const solved = form.result(
    "Cascade, a solved task",
    perTask,
    each(cost, leftOver),
    "By the share that is solved.",
    {
      total: true,
    },
  );
  form.result(
    "Large model alone, solved",
    perTask,
    each(f`(${dear}+${failed}*${person})`, failed),
    "Every task goes to it at once.",
  );
  form.result(
    "Passed on at most",
    units.percent,
    breakEven({ cheap, dear, failed, kept, person }),
    "Up to this share the cascade costs no more a task than the large model alone.",
  );
  form.result(
    "Two ways to the tasks",
    units.percent,
    f`ROUND(1000000*(${passedOn}*(1-${failed})+(1-${passedOn})*${kept}+${leftOver}-1),0)/1000000`,
    "Solved by either model, and left, less all: 0.",
    { check: { good: f`${sheet.here("value")}=0`, asks: "the tasks don't add up" } },
  );
  return { solved };
}

/** The escalation rate at which cascade and large model cost the same a task: both are linear in it. */
function breakEven({
  cheap,
  dear,
  failed,
  kept,
  person,
}: Readonly<Record<"cheap" | "dear" | "failed" | "kept" | "person", Expr>>): Expr {
  const alone = f`(${dear}+${failed}*${person})`;
  const back = f`(1-${kept})*${person}`;
  return f`IF(${alone}-${back}>0,MAX(0,(${alone}-${cheap}-${back})/(${alone}-${back})),"–")`;
}
