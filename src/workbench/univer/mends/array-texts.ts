import {
  ArrayValueObject,
  StringValueObject,
  ValueObjectFactory,
  type BaseValueObject,
} from "@univerjs/engine-formula";

/**
 * Defect: texts in arrays become what they would be if they were typed: `{"10%"}` holds 0.1, and so does what TEXTSPLIT
 * makes of "10%,20%"; a comma or semicolon in a text ends it (`{"1,234"}`).
 * Mend: what is quoted is a text, and a text that a function returns stays one.
 */
const create = ValueObjectFactory.create.bind(ValueObjectFactory);
const createByArray = ArrayValueObject.createByArray.bind(ArrayValueObject);
const prototype = ArrayValueObject.prototype as any;
const format = prototype._formatValue;

/** `"10%"` as it stands in a formula. Two quotes inside are one; more than one text is something else. */
const QUOTED = /^"((?:[^"]|"")*)"$/s;

/** A value of an array constant, and what ends it. */
const ITEM = /((?:"[^"]*(?:"|$)|[^,;"])*)([,;]|$)/gy;

/** `{1,"a;b";2,"c"}`, by rows. */
function itemsOf(constant: string): BaseValueObject[][] {
  const rows: BaseValueObject[][] = [[]];
  for (const [, item = "", end = ""] of constant.slice(1, -1).matchAll(ITEM)) {
    rows.at(-1)!.push(ValueObjectFactory.create(item.trim()));
    if (end === "") break;
    if (end === ";") rows.push([]);
  }
  return rows;
}

export function mendArrayTexts(): void {
  prototype._formatValue = function (raw: unknown) {
    if (typeof raw !== "string") return format.call(this, raw);
    const rows = itemsOf(raw);
    this._rowCount = rows.length;
    this._columnCount = Math.max(...rows.map((row) => row.length));
    return rows;
  };
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
