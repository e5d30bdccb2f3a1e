import { phiFormula } from "./document/phi-formula";
import { startup7b } from "./document/startup-7b";
import { training70b } from "./document/training-70b";
import type { PlanOptions, Template } from "./plan";

/** Every template, in the order in which it is offered. */
export const templates: readonly Template[] = [training70b, startup7b, phiFormula];

/** What a plan is made with when the user has chosen nothing. */
export const DEFAULT_OPTIONS: PlanOptions = {
  dialect: "addin",
  standard: "banker",
  currency: "$",
  optimizedName: "v2000",
  taken: { sheets: [], names: [] },
};

export function templateById(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
