import { DIV0, NUM } from "../../values/cell-error";
import { power } from "../../evaluate/arithmetic";
import { define, TOOLPAK, type FunctionTable } from "../definition";
import { numbersInTexts } from "../numbers";

/** Beyond this MOD and its like have no digits left to tell. */
const LARGEST_WHOLE = 2 ** 53;
/** Excel's own limit for the quotient of MOD. */
const LARGEST_QUOTIENT = 1_125_900_000_000;

function modulo(number: number, divisor: number): number {
  if (divisor === 0) throw DIV0;
  if (Math.abs(number / divisor) >= LARGEST_QUOTIENT) throw NUM;
  const rest = number % divisor;
  return rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
}

/** Whole numbers of GCD and LCM, cut off and never negative. */
function wholes(numbers: readonly number[]): number[] {
  return numbers.map((number) => {
    if (number < 0 || number >= LARGEST_WHOLE) throw NUM;
    return Math.trunc(number);
  });
}

function greatestDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

export function factorial(n: number): number {
  const whole = Math.trunc(n);
  if (whole < 0 || whole > 170) throw NUM;
  let product = 1;
  for (let i = 2; i <= whole; i++) product *= i;
  return product;
}

export function combinations(n: number, k: number): number {
  const [all, some] = [Math.trunc(n), Math.trunc(k)];
  if (all < 0 || some < 0 || all < some) throw NUM;
  let product = 1;
  for (let i = 1; i <= Math.min(some, all - some); i++) product = (product * (all - i + 1)) / i;
  return all < LARGEST_WHOLE && product < LARGEST_WHOLE ? Math.round(product) : product;
}

function permutations(n: number, k: number): number {
  const [all, some] = [Math.trunc(n), Math.trunc(k)];
  if (all < 0 || some < 0 || all < some) throw NUM;
  let product = 1;
  for (let i = 0; i < some; i++) product *= all - i;
  return product;
}

export const ARITHMETIC: FunctionTable = {
  ABS: define("n", (x) => Math.abs(x)),
  SIGN: define("n", (x) => Math.sign(x)),
  MOD: define("n n", modulo),
  QUOTIENT: define(
    "n n",
    (a, b) => {
      if (b === 0) throw DIV0;
      return Math.trunc(a / b) + 0;
    },
    TOOLPAK,
  ),
  POWER: define("n n", power),
  SQRT: define("n", (x) => (x < 0 ? NUM : Math.sqrt(x))),
  SQRTPI: define("n", (x) => (x < 0 ? NUM : Math.sqrt(x * Math.PI)), TOOLPAK),
  EXP: define("n", (x) => Math.exp(x)),
  LN: define("n", (x) => (x <= 0 ? NUM : Math.log(x))),
  LOG10: define("n", (x) => (x <= 0 ? NUM : Math.log10(x))),
  LOG: define("n n?", (x, base = 10) => {
    if (x <= 0 || base <= 0) return NUM;
    if (base === 1) return DIV0;
    if (base === 10) return Math.log10(x);
    return base === 2 ? Math.log2(x) : Math.log(x) / Math.log(base);
  }),
  PI: define("", () => Math.PI),
  FACT: define("n", factorial),
  FACTDOUBLE: define(
    "n",
    (x) => {
      const whole = Math.trunc(x);
      if (whole < -1) return NUM;
      let product = 1;
      for (let i = whole; i > 1; i -= 2) product *= i;
      return product;
    },
    TOOLPAK,
  ),
  COMBIN: define("n n", combinations),
  COMBINA: define("n n", (n, k) =>
    Math.trunc(n) === 0 && Math.trunc(k) === 0 ? 1 : combinations(Math.trunc(n) + Math.trunc(k) - 1, k),
  ),
  PERMUT: define("n n", permutations),
  PERMUTATIONA: define("n n", (n, k) => {
    const [all, some] = [Math.trunc(n), Math.trunc(k)];
    return all < 0 || some < 0 ? NUM : all ** some;
  }),
  MULTINOMIAL: define("a a*", (...values) => {
    const numbers = wholes(numbersInTexts(values));
    let sum = 0;
    let product = 1;
    for (const n of numbers) product *= combinations((sum += n), n);
    return product;
  }),
  GCD: define("a a*", (...values) => wholes(numbersInTexts(values)).reduce(greatestDivisor, 0), TOOLPAK),
  LCM: define(
    "a a*",
    (...values) => {
      const numbers = wholes(numbersInTexts(values));
      if (numbers.length === 0) return 0;
      const multiple = numbers.reduce(
        (a, b) => (a === 0 || b === 0 ? 0 : (a / greatestDivisor(a, b)) * b),
        1,
      );
      return multiple >= LARGEST_WHOLE ? NUM : multiple;
    },
    TOOLPAK,
  ),
  DELTA: define("n n?", (a, b = 0) => Number(a === b), TOOLPAK),
  GESTEP: define("n n?", (a, step = 0) => Number(a >= step), TOOLPAK),
};
