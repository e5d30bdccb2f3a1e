import { COMMON_ERRORS } from "../functions/examples";
import { escapeHtml } from "./html";
import { section, sectionsOf, type FunctionMetadata } from "./sections";
export type { FunctionMetadata } from "./sections";

/**
 * The help page: one entry a function, addressed by its name, from the generated metadata and the examples. Its style is
 * help.css beside it.
 */
export function renderHelp(
  functions: FunctionMetadata[],
  { version, policy }: { version: string; policy: string },
): string {
  const sections = sectionsOf(functions);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Phoenix ROI: functions</title>
    <link rel="stylesheet" href="help.css" />
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
          <li>Excel’s Goal Seek and Data Table don’t wait for the functions of add-ins: they end in nonsense or <code>#CALC!</code>. Use the pane’s Sensitivity view, or sheets inserted with Excel’s own functions.</li>
          <li>Nothing is volatile, random or fetched: the same arguments give the same result.</li>
        </ul>
      </section>
${sections.map((s) => section(s)).join("\n")}
    </main>
  </body>
</html>
`;
}
