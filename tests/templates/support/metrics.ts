/**
 * How wide texts are, in digits, as Excel counts the width of a column.
 *
 * Calibri: advance widths in thousandths of an em, as PDF files that embed the font give them in /Widths from the
 * space (32) to the tilde (126); a digit has 507. Aptos Narrow: no table of it was at hand. Its digits are as wide as
 * one another, and nothing that stands in a formatted figure is wider than one but the percent sign, so that a bound
 * from above does: a digit for every mark, and one and a half for a percent sign.
 */
const CALIBRI = [
  226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507,
  507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252,
  319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498,
  498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391,
  335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
];
const DIGIT = 507;
/** Bold letters are wider; digits aren't. */
const BOLD = 1.04;

export function calibriDigits(text: string, bold = false): number {
  const units = [...text].reduce((sum, mark) => sum + (CALIBRI[mark.charCodeAt(0) - 32] ?? DIGIT), 0);
  return (units / DIGIT) * (bold ? BOLD : 1);
}

export function aptosNarrowDigits(figure: string): number {
  return [...figure].reduce((sum, mark) => sum + (mark === "%" ? 1.5 : 1), 0);
}
