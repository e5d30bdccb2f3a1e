import { beforeAll, describe, expect, it } from "vitest";
import { address } from "../../../src/export/address";
import { xlsxOf } from "../../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../../src/templates/catalogue";
import { libreOffice, recalculated } from "../../export/support/libreoffice";
import { readXlsx, type FileCell } from "../../export/support/read-xlsx";
import { calculated } from "./support/calculated";

const decisions = templates.filter(({ group }) => group === "decisions");
const plans = decisions.map((template) => template.build({ ...DEFAULT_OPTIONS, dialect: "plain" }));

// LibreOffice starts slowly on a busy machine.
const LIBREOFFICE_MS = 120_000;

describe.skipIf(libreOffice === undefined)(
  "plain files of the decisions, recalculated by LibreOffice",
  () => {
    const results = new Map<string, Map<string, Map<string, FileCell>>>();

    beforeAll(async () => {
      const files = await Promise.all(
        plans.map(async (plan) => ({ name: plan.template, bytes: await xlsxOf(plan) })),
      );
      for (const [i, bytes] of (await recalculated(files)).entries())
        results.set(plans[i]?.template ?? "", await readXlsx(bytes));
    }, LIBREOFFICE_MS);

    it.each(decisions.map((template) => [template.id, template] as const))(
      "%s: every formula gives what the engine gives",
      (id, template) => {
        const { plan, values } = calculated(template, "plain");
        const cells = results.get(id)?.get(plan.name);
        const wrong: string[] = [];
        let formulas = 0;
        plan.cells.forEach((line, row) =>
          line.forEach((cell, column) => {
            if (cell?.formula === undefined) return;
            formulas++;
            const at = address(row, column);
            const got = cells?.get(at)?.value ?? "";
            const want = values[row]?.[column] ?? "";
            const same =
              typeof want === "number" && typeof got === "number"
                ? Math.abs(got - want) <= 1e-9 * Math.abs(want) + 1e-12
                : got === want;
            if (!same) wrong.push(`${at}: ${String(got)}, not ${String(want)}: ${cell.formula}`);
          }),
        );
        expect(wrong.slice(0, 10)).toEqual([]);
        expect(formulas).toBeGreaterThan(25);
      },
    );
  },
);
