import { SECTIONS, type FunctionExample, type FunctionGuide } from "../functions/examples";
import { escapeHtml } from "./html";

/** A function in functions.json. */
export interface FunctionMetadata {
  id: string;
  name: string;
  description?: string;
  helpUrl?: string;
  parameters: { name: string; description?: string; optional?: boolean; dimensionality?: string }[];
  result?: { dimensionality?: string };
}

export interface HelpSection {
  title: string;
  functions: (FunctionMetadata & { guide: FunctionGuide })[];
}

/** The functions in the order of the guide. @throws when a function and its guide don't meet */
export function sectionsOf(functions: FunctionMetadata[]): HelpSection[] {
  const byId = new Map(functions.map((f) => [f.id, f]));
  const sections = SECTIONS.map(({ title, functions: guides }) => ({
    title,
    functions: Object.entries(guides).map(([id, guide]) => {
      const metadata = byId.get(id);
      if (!metadata) throw new Error(`${id} has a guide in functions/examples but no declaration`);
      byId.delete(id);
      return { ...metadata, guide };
    }),
  }));
  if (byId.size) throw new Error(`no guide in functions/examples for ${[...byId.keys()].join(", ")}`);
  return sections;
}

/** `ROI_SPEEDUP(baseline, optimized, [measure])` */
export function signature(f: FunctionMetadata): string {
  return `${f.id}(${f.parameters.map((p) => (p.optional ? `[${p.name}]` : p.name)).join(", ")})`;
}

export function section({ title, functions }: HelpSection): string {
  return `      <section>
        <h2>${escapeHtml(title)}</h2>
${functions.map(article).join("\n")}
      </section>`;
}

function article(f: HelpSection["functions"][number]): string {
  const { guide } = f;
  const rows = f.parameters.map((p) => [
    `<code>${p.optional ? `[${p.name}]` : p.name}</code>`,
    escapeHtml(p.description ?? ""),
  ]);
  const errors = guide.errors.map((e) => [`<code>${e.error}</code>`, escapeHtml(e.when)]);
  const parts = [
    `<h3><code>${escapeHtml(signature(f))}</code></h3>`,
    `<p>${escapeHtml(f.description ?? "")}</p>`,
    table("Arguments", ["Argument", "What it is"], rows),
    guide.examples.map(example).join("\n          "),
    errors.length ? table("Errors", ["Error", "When"], errors) : "",
    guide.largest ? `<p><strong>Largest sensible size:</strong> ${escapeHtml(guide.largest)}</p>` : "",
    `<p><strong>Source:</strong> ${escapeHtml(guide.source)}</p>`,
  ];
  return `        <article id="${f.id}">
          ${parts.filter(Boolean).join("\n          ")}
        </article>`;
}

function example({ formula, result, shows }: FunctionExample): string {
  return `<figure><figcaption>${escapeHtml(shows)}</figcaption><pre tabindex="0">${escapeHtml(formula)}  →  ${escapeHtml(resultText(result))}</pre></figure>`;
}

export function resultText(result: FunctionExample["result"]): string {
  if (!Array.isArray(result)) return String(result);
  return `{${result.map((row) => row.join(", ")).join("; ")}}`;
}

function table(name: string, head: string[], rows: string[][]): string {
  const cells = (row: string[], open: string, close: string) => row.map((c) => open + c + close).join("");
  const header = cells(head, '<th scope="col">', "</th>");
  const body = rows.map((row) => `<tr>${cells(row, "<td>", "</td>")}</tr>`).join("");
  return `<div class="table"><table aria-label="${name}"><thead><tr>${header}</tr></thead><tbody>${body}</tbody></table></div>`;
}
