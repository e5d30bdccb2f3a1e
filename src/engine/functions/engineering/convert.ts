/** CONVERT: units by Excel's names for them, each in those of its kind that comes first. */
import { NA } from "../../values/cell-error";
import { define, TOOLPAK, type FunctionTable } from "../definition";

const FOOT = 0.3048;
const INCH = 0.0254;
const POINT = INCH / 72;
const MILE = 1609.344;
/** International, and the survey's. */
const SURVEY_MILE = (5280 * 1200) / 3937;
const POUND = 453.59237;
const LIGHT_YEAR = 9_460_730_472_580_800;
/** As Excel has it; 648,000/π astronomical units are two thousand kilometres more. */
const PARSEC = 30_856_775_812_815_532;
const ELECTRONVOLT = 1.602176487e-19;
const LITRES_A_CUBIC_INCH = INCH ** 3 * 1000;
const TEASPOON = (231 * LITRES_A_CUBIC_INCH) / 768;

type Units = Readonly<Record<string, number>>;

const cubed = (metres: number): number => metres ** 3 * 1000;

/** Those that take a prefix, and those that don't. */
const KINDS: readonly { readonly prefixed: Units; readonly others: Units }[] = [
  {
    // The atomic mass and, below, the electronvolt are those of CODATA 2006.
    prefixed: { g: 1, u: 1.660538782e-24 },
    others: {
      sg: (POUND * 9.80665) / FOOT,
      lbm: POUND,
      ozm: POUND / 16,
      grain: POUND / 7000,
      cwt: POUND * 100,
      shweight: POUND * 100,
      uk_cwt: POUND * 112,
      lcwt: POUND * 112,
      hweight: POUND * 112,
      stone: POUND * 14,
      ton: POUND * 2000,
      uk_ton: POUND * 2240,
      LTON: POUND * 2240,
      brton: POUND * 2240,
    },
  },
  {
    prefixed: {
      m: 1,
      ang: 1e-10,
      ly: LIGHT_YEAR,
      parsec: PARSEC,
      pc: PARSEC,
    },
    others: {
      mi: MILE,
      Nmi: 1852,
      in: INCH,
      ft: FOOT,
      yd: FOOT * 3,
      ell: 1.143,
      Pica: POINT,
      Picapt: POINT,
      pica: INCH / 6,
      survey_mi: SURVEY_MILE,
    },
  },
  {
    prefixed: { s: 1, sec: 1 },
    others: { yr: 365.25 * 86_400, day: 86_400, d: 86_400, hr: 3600, mn: 60, min: 60 },
  },
  {
    prefixed: { Pa: 1, p: 1, atm: 101_325, at: 101_325, mmHg: 133.322 },
    others: { psi: (POUND * 9.80665) / 1000 / INCH ** 2, Torr: 101_325 / 760 },
  },
  { prefixed: { N: 1, dyn: 1e-5, dy: 1e-5, pond: 0.00980665 }, others: { lbf: (POUND * 9.80665) / 1000 } },
  {
    prefixed: {
      J: 1,
      e: 1e-7,
      c: 4.184,
      cal: 4.1868,
      eV: ELECTRONVOLT,
      ev: ELECTRONVOLT,
      Wh: 3600,
      wh: 3600,
    },
    others: {
      HPh: 745.69987158227022 * 3600,
      hh: 745.69987158227022 * 3600,
      flb: ((POUND * 9.80665) / 1000) * FOOT,
      BTU: 1055.05585262,
      btu: 1055.05585262,
    },
  },
  {
    prefixed: { W: 1, w: 1 },
    others: { HP: 745.69987158227022, h: 745.69987158227022, PS: 735.49875 },
  },
  { prefixed: { T: 1, ga: 1e-4 }, others: {} },
  {
    prefixed: { l: 1, L: 1, lt: 1, uk_pt: 0.56826125 },
    others: {
      tsp: TEASPOON,
      tspm: 0.005,
      tbs: TEASPOON * 3,
      oz: TEASPOON * 6,
      cup: TEASPOON * 48,
      pt: TEASPOON * 96,
      us_pt: TEASPOON * 96,
      qt: TEASPOON * 192,
      uk_qt: 1.1365225,
      gal: TEASPOON * 768,
      uk_gal: 4.54609,
      barrel: TEASPOON * 768 * 42,
      bushel: 2150.42 * LITRES_A_CUBIC_INCH,
      regton: cubed(FOOT) * 100,
      GRT: cubed(FOOT) * 100,
      MTON: cubed(FOOT) * 40,
    },
  },
  {
    prefixed: { m3: 1, "m^3": 1, ang3: 1e-30, "ang^3": 1e-30 },
    others: {
      ly3: LIGHT_YEAR ** 3,
      "ly^3": LIGHT_YEAR ** 3,
      Picapt3: POINT ** 3,
      "Picapt^3": POINT ** 3,
      Pica3: POINT ** 3,
      "Pica^3": POINT ** 3,
      ft3: FOOT ** 3,
      "ft^3": FOOT ** 3,
      in3: INCH ** 3,
      "in^3": INCH ** 3,
      yd3: (FOOT * 3) ** 3,
      "yd^3": (FOOT * 3) ** 3,
      mi3: MILE ** 3,
      "mi^3": MILE ** 3,
      Nmi3: 1852 ** 3,
      "Nmi^3": 1852 ** 3,
    },
  },
  {
    prefixed: {
      m2: 1,
      "m^2": 1,
      ang2: 1e-20,
      "ang^2": 1e-20,
      ar: 100,
    },
    others: {
      ly2: LIGHT_YEAR ** 2,
      "ly^2": LIGHT_YEAR ** 2,
      Picapt2: POINT ** 2,
      "Picapt^2": POINT ** 2,
      Pica2: POINT ** 2,
      "Pica^2": POINT ** 2,
      ha: 10_000,
      uk_acre: 4046.8564224,
      us_acre: SURVEY_MILE ** 2 / 640,
      ft2: FOOT ** 2,
      "ft^2": FOOT ** 2,
      in2: INCH ** 2,
      "in^2": INCH ** 2,
      yd2: (FOOT * 3) ** 2,
      "yd^2": (FOOT * 3) ** 2,
      mi2: MILE ** 2,
      "mi^2": MILE ** 2,
      Nmi2: 1852 ** 2,
      "Nmi^2": 1852 ** 2,
      Morgen: 2500,
    },
  },
  { prefixed: { bit: 1, byte: 8 }, others: {} },
  {
    prefixed: { "m/s": 1, "m/sec": 1, "m/h": 1 / 3600, "m/hr": 1 / 3600, mph: MILE / 3600 },
    others: { kn: 1852 / 3600, admkn: 1853.184 / 3600 },
  },
];

