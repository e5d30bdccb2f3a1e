import { IUniverInstanceService, UniverInstanceType, type IRange, type Workbook } from "@univerjs/core";
import { SheetsDataValidationValidatorService } from "@univerjs/sheets-data-validation";
import type { Engine } from "../engine";

/**
 * Defect: cells of a sheet that isn't in front are validated when the page is idle; if their sheet has been deleted
 * until then, an error is thrown that nobody catches.
 * Mend: nothing is left to validate there.
 */
export function mendValidationOfGoneSheets(engine: Engine): void {
  const service = engine.get<SheetsDataValidationValidatorService>(SheetsDataValidationValidatorService);
  const instances = engine.get<IUniverInstanceService>(IUniverInstanceService);
  const validate = service.validatorRanges.bind(service);
  service.validatorRanges = (unitId: string, subUnitId: string, ranges: IRange[]) => {
    const book = instances.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    return book?.getSheetBySheetId(subUnitId) ? validate(unitId, subUnitId, ranges) : Promise.resolve([]);
  };
}
