const ELEMENTS = ["at", "findLast", "findLastIndex", "toReversed", "toSorted", "with"];

/** What came into JavaScript after ES2019, by where it stands: an engine of 2019, such as Safari 12, has none of it. */
export const NEWER_BUILT_INS: Record<string, string[]> = {
  "Array.prototype": [...ELEMENTS, "toSpliced"],
  "Object.getPrototypeOf(Int8Array.prototype)": ELEMENTS,
  "String.prototype": ["at", "isWellFormed", "matchAll", "replaceAll", "toWellFormed"],
  "Set.prototype": [
    ..."difference intersection isDisjointFrom isSubsetOf isSupersetOf symmetricDifference union".split(" "),
  ],
  Array: ["fromAsync"],
  Map: ["groupBy"],
  Math: ["sumPrecise", "f16round"],
  Object: ["groupBy", "hasOwn"],
  Promise: ["allSettled", "any", "try", "withResolvers"],
  RegExp: ["escape"],
  // Last, since everything above is reached by it.
  globalThis: [
    ..."AggregateError BigInt BigInt64Array BigUint64Array FinalizationRegistry Float16Array Iterator".split(
      " ",
    ),
    ..."WeakRef queueMicrotask structuredClone globalThis".split(" "),
  ],
};
