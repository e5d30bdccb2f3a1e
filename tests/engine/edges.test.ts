/**
 * What every function makes of an argument that its examples don't give: a blank, 0, a negative number, a text, an array
 * and the like, put in the place of each argument of each example. Nobody has looked at all of it; whoever changes a
 * function sees what else changes by it, and reads that against Excel's documentation before `vitest -u` writes it anew.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { computed, type Content } from "./support";

interface Cases {
  cells?: Record<string, Content>;
  examples: [formula: string, expected: unknown, cells?: Record<string, Content>][];
}

const FOLDER = path.resolve("tests/cases/engine");
const CASES = readdirSync(path.join(FOLDER, "functions")).flatMap(
  (name) => JSON.parse(readFileSync(path.join(FOLDER, "functions", name), "utf8")) as Cases[],
);
const INSTEAD = ["", "0", "-1.5", "3", '"x"', "{2,3;4,5}"];
const OPERATORS = ["+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="];
const OPERANDS = ["2", "-3", "0", '"2"', '"a"', '"B"', "TRUE", "#N/A", "ZZ9", "{1,2}"];
/** All of CONVERT's, a line each kind. */
const UNITS = [
  "g sg lbm u ozm grain cwt shweight uk_cwt lcwt hweight stone ton uk_ton LTON brton",
  "m mi Nmi in ft yd ang ell ly parsec pc Picapt Pica pica survey_mi km um",
  "s yr day d hr mn min sec ms",
  "Pa p atm at mmHg psi Torr hPa",
  "N dyn dy lbf pond kN",
  "J e c cal eV ev HPh hh Wh wh flb BTU btu kJ MWh",
  "W HP h PS w kW",
  "T ga",
  "l L lt tsp tspm tbs oz cup pt us_pt uk_pt qt uk_qt gal uk_gal ang3 ang^3 barrel bushel ft3 ft^3 in3 in^3 ly3 ly^3 m3 m^3 mi3 mi^3 yd3 yd^3 Nmi3 Nmi^3 Picapt3 Picapt^3 Pica3 Pica^3 GRT regton MTON ml dm3",
  "m2 m^2 uk_acre us_acre ang2 ang^2 ar ft2 ft^2 ha in2 in^2 ly2 ly^2 mi2 mi^2 Morgen Nmi2 Nmi^2 Picapt2 Pica2 Pica^2 Picapt^2 yd2 yd^2 km2",
  "bit byte kbit kibyte Mibit Gibyte Tibit Pibyte Eibit Zibyte Yibit Mbyte",
  "m/s m/sec m/h m/hr mph kn admkn km/h",
  "K kel C cel F fah Rank Reau mK",
  "Ym Zm Em Pm Tm Gm Mm km hm dam em dm cm mm um nm pm fm am zm ym m",
];
/** Of an array's result the beginning. */
const LONGEST = 40;

/** The arguments of a formula that is one call; null where it is another formula. */
function call(formula: string): { name: string; args: string[] } | null {
  const [, name = "", inner = ""] = /^=([A-Z][A-Z0-9.]*)\((.*)\)$/s.exec(formula) ?? [];
  const args: string[] = [];
  let [depth, quoted, from] = [0, false, 0];
  for (let at = 0; at < inner.length; at++) {
    const sign = inner.charAt(at);
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if ("({[".includes(sign)) depth++;
    if (")}]".includes(sign)) depth--;
    if (depth < 0) return null;
    if (sign !== "," || depth > 0) continue;
    args.push(inner.slice(from, at));
    from = at + 1;
  }
  return name && inner ? { name, args: [...args, inner.slice(from)] } : null;
}

/** All cells of the result, numbers to six digits. */
function shown(formula: string, cells: Record<string, Content>): string {
  const text = String(computed(`=ARRAYTOTEXT(${formula},1)`, cells));
  return text
    .replace(/^\{|\}$/g, "")
    .slice(0, LONGEST)
    .replace(/-?\d+(\.\d+)?(E[+-]\d+)?/g, (number) => String(Number(Number(number).toPrecision(6))));
}

it("every function, with each argument of its examples exchanged; every operator; every unit", async () => {
  const lines = CASES.flatMap(({ cells: shared, examples }) =>
    examples.flatMap(([formula, , own]) => {
      const found = call(formula);
      if (!found) return [];
      const cells = { ...shared, ...own };
      const all = found.args.map((_, i) =>
        INSTEAD.map((other) => shown(`${found.name}(${found.args.with(i, other).join()})`, cells)).join(" "),
      );
      return [[formula.slice(1), ...all].join(" | ")];
    }),
  );
  expect(lines.length).toBeGreaterThan(1000);
  const operations = OPERATORS.map((operator) =>
    OPERANDS.map((left) =>
      [left, ...OPERANDS.map((right) => shown(`${left}${operator}${right}`, {}))].join(" "),
    ).join(` ${operator} | `),
  );
  const units = UNITS.map((kind) => {
    const [first, ...others] = kind.split(" ");
    return [first, ...others.map((unit) => `${unit} ${shown(`CONVERT(1,"${unit}","${first}")`, {})}`)].join(
      " | ",
    );
  });
  await expect([...lines, ...operations, ...units].join("\n") + "\n").toMatchFileSnapshot(
    path.join(FOLDER, "edges.txt"),
  );
});
