import type { ExcelHost } from "../model/host";
import type { PaneTheme } from "./themes";

/** What the page around the panes offers to the script that stands in for desktop Excel in each of them. */
export interface Seam {
  readonly host: ExcelHost;
  theme: PaneTheme;
}

/** The name under which panes find their host in the page around them. */
export const SEAM = "__officeHost";

export function offerHost(host: ExcelHost, theme: PaneTheme): Seam {
  const seam: Seam = { host, theme };
  Object.assign(window, { [SEAM]: seam });
  return seam;
}
