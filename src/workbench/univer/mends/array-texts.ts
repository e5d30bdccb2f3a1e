import { ArrayValueObject, StringValueObject, ValueObjectFactory } from "@univerjs/engine-formula";

/**
 * Defect: texts in arrays become what they would be if they were typed: `{"10%"}` holds 0.1, and so does what TEXTSPLIT
 * makes of "10%,20%".
 * Mend: what is quoted is a text, and a text that a function returns stays one.
 */
const create = ValueObjectFactory.create.bind(ValueObjectFactory);
const createByArray = ArrayValueObject.createByArray.bind(ArrayValueObject);

/** `"10%"` as it stands in a formula. Two quotes inside are one; more than one text is something else. */
const QUOTED = /^"((?:[^"]|"")*)"$/s;

export function mendArrayTexts(): void {
  ValueObjectFactory.create = (raw, ignorePattern) => {
    const quoted = typeof raw === "string" ? QUOTED.exec(raw) : null;
    return quoted ? StringValueObject.create(quoted[1]!.replaceAll('""', '"')) : create(raw, ignorePattern);
  };
  ArrayValueObject.createByArray = (array) => {
    const values = createByArray(array);
    array.forEach((row, r) =>
      row.forEach((cell, c) => {
        const made = values.get(r, c);
        if (typeof cell === "string" && !made?.isError()) values.set(r, c, StringValueObject.create(cell));
      }),
    );
    return values;
  };
}
