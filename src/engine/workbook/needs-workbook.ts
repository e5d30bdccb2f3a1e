import { FUNCTIONS } from "../functions";
import { children, type Node } from "../syntax/tree";

/** Whether a formula means nothing by itself: it names cells, or something that depends on where or when it stands. */
export function needsWorkbook(node: Node, given: ReadonlySet<string> = new Set()): boolean {
  switch (node.kind) {
    case "reference":
    case "structured":
    case "external":
    case "spill":
      return true;
    case "name":
      return !given.has(node.name.toLowerCase());
    case "call": {
      const name = node.name.toUpperCase();
      const { volatile = false, byPlace = false } = FUNCTIONS[name]?.traits ?? {};
      if (volatile || (byPlace && node.args.length === 0)) return true;
      const names = namesGiven(node);
      const inner = new Set([...given, ...names.map(({ text }) => text)]);
      return node.args.some(
        (arg) =>
          !names.some(({ node: own }) => own === arg) && !isFunction(arg, name) && needsWorkbook(arg, inner),
      );
    }
    default:
      return children(node).some((child) => needsWorkbook(child, given));
  }
}

/** Functions that take another by its name: BYROW(…, SUM). */
const TAKING_FUNCTIONS = new Set(["MAP", "REDUCE", "SCAN", "BYROW", "BYCOL", "MAKEARRAY"]);

const isFunction = (arg: Node, of: string): boolean =>
  arg.kind === "name" && TAKING_FUNCTIONS.has(of) && arg.name.toUpperCase() in FUNCTIONS;

/** What LET and LAMBDA name. */
function namesGiven({ name, args }: Node & { kind: "call" }): { node: Node; text: string }[] {
  const places =
    name.toUpperCase() === "LET"
      ? args.slice(0, -1).filter((_, i) => i % 2 === 0)
      : name.toUpperCase() === "LAMBDA"
        ? args.slice(0, -1)
        : [];
  return places.flatMap((node): { node: Node; text: string }[] => {
    if (node.kind === "name") return [{ node, text: node.name.toLowerCase() }];
    // A parameter that may be left out: [x].
    return node.kind === "structured" && node.columns ? [{ node, text: node.columns[0].toLowerCase() }] : [];
  });
}
