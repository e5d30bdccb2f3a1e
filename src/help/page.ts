import { COMMON_ERRORS } from "../functions/examples";
import { escapeHtml } from "./html";
import { section, sectionsOf, type FunctionMetadata } from "./sections";
export type { FunctionMetadata } from "./sections";

/** The help page: one entry a function, addressed by its name, from the generated metadata and the examples. */
export function renderHelp(functions: FunctionMetadata[], version: string): string {
  const sections = sectionsOf(functions);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Phoenix ROI: functions</title>
    <style>
${STYLE}
    </style>
  </head>
  <body>
    <header>
      <h1>Phoenix ROI functions</h1>
      <p>${functions.length} functions, version ${escapeHtml(version)}. Type them bare in any cell, for example <code>=ROI_SAVINGS(B5,C5)</code>.</p>
    </header>
    <nav aria-label="Functions">
${sections.map((s) => `      <h2>${escapeHtml(s.title)}</h2>\n      <ul>${s.functions.map((f) => `<li><a href="#${f.id}">${f.id}</a></li>`).join("")}</ul>`).join("\n")}
    </nav>
    <main>
      <section id="conventions">
        <h2>What holds for all of them</h2>
        <ul>
          <li>Fractions, not percents: 90% is 0.9. Money is a plain number in your currency.</li>
          <li>Arguments in square brackets are optional; their default is given.</li>
          <li>Where an argument takes a cell or a range, ranges combine as in Excel arithmetic: a column with a row gives a two-way table, for example <code>=ROI_SAVINGS_RATE(A2:A11,B1:K1)</code>.</li>
          <li>Empty cells count as 0.</li>
${COMMON_ERRORS.map((e) => `          <li><code>${e.error}</code>: ${escapeHtml(e.when)}</li>`).join("\n")}
          <li>Excel shows a message only with <code>#VALUE!</code> and <code>#N/A</code>. What causes <code>#NUM!</code> and <code>#DIV/0!</code> stands here, with each function.</li>
          <li>Nothing is volatile, random or fetched: the same arguments give the same result.</li>
        </ul>
      </section>
${sections.map((s) => section(s)).join("\n")}
    </main>
  </body>
</html>
`;
}

const STYLE = `      :root { color-scheme: light dark; --line: #d1d1d1; --soft: #f5f5f5; --link: #115ea3; }
      @media (prefers-color-scheme: dark) { :root { --line: #525252; --soft: #292929; --link: #62abf5; } }
      body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 2.5rem; }
      header { grid-column: 1 / -1; }
      h1 { font-size: 1.75rem; margin: 0.5rem 0; }
      nav h2 { font-size: 0.9rem; margin: 1rem 0 0.25rem; }
      nav ul { list-style: none; margin: 0; padding: 0; font-size: 0.875rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
      nav a { display: inline-block; padding: 0.2rem 0; }
      a { color: var(--link); }
      code, pre { font-family: Consolas, "Cascadia Mono", Menlo, monospace; font-size: 0.9em; }
      pre { background: var(--soft); padding: 0.5rem 0.75rem; border-radius: 4px; overflow-x: auto; }
      article { border-top: 1px solid var(--line); padding: 0.75rem 0 1rem; scroll-margin-top: 1rem; }
      article:target { outline: 2px solid var(--link); outline-offset: 6px; }
      figure { margin: 0.5rem 0; }
      figcaption { font-size: 0.9rem; }
      figure pre { margin: 0.25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      h3 { margin: 0.25rem 0; font-size: 1.15rem; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
      th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line); }
      td:first-child { white-space: nowrap; }
      @media (min-width: 60rem) {
        body { grid-template-columns: 15rem minmax(0, 1fr); }
        nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; align-self: start; }
        nav ul { display: block; }
      }`;
