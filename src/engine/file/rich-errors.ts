/** Errors newer than the format: a cell has #VALUE! for them, and what it is stands in the metadata of its value. */
import { CellError, ERROR_TYPES, isErrorCode } from "../values/cell-error";
import { element, elements } from "./xml";

/** By the number that a cell gives its value's metadata. */
export type RichErrors = ReadonlyMap<number, CellError>;

/** As much as an error's number here is less than ERROR.TYPE's. */
const BEFORE = 1;

/** @param structures what the values of the rich ones are, by name */
export function readRichErrors(metadata: string, values: string, structures: string): RichErrors {
  const found = new Map<number, CellError>();
  if (metadata === "") return found;
  const type = [...elements(metadata, "metadataType")].findIndex(
    ({ attributes }) => attributes["name"] === "XLRICHVALUE",
  );
  const ofRich = [...elements(metadata, "futureMetadata")].find(
    ({ attributes }) => attributes["name"] === "XLRICHVALUE",
  );
  const blocks = [...elements(ofRich?.inner ?? "", "bk")];
  const rich = [...elements(values, "rv")];
  const kinds = [...elements(structures, "s")].map(({ attributes, inner }) =>
    attributes["t"] === "_error"
      ? [...elements(inner, "k")].findIndex((key) => key.attributes["n"] === "errorType")
      : -1,
  );
  const codes = Object.keys(ERROR_TYPES).filter(isErrorCode);
  for (const [i, { inner }] of [
    ...elements(element(metadata, "valueMetadata")?.inner ?? "", "bk"),
  ].entries()) {
    const record = [...elements(inner, "rc")].find(({ attributes }) => Number(attributes["t"]) === type + 1);
    const block = blocks[Number(record?.attributes["v"])];
    const value = rich[Number(element(block?.inner ?? "", "rvb")?.attributes["i"])];
    const at = kinds[Number(value?.attributes["s"])] ?? -1;
    const number = Number([...elements(value?.inner ?? "", "v")][at]?.inner);
    const code = codes.find((one) => ERROR_TYPES[one] === number + BEFORE);
    if (code) found.set(i + 1, new CellError(code));
  }
  return found;
}
