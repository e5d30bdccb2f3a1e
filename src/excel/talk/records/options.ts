import type { PlanOptions } from "../../../sheets/plan";
import { fields, only, taken, text, type Shape } from "./shape";

/** The user's choices, kept in the workbook. */
export type SavedOptions = Omit<PlanOptions, "taken">;

export const OPTIONS_KEY = "PhoenixROI.options";

/** What may be typed is the pane's to say; a column's header has 255 characters. */
const SHAPES: { [K in keyof SavedOptions]: Shape<SavedOptions[K]> } = {
  dialect: only("addin", "plain"),
  standard: only("banker", "fast"),
  currency: text(100),
  optimizedName: text(255),
};

export const savedOptions: Shape<SavedOptions> = fields(SHAPES);

/** Those of the choices that are choices of ours: each stands by itself. */
export function readableOptions(value: unknown): Partial<SavedOptions> {
  const given = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  return Object.fromEntries(
    Object.entries(SHAPES).flatMap(([name, shape]) => {
      const option = taken<unknown>(shape, given[name]);
      return option === undefined ? [] : [[name, option]];
    }),
  );
}
