import { businessCase } from "./decisions/business-case";
import { calibration } from "./decisions/calibration";
import { ownHardware } from "./decisions/own-hardware";
import { risk } from "./decisions/risk";
import { savingsCase } from "./decisions/savings-case";
import { serving } from "./decisions/serving";
import { tokenBill } from "./decisions/token-bill";
import { trainingRun } from "./decisions/training-run";
import { alignment } from "./document/alignment";
import { audit } from "./document/audit";
import { benchmarks } from "./document/benchmarks";
import { dataQuality } from "./document/data-quality";
import { evaluation } from "./document/evaluation";
import { fineTuning } from "./document/fine-tuning";
import { inference } from "./document/inference";
import { phiFormula } from "./document/phi-formula";
import { startup7b } from "./document/startup-7b";
import { summary } from "./document/summary";
import { training70b } from "./document/training-70b";
import { trainingSpeed } from "./document/training-speed";
import { wholeAnalysis } from "./document/whole-analysis";
import type { PlanOptions, Template } from "../sheets/plan";

/** Every template, in the order in which it is offered. */
export const templates: readonly Template[] = [
  savingsCase,
  businessCase,
  trainingRun,
  serving,
  tokenBill,
  ownHardware,
  risk,
  calibration,
  wholeAnalysis,
  summary,
  training70b,
  startup7b,
  dataQuality,
  trainingSpeed,
  fineTuning,
  alignment,
  inference,
  evaluation,
  benchmarks,
  phiFormula,
  audit,
];

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
