import ts from "typescript";

/** One small change of a file, such as people make by mistake. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly text: string;
  /** The rule that made it. */
  readonly kind: Kind;
}

export type Kind =
  | "comparison"
  | "arithmetic"
  | "logic"
  | "constant"
  | "condition"
  | "statement"
  | "value"
  | "index"
  | "element";

const K = ts.SyntaxKind;
const OPERATORS = new Map<ts.SyntaxKind, [string, Kind]>([
  [K.LessThanToken, ["<=", "comparison"]],
  [K.LessThanEqualsToken, ["<", "comparison"]],
  [K.GreaterThanToken, [">=", "comparison"]],
  [K.GreaterThanEqualsToken, [">", "comparison"]],
  [K.EqualsEqualsEqualsToken, ["!==", "comparison"]],
  [K.ExclamationEqualsEqualsToken, ["===", "comparison"]],
  [K.PlusToken, ["-", "arithmetic"]],
  [K.MinusToken, ["+", "arithmetic"]],
  [K.AsteriskToken, ["/", "arithmetic"]],
  [K.SlashToken, ["*", "arithmetic"]],
  [K.AmpersandAmpersandToken, ["||", "logic"]],
  [K.BarBarToken, ["&&", "logic"]],
]);

/** Every change of a file that these rules know. Whether it type-checks is asked later. */
export function changesOf(file: ts.SourceFile, checker: ts.TypeChecker): Change[] {
  const found: Change[] = [];
  const text = (node: ts.Node) => node.getText(file);
  const replace = (node: ts.Node, by: string, kind: Kind) =>
    found.push({ start: node.getStart(file), end: node.getEnd(), text: by, kind });

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isThrowStatement(node)) return visit(node.expression);
    if (ts.isBinaryExpression(node)) {
      const to = OPERATORS.get(node.operatorToken.kind);
      if (to) replace(node.operatorToken, ...to);
    } else if (ts.isNumericLiteral(node))
      replace(node, text(node) === "0" ? "1" : `(${text(node)} + 1)`, "constant");
    else if (node.kind === K.TrueKeyword) replace(node, "false", "constant");
    else if (node.kind === K.FalseKeyword) replace(node, "true", "constant");
    else if (ts.isIfStatement(node)) replace(node.expression, `!(${text(node.expression)})`, "condition");
    else if (ts.isConditionalExpression(node))
      replace(node.condition, `!(${text(node.condition)})`, "condition");
    else if (ts.isExpressionStatement(node)) replace(node, ";", "statement");
    else if (ts.isReturnStatement(node) && node.expression) {
      const other = another(node.expression, checker);
      if (other) replace(node.expression, other(text(node.expression)), "value");
    } else if (ts.isElementAccessExpression(node) && isNumber(node.argumentExpression, checker)) {
      const index = node.argumentExpression;
      if (!ts.isNumericLiteral(index)) replace(index, `(${text(index)}) + 1`, "index");
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 1)
      leaveOut(node.elements[0]!, node.elements[1]!);
    else if (ts.isObjectLiteralExpression(node))
      node.properties.forEach((one, i) => {
        const next = node.properties[i + 1];
        if (next) leaveOut(one, next);
      });
    ts.forEachChild(node, visit);
  };
  /** From one to where the next begins, the comma with it. */
  const leaveOut = (one: ts.Node, next: ts.Node) =>
    found.push({ start: one.getStart(file), end: next.getStart(file), text: "", kind: "element" });
  visit(file);
  return found;
}

const isNumber = (node: ts.Expression, checker: ts.TypeChecker): boolean =>
  (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;

/** Another value of the same type, where there is an easy one. */
function another(node: ts.Expression, checker: ts.TypeChecker): ((text: string) => string) | undefined {
  const { flags } = checker.getTypeAtLocation(node);
  // One more than these is the same.
  if (ts.isIdentifier(node) && /^(?:NaN|Infinity)$/.test(node.text)) return undefined;
  if (flags & ts.TypeFlags.NumberLike) return (text) => `(${text}) + 1`;
  if (flags & ts.TypeFlags.BooleanLike) return (text) => `!(${text})`;
  if (flags & ts.TypeFlags.StringLike) return (text) => `(${text}) + "x"`;
  return undefined;
}
