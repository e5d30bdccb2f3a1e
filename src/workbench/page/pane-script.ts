/**
 * Bundled as a plain script and put before office.js into every pane: connects the pane with the host in the page
 * around it. A pane that is opened by itself, outside the workbench, is left alone.
 */
import { standInForExcel } from "../protocol/browser-shim";
import { SEAM, type Seam } from "./seam";

/** The four colours that desktop Office tells add-ins. */
const COLOURS = [
  "bodyBackgroundColor",
  "bodyForegroundColor",
  "controlBackgroundColor",
  "controlForegroundColor",
] as const;

function seamAround(): Seam | undefined {
  try {
    return (window.parent as unknown as Record<string, Seam | undefined>)[SEAM];
  } catch {
    // The page around belongs to somebody else.
    return undefined;
  }
}

const seam = seamAround();
if (seam && window.parent !== window) {
  const { host } = seam;
  standInForExcel(window, {
    connect: (deliver) => host.connect(deliver),
    requirementSets: host.requirementSets,
    settings: {
      read: () => host.document.commonSettings,
      write: (values) => {
        host.document.commonSettings = { ...values };
      },
    },
    theme: () => Object.fromEntries(COLOURS.map((name) => [name, seam.theme[name]])),
    documentUrl: `C:\\Users\\you\\Documents\\${host.document.name}`,
  });
}
