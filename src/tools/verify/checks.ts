/** What a served file is judged by: each check gives what it found, and whether that is a fault. */
import { ruleOf, type Rule } from "../hosting/rules";
import { EXCEL_ON_THE_WEB, type Served } from "./get";

export interface Finding {
  /** For the table: "–" where there is nothing to find. */
  shown: string;
  /** What breaks by it. */
  fault?: string;
}

export const COLUMNS = ["type", "CORS", "cache", "policy", "size"] as const;

export function checksOf(file: string, served: Served): Record<(typeof COLUMNS)[number], Finding> {
  const rule = ruleOf(file);
  return {
    type: type(file, rule, served),
    CORS: cors(rule, served),
    cache: cache(rule, served),
    policy: policy(rule, served),
    size: size(served),
  };
}

const NONE: Finding = { shown: "–" };
const MIME_BY_NAME: Record<string, string> = {
  png: "image/png",
  js: "text/javascript",
  css: "text/css",
};
/** Other names of the same types. */
const SAME: Record<string, string> = {
  "application/javascript": "text/javascript",
  "application/x-javascript": "text/javascript",
  "text/xml": "application/xml",
};

function type(file: string, rule: Rule | undefined, { headers }: Served): Finding {
  const [mime = ""] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const found = SAME[mime.trim()] ?? mime.trim();
  const [wanted] = (rule?.type ?? MIME_BY_NAME[file.split(".").pop() ?? ""] ?? found).split(";");
  const shown = found || "none";
  return found === wanted ? { shown } : { shown, fault: `is served as ${shown}, not as ${wanted}` };
}

function cors(rule: Rule | undefined, { headers }: Served): Finding {
  const allowed = headers.get("access-control-allow-origin");
  if (!rule?.cors) return allowed === null ? NONE : { shown: allowed };
  if (allowed === "*" || allowed === EXCEL_ON_THE_WEB) return { shown: allowed };
  return {
    shown: allowed ?? "none",
    fault: "needs Access-Control-Allow-Origin: *, or every function is #NAME? in Excel on the web",
  };
}

const A_DAY = 86_400;

function cache(rule: Rule | undefined, { headers }: Served): Finding {
  const said = headers.get("cache-control");
  const shown = said ?? "none";
  if (rule?.path.endsWith("*")) return { shown };
  const [, seconds] = /\bmax-age=(\d+)/.exec(said ?? "") ?? [];
  if (/\bno-(cache|store)\b/.test(said ?? "") || (seconds !== undefined && Number(seconds) <= A_DAY))
    return { shown };
  return {
    shown,
    fault: "needs a Cache-Control of at most a day, or people keep an old version beside a new one",
  };
}

/** What a page's policy says of one thing, by its own directive or the one for all. */
function directive(text: string, name: string): string | undefined {
  const all = new Map(
    text.split(";").map((part) => {
      const [key = "", ...values] = part.trim().split(/\s+/);
      return [key.toLowerCase(), values.join(" ")] as const;
    }),
  );
  return all.get(name) ?? (name === "frame-ancestors" ? undefined : all.get("default-src"));
}

function policy(rule: Rule | undefined, { headers, body }: Served): Finding {
  const frames = headers.get("x-frame-options");
  if (frames !== null)
    return {
      shown: `X-Frame-Options: ${frames}`,
      fault: "has X-Frame-Options, which keeps Excel on the web from showing it",
    };
  const header = headers.get("content-security-policy");
  const [, meta] =
    /<meta http-equiv="?Content-Security-Policy"? content="([^"]*)"/i.exec(body.toString("utf8")) ?? [];
  if (!rule?.policy && header === null) return NONE;
  const problem = header === null ? undefined : problemOf(header);
  if (problem) return { shown: "header", fault: problem };
  if (header === null && meta === undefined)
    return { shown: "none", fault: "has no content security policy" };
  return { shown: [header !== null && "header", meta !== undefined && "page"].filter(Boolean).join(", ") };
}

/** What a policy in the header breaks. The page's own, which is as it was built, holds beside it. */
function problemOf(header: string): string | undefined {
  const scripts = directive(header, "script-src");
  if (scripts !== undefined && /'unsafe-(inline|eval)'/.test(scripts))
    return "has a content security policy that lets scripts in that anybody put into the page";
  if (scripts !== undefined && !/appsforoffice\.microsoft\.com|^\*$|https:(\s|$)/.test(scripts))
    return "has a content security policy that keeps office.js out";
  const around = directive(header, "frame-ancestors");
  if (around !== undefined && !/officeapps\.live\.com|^\*$|https:(\s|$)/.test(around))
    return "has frame-ancestors, which keep Excel on the web from showing it";
  return undefined;
}

function size({ body }: Served): Finding {
  const shown = `${body.length.toLocaleString("en")} B`;
  return body.length > 0 ? { shown } : { shown, fault: "is empty" };
}
