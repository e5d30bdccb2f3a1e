import { f, type CellRef, type Expr } from "../../../sheets/formula";
import { ABOVE_0, AT_LEAST_0 } from "../../../sheets/rules";
import type { OwnModelSheet } from "./own-model";

/** What is paid once, before anything is saved. */
export const investmentInput = ({ form, units }: OwnModelSheet, value: number): CellRef =>
  form.input({
    label: "Investment, one-off",
    unit: units.money,
    value,
    note: "Licences, migration, people. 0 for none.",
    rule: AT_LEAST_0,
  });

/** How many categories of a table further down are filled in: one at least. */
export const filledCategories = ({ form, units }: OwnModelSheet, amounts: Expr): CellRef =>
  form.input({
    label: "Categories filled in",
    unit: units.whole,
    formula: f`COUNT(${amounts})`,
    note: "Type below the table for one more; an empty row doesn't count.",
    rule: { ...ABOVE_0, asks: "fill in a category in the table below" },
  });
