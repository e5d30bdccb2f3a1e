import { describe, expect, it } from "vitest";
import { parseClaim, type ClaimRelation } from "../../src/core/claims/claim";
import { DOCUMENT_FIGURES, DOCUMENT_STATEMENTS } from "../../src/evidence/document/all";
import { SECTIONS } from "../../src/evidence/document/sections";
import type { Comparison } from "../../src/evidence/figure";
import cases from "../cases/document-figures.json";

const RELATIONS: Record<ClaimRelation, Comparison> = {
  "=": "=",
  "~": "~",
  "<": "<",
  "≤": "<=",
  ">": ">",
  "≥": ">=",
};

describe("the document's figures", () => {
  it.each(cases.figures)(
    "$section: every printed figure, as often as it is printed",
    ({ section, printed }) => {
      const held = DOCUMENT_FIGURES.filter((figure) => figure.section === section).map(
        (figure) => figure.printed,
      );
      expect(held.toSorted()).toEqual(printed.toSorted());
    },
  );

  it("has no section that the list of figures doesn't know", () => {
    const listed = new Set(cases.figures.map(({ section }) => section));
    expect(new Set(Object.values<string>(SECTIONS))).toEqual(listed);
  });

  it.each(cases.words)("$section: “$text”", ({ section, text }) => {
    const held = DOCUMENT_STATEMENTS.filter((statement) => statement.section === section);
    expect(held.some((statement) => statement.text.includes(text))).toBe(true);
  });

  it("gives each figure and each statement an id of its own", () => {
    const ids = [...DOCUMENT_FIGURES, ...DOCUMENT_STATEMENTS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  // The identity and the motto print an equation, not a claim of one number.
  const claims = DOCUMENT_FIGURES.filter((figure) => figure.section !== SECTIONS.motto);
  it.each(claims.map((figure) => [figure.id, figure] as const))(
    "%s: number, step and comparison are those of the printed text",
    (_id, figure) => {
      const claim = parseClaim(figure.printed);
      expect(figure.value).toBe(claim.value);
      expect(figure.step).toBe(Number(`1e${claim.exponent}`));
      expect(figure.comparison).toBe(RELATIONS[claim.relation]);
    },
  );
});
