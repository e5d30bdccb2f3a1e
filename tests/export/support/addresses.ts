import { address } from "../../../src/export/address";

/** Every cell of `C5:D9`. */
export function addresses(range: string): string[] {
  const [first = "", last = first] = range.split(":");
  const corner = (text: string) => {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(text) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return { row: Number(digits) - 1, column };
  };
  const [from, to] = [corner(first), corner(last)];
  const found: string[] = [];
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) found.push(address(row, column));
  return found;
}
