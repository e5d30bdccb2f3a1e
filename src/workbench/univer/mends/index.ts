import { correctFunctions } from "../corrected";
import type { Engine } from "../engine";
import type { Names } from "../names";
import { computeTakenBranches } from "../speed/branches";
import { keepDependencies } from "../speed/dependencies";
import { mendArrayTexts } from "./array-texts";
import { mendBeyondTheSheet } from "./beyond-the-sheet";
import { mendComparisonIndex } from "./comparison-index";
import { mendEmptyResults } from "./empty-results";
import { mendExecutionStack } from "./execution-stack";
import { mendFormulaReader } from "./formula-reader";
import { mendImplicitIntersection } from "./implicit-intersection";
import { mendLexerState } from "./lexer-state";
import { mendMovedTables } from "./moved-tables";
import { mendNumberFormats } from "./number-formats";
import { mendReadingCells } from "./reading-cells";
import { mendSequenceBeyondSheet } from "./sequence-beyond-sheet";
import { mendSortInPlace } from "./sort-in-place";
import { mendSpillBeyondSheet } from "./spill-beyond-sheet";
import { mendSpillInTable } from "./spill-in-table";
import { mendSpillReference } from "./spill-reference";
import { mendThrowingFunctions } from "./throwing-function";
import { mendValidationOfGoneSheets } from "./validation-of-gone-sheets";

/** Every known defect of Univer 0.25.1 that a user of the workbench can meet: one file each, and a test each. */
export function mendAll(engine: Engine, names: Names): void {
  keepDependencies(engine);
  computeTakenBranches(engine);
  mendLexerState(engine);
  mendFormulaReader(engine, (name) => names.forEngine(name));
  mendArrayTexts();
  mendSpillReference(engine);
  mendImplicitIntersection(engine);
  mendBeyondTheSheet();
  mendReadingCells();
  mendNumberFormats(engine);
  mendComparisonIndex();
  mendSortInPlace(engine);
  mendEmptyResults(engine);
  correctFunctions(engine);
  mendMovedTables(engine);
  mendThrowingFunctions(engine);
  mendSpillBeyondSheet(engine);
  mendSequenceBeyondSheet(engine);
  mendSpillInTable(engine);
  mendValidationOfGoneSheets(engine);
  mendExecutionStack(engine);
}
