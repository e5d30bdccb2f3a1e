/** Each relation where it is what bears a claim out, and the same table with a claim that it doesn't bear out. */
import { describe, expect, it } from "vitest";
import { auditPage, bears } from "../../src/audit";
import { readPasted } from "../../src/audit/paste";
import cases from "../cases/tables/relations.json";

interface Case {
  relation: string;
  what?: string;
  holds: string[];
  claim: string;
  miss: string;
  /** Of which claim of that name, where there are several. */
  nth?: number;
  words?: string;
}

const found = (text: string, claim: string, nth = 0) =>
  auditPage(readPasted(text)).claims.filter((one) => one.text === claim)[nth];

describe.each(cases as Case[])("$relation $what", ({ relation, holds, claim, miss, nth, words }) => {
  const text = holds.join("\n");

  it("is the best reading where it bears the claim out", () => {
    const audited = found(text, claim, nth);
    expect(audited?.judged).toBe(true);
    const [best] = audited!.readings;
    expect(best).toMatchObject({ relation, miss: 0 });
    expect(bears(best!)).toBe(true);
    expect(best!.words).toContain(words ?? "");
  });

  it("isn’t claimed where it nearly does", () => {
    // The last place: the figures before it are what the claim is about.
    const at = text.lastIndexOf(claim);
    const audited = found(text.slice(0, at) + miss + text.slice(at + claim.length), miss);
    for (const reading of audited?.readings ?? [])
      if (reading.relation === relation) expect(bears(reading), reading.words).toBe(false);
    expect(audited === undefined || !audited.judged || !bears(audited.readings[0]!)).toBe(true);
  });
});
