import { DefinedNamesService } from "@univerjs/engine-formula";

/** The name box tells the name of the cells that are chosen, or their address; Univer tells hidden names as well. */
export function keepHiddenNames(): void {
  Object.assign(DefinedNamesService.prototype, {
    getDefinedNameByRefString(this: DefinedNamesService, unitId: string, reference: string) {
      return Object.values(this.getDefinedNameMap(unitId) ?? {}).find(
        ({ formulaOrRefString, hidden }) => formulaOrRefString === reference && !hidden,
      );
    },
  });
}
