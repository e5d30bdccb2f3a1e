/** Where the pane is running. */
export type Host = "excel" | "elsewhere" | "no-library";

/** Waits for Office to say where the pane was opened. Without office.js (no network) there is nothing to wait for. */
export async function detectHost(): Promise<Host> {
  if (typeof Office === "undefined") return "no-library";
  const { host } = await Office.onReady();
  return host === Office.HostType.Excel ? "excel" : "elsewhere";
}
