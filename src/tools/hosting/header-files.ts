import { headersOf, RULES } from "./rules";

/**
 * The files by which static hosts are told their headers, by name. Each must lie at the root of its site, so the paths
 * in them begin with the one that the add-in is served under.
 * @param base the path of the add-in's address: "" at a root, else "/folder"
 */
export function headerFiles(base: string): Record<string, string> {
  return {
    _headers: netlifyAndCloudflare(base),
    "staticwebapp.config.json": json(azure(base)),
    "vercel.json": json(vercel(base)),
  };
}

const json = (value: unknown): string => JSON.stringify(value, null, 2) + "\n";

function netlifyAndCloudflare(base: string): string {
  const block = (path: string, headers: Record<string, string>): string =>
    [`${base}/${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  return (
    RULES.flatMap((rule) => {
      const headers = headersOf(rule);
      // Cloudflare Pages sends readers of page.html on to page.
      const bare = rule.path.endsWith(".html") ? [block(rule.path.slice(0, -5), headers)] : [];
      return [block(rule.path, headers), ...bare];
    }).join("\n\n") + "\n"
  );
}

/** Azure Static Web Apps. */
function azure(base: string): object {
  return {
    routes: RULES.map((rule) => ({ route: `${base}/${rule.path}`, headers: headersOf(rule) })),
    mimeTypes: { ".json": "application/json", ".xml": "application/xml" },
  };
}

function vercel(base: string): object {
  return {
    cleanUrls: false,
    headers: RULES.map((rule) => ({
      source: `${base}/${rule.path.replace("*", "(.*)")}`,
      headers: Object.entries(headersOf(rule)).map(([key, value]) => ({ key, value })),
    })),
  };
}

/** The same for nginx, to be put into a `server` block: README shows it. */
export function nginx(base: string): string {
  return RULES.map((rule) => {
    const folder = rule.path.endsWith("*");
    const place = `${folder ? "" : "= "}${base}/${folder ? rule.path.slice(0, -1) : rule.path}`;
    // nginx takes the type from the file's name, by mime.types.
    const lines = Object.entries(headersOf(rule))
      .filter(([name]) => name !== "Content-Type")
      .map(([name, value]) => `  add_header ${name} "${value}";`);
    return [`location ${place} {`, ...lines, "}"].join("\n");
  }).join("\n");
}
