import { BaseFunction, IDefinedNamesService } from "@univerjs/engine-formula";
import type { Engine } from "./engine";

/** The name box, its list, the name manager and what is proposed while typing know no hidden names; formulas do. */
export function keepHiddenNames(engine: Engine): void {
  const service = engine.get<IDefinedNamesService>(IDefinedNamesService);
  const visible = () => engine.definedNames().filter(({ hidden }) => !hidden);
  service.getDefinedNameMap = () => Object.fromEntries(visible().map((name) => [name.id, name]));
  service.getDefinedNameByRefString = (_unitId, reference) =>
    visible().find(({ formulaOrRefString }) => formulaOrRefString === reference);
  const { setDefinedNames } = BaseFunction.prototype;
  BaseFunction.prototype.setDefinedNames = function (this: BaseFunction) {
    setDefinedNames.call(this, Object.fromEntries(engine.definedNames().map((name) => [name.id, name])));
  };
}
