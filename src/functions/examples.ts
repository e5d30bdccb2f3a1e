/**
 * What the metadata can't say of a function: worked examples, what each error means, the source, the questions it
 * answers. Plain data, one entry for each function id, beside its declaration's section: the help page, the README's
 * table and the pane's explorer are made of it and of the metadata. A test calculates every example.
 */
import { CLAIMS } from "./examples/claims";
import { COST } from "./examples/cost";
import { QUALITY } from "./examples/quality";
import { RETURNS } from "./examples/returns";
import { SAVINGS } from "./examples/savings";
import { UNCERTAINTY } from "./examples/uncertainty";
import type { FunctionGuide, Section } from "./examples/types";

export { COMMON_ERRORS } from "./examples/types";
export type { ErrorCause, FunctionExample, FunctionGuide, Section } from "./examples/types";

/** In the order of the help page. */
export const SECTIONS: readonly Section[] = [SAVINGS, QUALITY, RETURNS, COST, UNCERTAINTY, CLAIMS];

/** The guide of every function by its id. */
export const EXAMPLES: Readonly<Record<string, FunctionGuide>> = Object.fromEntries(
  SECTIONS.flatMap((section) => Object.entries(section.functions)),
);