const PREFIXES: Readonly<Record<string, number>> = {
  Y: 1e24,
  Z: 1e21,
  E: 1e18,
  P: 1e15,
  T: 1e12,
  G: 1e9,
  M: 1e6,
  k: 1e3,
  h: 1e2,
  da: 10,
  e: 10,
  d: 0.1,
  c: 0.01,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
  f: 1e-15,
  a: 1e-18,
  z: 1e-21,
  y: 1e-24,
};
const BINARY = ["ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];

interface Unit {
  readonly kind: number;
  readonly size: number;
}

/** The power that a prefix takes part in: a square kilometre is a million square metres. */
const power = (name: string): number => (/[23]$/.test(name) ? Number(name.at(-1)) : 1);

function unitOf(name: string): Unit | null {
  for (const [kind, { prefixed, others }] of KINDS.entries()) {
    const own = Object.hasOwn(prefixed, name)
      ? prefixed[name]
      : Object.hasOwn(others, name)
        ? others[name]
        : null;
    if (own) return { kind: sameKind(kind), size: inKind(kind, own) };
  }
  for (const [kind, { prefixed }] of KINDS.entries())
    for (const [unit, size] of Object.entries(prefixed)) {
      if (!name.endsWith(unit)) continue;
      const prefix = name.slice(0, -unit.length);
      if (Object.hasOwn(PREFIXES, prefix))
        return { kind: sameKind(kind), size: inKind(kind, size) * PREFIXES[prefix]! ** power(unit) };
      const binary = unit === "bit" || unit === "byte" ? BINARY.indexOf(prefix) : -1;
      if (binary >= 0) return { kind, size: size * 1024 ** (binary + 1) };
    }
  return null;
}

/** Litres and cubic metres are of one kind. */
const LITRES = KINDS.findIndex(({ prefixed }) => "l" in prefixed);
const sameKind = (kind: number): number => (kind === LITRES + 1 ? LITRES : kind);
const inKind = (kind: number, size: number): number => (kind === LITRES + 1 ? size * 1000 : size);

/** In kelvins: what one degree is, and where its scale begins. */
const TEMPERATURES: Readonly<Record<string, { readonly degree: number; readonly zero: number }>> = {
  K: { degree: 1, zero: 0 },
  kel: { degree: 1, zero: 0 },
  C: { degree: 1, zero: 273.15 },
  cel: { degree: 1, zero: 273.15 },
  F: { degree: 5 / 9, zero: 459.67 * (5 / 9) },
  fah: { degree: 5 / 9, zero: 459.67 * (5 / 9) },
  Rank: { degree: 5 / 9, zero: 0 },
  Reau: { degree: 1.25, zero: 273.15 },
};

/** Only kelvins, which begin at nothing, take a prefix. */
function temperature(name: string): { degree: number; zero: number } | null {
  if (Object.hasOwn(TEMPERATURES, name)) return TEMPERATURES[name]!;
  const prefix = PREFIXES[/^(.{1,2})(?:K|kel)$/.exec(name)?.[1] ?? ""];
  return prefix === undefined ? null : { degree: prefix, zero: 0 };
}

function convert(value: number, from: string, to: string): number {
  const [warm, warmer] = [temperature(from), temperature(to)];
  if (warm && warmer) {
    if (from === to) return value;
    const zero = (warm.zero - warmer.zero) / warmer.degree;
    return (value * warm.degree) / warmer.degree + zero;
  }
  const [one, other] = [unitOf(from), unitOf(to)];
  if (!one || !other || one.kind !== other.kind) throw NA;
  return (value * one.size) / other.size;
}

export const CONVERT: FunctionTable = { CONVERT: define("n s s", convert, TOOLPAK) };
