/**
 * The third engine: LibreOffice knows nothing of the add-in, so that files in plain formulas have to stand for themselves.
 * Every formula of every template, with its own inputs and others; 200 sets of them take an hour on an idle machine.
 */
import { describe, expect, it } from "vitest";
import { address } from "../../src/export/address";
import { xlsxOf } from "../../src/export/xlsx";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { digitsOf } from "../support/digits";
import { evaluate } from "../templates/support/evaluate";
import { FIRST, LAST } from "../templates/support/seeds";
import { varied } from "../templates/support/varied";
import { libreOffice, recalculated } from "./support/libreoffice";
import { readXlsx, type FileCell } from "./support/read-xlsx";

/** LibreOffice starts once for so many: it starts slowly. */
const TOGETHER = 3;
/** Slower still on a busy machine. */
const LIBREOFFICE_MS = 120_000 + TOGETHER * 90_000;
/** What a sum of money that cancels may leave. */
const NOTHING = 1e-12;

const plans = templates.map((template) => template.build({ ...DEFAULT_OPTIONS, dialect: "plain" }));
const batches = Array.from({ length: Math.ceil((LAST - FIRST + 1) / TOGETHER) }, (_, i) => {
  const first = FIRST + i * TOGETHER;
  return [first, Math.min(first + TOGETHER - 1, LAST)] as const;
});

type Saved = Map<string, Map<string, FileCell>>;

const PRINTED = /\d[\d,]*(?:\.\d+)?/g;

/**
 * Texts whose numbers are a unit of their last digit apart at most: LibreOffice prints half a dollar up or down by the last
 * bit of the sum, Excel by its 15 digits. The numbers themselves are compared where they stand.
 */
function sameButForTies(got: string, own: string): boolean {
  const [one, other] = [got.match(PRINTED) ?? [], own.match(PRINTED) ?? []];
  const digits = (text: string) => BigInt(text.replace(/\D/g, ""));
  return (
    got.replace(PRINTED, "0") === own.replace(PRINTED, "0") &&
    one.every(
      (text, i) =>
        text.length === other[i]!.length && [-1n, 0n, 1n].includes(digits(text) - digits(other[i]!)),
    )
  );
}

function compared(plan: WorkbookPlan, saved: Saved): { formulas: number; wrong: string[] } {
  // LibreOffice has the machine's clock.
  const computed = evaluate(plan, [], new Date());
  let formulas = 0;
  const wrong: string[] = [];
  for (const sheet of plan.sheets)
    sheet.cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.formula === undefined) return;
        formulas++;
        const got = saved.get(sheet.name)?.get(address(row, column))?.value ?? "";
        const own = computed.get(sheet.name)![row]![column]!;
        const same =
          typeof own === "number" && typeof got === "number"
            ? Math.abs(got - own) <= digitsOf(cell.formula) * Math.abs(own) + NOTHING
            : got === own || (typeof got === "string" && typeof own === "string" && sameButForTies(got, own));
        if (!same) wrong.push(`${sheet.name}!${address(row, column)}: ${got}, not ${own}: ${cell.formula}`);
      }),
    );
  return { formulas, wrong };
}

function keepsPrintedFigures(saved: Saved): void {
  const values = [...saved.values()].flatMap((cells) =>
    [...cells.values()].flatMap(({ formula, value }) => (formula === undefined ? [] : [value])),
  );
  for (const figure of [11_350_000, 1_135_000, 10_215_000, 690_000, 68_500, 621_500, 45_000, 16.2])
    expect(values, String(figure)).toContain(figure);
  expect(values.filter((value) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
}

it("is there where it has to be", () => {
  const proves = libreOffice !== undefined || !process.env.CI;
  expect(proves, "CI proves the plain files with LibreOffice").toBe(true);
});

describe.skipIf(libreOffice === undefined)("plain files, by LibreOffice and the engine", () => {
  it.each(batches)(
    "inputs %i to %i",
    async (first, last) => {
      const files = [];
      for (let seed = first; seed <= last; seed++)
        for (const own of plans) {
          const plan = seed === 0 ? own : varied(own, seed);
          files.push({ name: `${own.template}-${seed}`, plan, bytes: await xlsxOf(plan) });
        }
      const wrong: string[] = [];
      for (const [i, bytes] of (await recalculated(files)).entries()) {
        const { name, plan } = files[i]!;
        const saved = await readXlsx(bytes);
        const found = compared(plan, saved);
        wrong.push(...found.wrong.slice(0, 10).map((text) => `${name}: ${text}`));
        expect(found.formulas, name).toBeGreaterThan(10);
        if (name === "whole-analysis-0") keepsPrintedFigures(saved);
      }
      expect(wrong).toEqual([]);
    },
    LIBREOFFICE_MS,
  );
});
