import { CONDITIONS } from "./conditions";
import type { SpecialTable } from "./evaluating";
import { LAMBDAS } from "./lambda";

export const SPECIAL: SpecialTable = { ...CONDITIONS, ...LAMBDAS };
