import { CONTENT_SECURITY_POLICY } from "./policy";

/** How a file of dist/ is to be served. The header files of every host and the checks of `npm run verify` follow from it. */
export interface Rule {
  /** Below the add-in's address. A folder's files are "folder/*"; no file meets two rules, since hosts differ in which wins. */
  path: string;
  type?: string;
  cache: string;
  /** Excel on the web fetches it from a page of Microsoft's: without this every function is #NAME? there. */
  cors?: true;
  /** The content security policy goes with it. */
  policy?: true;
}

const SHORT = "public, max-age=300";
const DAY = "public, max-age=86400";
/** For names that carry a hash of what is in them. */
const LONG = "public, max-age=31536000, immutable";

const HTML = "text/html; charset=utf-8";
const TEXT = "text/plain; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";

export const RULES: readonly Rule[] = [
  { path: "manifest.xml", type: "application/xml", cache: SHORT },
  { path: "functions.json", type: "application/json", cache: SHORT, cors: true },
  { path: "functions.js", type: SCRIPT, cache: SHORT, cors: true },
  { path: "functions.html", type: HTML, cache: SHORT },
  { path: "taskpane.html", type: HTML, cache: SHORT, policy: true },
  { path: "help.html", type: HTML, cache: SHORT, policy: true },
  { path: "help.css", type: "text/css; charset=utf-8", cache: SHORT },
  { path: "notices.txt", type: TEXT, cache: SHORT },
  { path: "assets/*", cache: DAY },
  { path: "pane/*", cache: LONG },
];

/** The rule of a file; undefined for one that nobody asks for, such as a source map. */
export function ruleOf(file: string): Rule | undefined {
  return RULES.find(({ path }) => (path.endsWith("*") ? file.startsWith(path.slice(0, -1)) : file === path));
}

/** The headers of a rule, by name. */
export function headersOf({ type, cache, cors, policy }: Rule): Record<string, string> {
  return {
    ...(type ? { "Content-Type": type } : {}),
    "Cache-Control": cache,
    "X-Content-Type-Options": "nosniff",
    ...(cors ? { "Access-Control-Allow-Origin": "*" } : {}),
    ...(policy ? { "Content-Security-Policy": CONTENT_SECURITY_POLICY } : {}),
  };
}
