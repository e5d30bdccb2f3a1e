import { parseArea } from "../../../src/engine/syntax/address";
import { address } from "../../../src/export/address";

/** Every cell of `C5:D9`. */
export function addresses(range: string): string[] {
  const { top, left, bottom, right } = parseArea(range)!;
  const found: string[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) found.push(address(row, column));
  return found;
}
