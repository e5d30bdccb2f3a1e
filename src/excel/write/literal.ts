import type { PlanValue } from "../../sheets/plan";

const MONTH =
  "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?";

/** What Excel would read as something else than text: "90%" as 0.9, "1-2" and "May 5" as dates, "=A1" as a formula. */
const READ_AS_SOMETHING_ELSE = new RegExp(
  String.raw`^\s*([-=+@'#(.$€£¥₽₹\d]|(true|false)\s*$|(${MONTH})[\s./,-]*\d)`,
  "i",
);

/** A constant as it has to be sent, so that a text stays the text it is: with an apostrophe before it where needed. */
export function literal(value: PlanValue): PlanValue {
  return typeof value === "string" && READ_AS_SOMETHING_ELSE.test(value) ? `'${value}` : value;
}
