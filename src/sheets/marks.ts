/** Begins what a row says when it isn't right. */
export const MARK = "←";
/** Begins the answer of a sheet that isn't complete. */
export const TO_MEND = "To mend first: ";
