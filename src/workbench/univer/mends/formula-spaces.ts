import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type { Engine } from "../engine";

interface Reference {
  token: string;
  startIndex: number;
  endIndex: number;
}

/**
 * Defect: taken apart so that its references can move, a formula has the spaces around a reference inside the reference,
 * which is written anew without them: inserting a row anywhere turns `=B1 + 1` into `=B1+ 1`.
 * Mend: such spaces are parts of their own.
 */
export function mendFormulaSpaces(engine: Engine): void {
  const lexer = engine.get(LexerTreeBuilder);
  const build = lexer.sequenceNodesBuilder.bind(lexer);
  lexer.sequenceNodesBuilder = (formula: string) =>
    (build(formula) as (string | Reference)[] | undefined)?.flatMap((part) =>
      typeof part === "string" ? part : withoutSpaces(part),
    );
}

function withoutSpaces(part: Reference): (string | Reference)[] {
  const [, before = "", token = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(part.token) ?? [];
  if (!before && !after) return [part];
  const bare = {
    ...part,
    token,
    startIndex: part.startIndex + before.length,
    endIndex: part.endIndex - after.length,
  };
  return [before, bare, after].filter((p) => p !== "");
}
