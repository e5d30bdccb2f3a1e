/**
 * From the core's errors to cell errors. `CustomFunctions.Error` came with requirement set CustomFunctionsRuntime 1.2
 * and some of its codes with 1.3, so each is looked for before it is used.
 */
import { CalcError, type CalcErrorKind } from "../core/errors";
import { messages } from "../core/messages";

const CODES = {
  div0: "divisionByZero",
  num: "invalidNumber",
  value: "invalidValue",
  na: "notAvailable",
} as const satisfies Record<CalcErrorKind, keyof typeof CustomFunctions.ErrorCode>;

/**
 * The cell error for whatever was thrown.
 * @throws {Error} on a runtime without cell errors: there any throw makes the whole result `#VALUE!`, which is better
 * than a wrong number or an error as text
 */
export function cellError(thrown: unknown): CustomFunctions.Error {
  if (isCellError(thrown)) return thrown;
  const error =
    thrown instanceof CalcError ? thrown : new CalcError("value", messages.broken(String(thrown)));
  if (!CustomFunctions.Error) throw new Error(error.message);
  const known = CustomFunctions.ErrorCode;
  const code = known[CODES[error.kind]] || known.invalidValue;
  return isSilent(error) ? new CustomFunctions.Error(code) : new CustomFunctions.Error(code, error.message);
}

/** Cell errors for one result. Those without a message are made once, however many cells show them. */
export function cellErrors(): (thrown: unknown) => CustomFunctions.Error {
  const made: Partial<Record<CalcErrorKind, CustomFunctions.Error>> = {};
  return (thrown) =>
    thrown instanceof CalcError && isSilent(thrown)
      ? (made[thrown.kind] ??= cellError(thrown))
      : cellError(thrown);
}

/** Excel shows no message on these two. */
const isSilent = ({ kind }: CalcError): boolean => kind === "div0" || kind === "num";

function isCellError(thrown: unknown): thrown is CustomFunctions.Error {
  return Boolean(CustomFunctions.Error) && thrown instanceof CustomFunctions.Error;
}
