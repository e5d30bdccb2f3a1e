import { CellError } from "./cell-error";

/** What one cell holds; null is an empty cell. */
export type Scalar = number | string | boolean | null | CellError;

export const isError = (value: unknown): value is CellError => value instanceof CellError;
