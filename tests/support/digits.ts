/**
 * The part of a value in which two programs may differ. The engine has Excel's XIRR, which stops when it "is accurate within
 * 0.000001 percent" (support.microsoft.com: XIRR); others go on.
 */
export const digitsOf = (formula: string): number => (/\bXIRR\(/.test(formula) ? 2e-8 : 1e-9);
