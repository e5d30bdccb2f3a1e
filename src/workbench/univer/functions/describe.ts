import { FunctionType, type IFunctionInfo } from "@univerjs/engine-formula";
import type { LoadedFunction } from "./runtime";

/** What Univer's autocomplete shows while a custom function is typed. */
export function functionDescriptions(functions: LoadedFunction[]): IFunctionInfo[] {
  return functions.map(({ name, metadata }) => ({
    functionName: name,
    functionType: FunctionType.User,
    description: metadata.description ?? "",
    abstract: metadata.description ?? "",
    functionParameter: metadata.parameters.map((p) => ({
      name: p.name,
      detail: p.description ?? "",
      example: "",
      require: p.optional ? 0 : 1,
      repeat: p.repeating ? 1 : 0,
    })),
  }));
}
