import type { IRange } from "@univerjs/core";
import { RangeReferenceObject, type BaseReferenceObject } from "@univerjs/engine-formula";

/** A reference to other cells of the sheet that one refers to; the engine gave the one what it reads cells from. */
export function referenceTo(range: IRange, like: BaseReferenceObject): BaseReferenceObject {
  const reference = Object.assign(new RangeReferenceObject(range), like);
  reference.setRangeData(range);
  reference.setRefOffset(0, 0);
  return reference;
}
