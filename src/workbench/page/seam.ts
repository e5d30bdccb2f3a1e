import type { ExcelHost } from "../model/host";
import type { PaneBridge } from "../protocol/browser-shim";
import { THEMES, type ThemeName } from "./themes";

/** The name under which a pane finds its bridge in the page around it. */
export const BRIDGE = "__officeBridge";

/** Offers the workbook's host to the panes of this page. The theme is asked for by each pane as it starts. */
export function offerHost(host: ExcelHost, theme: () => ThemeName): void {
  const bridge: PaneBridge = {
    connect: (deliver) => host.connect(deliver),
    requirementSets: host.requirementSets,
    settings: {
      read: () => host.document.commonSettings,
      write: (values) => {
        host.document.commonSettings = values;
      },
    },
    theme: () => THEMES[theme()],
    documentUrl: `C:\\Users\\you\\Documents\\${host.document.name}`,
  };
  Object.assign(window, { [BRIDGE]: bridge });
}
