import type { PlanValue } from "../templates/plan";

/** What Excel would read as something else than text: "90%" as 0.9, "1-2" as a date, "=A1" as a formula. */
const READ_AS_SOMETHING_ELSE =
  /^\s*(?:[-=+@'#(.$€£¥₽₹\d]|(?:true|false)\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./-]*\d)/i;

/** A constant as it has to be sent, so that a text stays the text it is: with an apostrophe before it where needed. */
export function literal(value: PlanValue): PlanValue {
  return typeof value === "string" && READ_AS_SOMETHING_ELSE.test(value) ? `'${value}` : value;
}
