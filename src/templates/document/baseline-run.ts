import { SUMMARY } from "../../evidence/document/summary";
import { TOTALS_70B } from "../../evidence/document/totals-70b";
import { quantityOf } from "./figures";

/** The run that others are compared with: what it cost, and how long it took. */
export const BASELINE_RUN = {
  cost: {
    quantity: quantityOf(TOTALS_70B.rows[0]!.baseline),
    label: "Cost of the baseline run",
    note: "Compute row of the 70B table.",
  },
  days: {
    quantity: quantityOf(SUMMARY[0]!.before),
    label: "Length of the baseline run",
    note: "Executive Summary.",
  },
};
