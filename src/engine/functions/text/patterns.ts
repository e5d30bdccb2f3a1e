/** REGEXTEST and its kin. Excel's expressions are PCRE2's; of those what JavaScript's mean the same, the others are refused. */
import { Refused } from "../../refused";
import { NA, VALUE } from "../../values/cell-error";
import { Grid, type Value } from "../../values/value";
import { define, MODERN, type FunctionTable } from "../definition";

/**
 * What only PCRE2 has, or means otherwise: possessive and atomic groups, recursion, verbs, comments, classes by name, escapes of
 * its own, letters that are no escape to it, and inline options other than (?i) at the start.
 */
const OTHERWISE =
  /[*+?}]\+|\(\?(?:[>|#R&+-]|\d|P[>=]|[imsxnJU^-]+[:)])|\(\*|\[\[:|\\[AZzGKQEXRNHhVvpPCuxocgkae0FIJLMOTUYijlmqy]|\[\^?\]/;

export function expression(name: string, pattern: string, anyCase: number, all: boolean): RegExp {
  const flag = Math.trunc(anyCase);
  if (flag !== 0 && flag !== 1) throw VALUE;
  const inline = pattern.startsWith("(?i)");
  const source = (inline ? pattern.slice(4) : pattern).replaceAll("(?P<", "(?<");
  if (OTHERWISE.test(source)) throw new Refused(name, "the expression has what only PCRE2 understands");
  try {
    // Without the flag u a sign that needs no escape may have one, as in PCRE2.
    return new RegExp(source, `${all ? "g" : ""}${inline || flag === 1 ? "i" : ""}`);
  } catch {
    throw VALUE;
  }
}

function extract(text: string, pattern: string, mode = 0, anyCase = 0): Value {
  const kind = Math.trunc(mode);
  if (![0, 1, 2].includes(kind)) throw VALUE;
  const found = [...text.matchAll(expression("REGEXEXTRACT", pattern, anyCase, true))];
  const [first] = found;
  if (!first) throw NA;
  if (kind === 0) return first[0];
  if (kind === 1) return Grid.fromRows([found.map(([whole]) => whole)]);
  const groups = first.slice(1);
  return groups.length === 0 ? NA : Grid.fromRows([groups.map((group) => group ?? "")]);
}

/** $1, ${1}, ${name} and $name in what is put in a match's place. */
function filled(replacement: string, match: RegExpMatchArray): string {
  return replacement.replace(/\$(?:\$|(\d+|[a-z_]\w*)|\{(\w+)\})/gi, (_, plain?: string, braced?: string) => {
    const name = plain ?? braced;
    if (name === undefined) return "$";
    const group = /^\d+$/.test(name) ? Number(name) : null;
    if (group === null ? !(name in (match.groups ?? {})) : group >= match.length) throw VALUE;
    return (group === null ? match.groups?.[name] : match[group]) ?? "";
  });
}

function replace(text: string, pattern: string, replacement: string, occurrence = 0, anyCase = 0): string {
  const found = [...text.matchAll(expression("REGEXREPLACE", pattern, anyCase, true))];
  const which = Math.trunc(occurrence);
  const chosen = which === 0 ? found : found.slice(which > 0 ? which - 1 : which).slice(0, 1);
  if (-which > found.length) return text;
  let [result, from] = ["", 0];
  for (const match of chosen) {
    result += text.slice(from, match.index) + filled(replacement, match);
    from = match.index + match[0].length;
  }
  return result + text.slice(from);
}

export const PATTERNS: FunctionTable = {
  REGEXTEST: define(
    "s s n?",
    (text, pattern, anyCase = 0) => expression("REGEXTEST", pattern, anyCase, false).test(text),
    MODERN,
  ),
  REGEXEXTRACT: define("s s n? n?", extract, MODERN),
  REGEXREPLACE: define("s s s n? n?", replace, MODERN),
};
