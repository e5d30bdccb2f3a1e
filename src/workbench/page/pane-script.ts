/**
 * Bundled as a plain script and put before office.js into every pane: connects the pane with the workbook of the page
 * around it. A pane that is opened by itself is left alone: it must say that it is outside Excel.
 */
import { standInForExcel, type PaneBridge } from "../protocol/browser-shim";
import { BRIDGE } from "./seam";

function bridgeAround(): PaneBridge | undefined {
  try {
    return (window.parent as unknown as Record<string, PaneBridge | undefined>)[BRIDGE];
  } catch {
    // The page around belongs to somebody else.
    return undefined;
  }
}

const bridge = window.parent === window ? undefined : bridgeAround();
if (bridge) standInForExcel(window, bridge);
