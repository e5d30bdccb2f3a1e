import { RegisterOtherFormulaService } from "@univerjs/engine-formula";
import type { Engine } from "../engine";

/** A rule's formula, for each of the cells that it judges. */
interface Registration {
  subUnitId: string;
}

/**
 * The formulas of conditional formats and validation rules. Univer calculates them for all sheets of the workbook, cell by
 * cell: on our sheets they are more than the formulas in cells. Here those of a sheet wait until somebody looks at it.
 */
export class RuleFormulas {
  private readonly seen = new Set<string>();
  private readonly register: (registration: Registration) => void;
  private waiting: Registration[] = [];

  constructor(engine: Engine) {
    const registrations = engine.get(RegisterOtherFormulaService)._formulaChangeWithRange$;
    this.register = registrations.next.bind(registrations);
    registrations.next = (registration: Registration) => {
      if (this.seen.has(registration.subUnitId)) this.register(registration);
      else this.waiting.push(registration);
    };
  }

  /** From now on the rules of this sheet are calculated. */
  show(sheetId: string): void {
    if (this.seen.has(sheetId)) return;
    this.seen.add(sheetId);
    const { waiting } = this;
    this.waiting = waiting.filter(({ subUnitId }) => subUnitId !== sheetId);
    // One that was removed while it waited isn't known any more, and is passed over.
    for (const registration of waiting) if (registration.subUnitId === sheetId) this.register(registration);
  }
}
