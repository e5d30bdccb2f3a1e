import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type { Engine } from "../engine";

/**
 * Defect: while `=SUM(Costs[` is being typed the lexer counts an open square bracket and never forgets it, so that every
 * formula parsed afterwards is #NAME?.
 * Mend: the reset between two formulas resets that count too.
 */
export function mendLexerState(engine: Engine): void {
  const lexer = engine.get(LexerTreeBuilder);
  const reset = lexer._resetTemp.bind(lexer);
  lexer._resetTemp = () => {
    reset();
    lexer._squareBracketState = 0;
  };
}
