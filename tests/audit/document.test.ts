/**
 * The source document as it stands, without a template: which of the findings that people made by hand does the audit of
 * its text give?
 */
import { describe, expect, it } from "vitest";
import { auditPage, type AuditedClaim } from "../../src/audit";
import { readPasted } from "../../src/audit/paste";
import findings from "../cases/tables/findings.json";
import document from "../cases/tables/document.json";

const audit = auditPage(readPasted(document.text.join("\n")));

interface Wanted {
  /** Printed, and a piece of what it is about. */
  claim: string;
  about: string;
  verdict: string;
  computed: number;
  /** Of which claim of that name, where there are several. */
  nth?: number;
}

function given({ claim, about, verdict, computed, nth = 0 }: Wanted): boolean {
  const found = audit.claims.filter((one: AuditedClaim) => one.text === claim && one.about.includes(about))[
    nth
  ];
  return (
    found?.judged === true &&
    found.readings[0]!.verdict === verdict &&
    found.readings.some((reading) => Math.abs(reading.computed - computed) <= 1e-3 * Math.abs(computed))
  );
}

const GIVEN = findings.filter((finding) => "claims" in finding);

describe("the source document’s findings", () => {
  it("at least 34 of the 38 are given", () => {
    expect(findings.length).toBe(38);
    expect(GIVEN.length).toBeGreaterThanOrEqual(34);
  });

  it.each(GIVEN)("$number: $what", ({ claims }) => {
    for (const wanted of claims as Wanted[]) expect(given(wanted), JSON.stringify(wanted)).toBe(true);
  });

  it("of the others it is said why not", () => {
    for (const finding of findings)
      if (!("claims" in finding)) expect(finding.not, finding.what).toMatch(/\w/);
  });
});
