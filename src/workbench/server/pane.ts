/** office.js's address in production: AppSource demands Microsoft's CDN, the workbench serves the same library itself. */
const CDN =
  /https:\/\/appsforoffice(?:\.edge)?\.(?:officeapps\.live|microsoft)\.com\/lib\/[^"'?]*?\/office(?:\.debug)?\.js(?:\?[^"']*)?/g;

/**
 * A pane's production page, as the workbench shows it: office.js from this server, and before it the script that stands
 * in for what desktop Excel puts into the page.
 */
export function paneForWorkbench(html: string, shim: string): string {
  const local = html.replace(CDN, "/office-js/office.js");
  return local === html ? html : local.replace(/<script\b/i, `<script src="${shim}"></script>\n    <script`);
}
