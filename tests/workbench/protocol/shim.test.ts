import { describe, expect, it, vi } from "vitest";
import { standInForExcel, type PaneBridge } from "../../../src/workbench/protocol/browser-shim";
import type { HostMessage } from "../../../src/workbench/protocol/events";

interface SafeArray {
  toArray(): unknown[];
}
interface External {
  GetContext(): Record<string, () => unknown>;
  GetHostInfo(): string;
  Execute(id: number, params: unknown[], callback: (r: SafeArray) => void): void;
  RegisterEvent(
    id: number,
    target: string,
    handler: (id: number, p: SafeArray) => void,
    cb: () => void,
  ): void;
  UnregisterEvent(id: number, target: string, cb: () => void): void;
}

function setUp() {
  const close = vi.fn();
  const process = vi.fn(async (json: string) => `answer to ${json}`);
  const saved: Record<string, string> = { a: "1" };
  let deliver: (messages: HostMessage[]) => void = () => undefined;
  const bridge: PaneBridge = {
    connect: (to) => {
      deliver = to;
      return { process, close };
    },
    requirementSets: { ExcelApi: "1.16" },
    settings: {
      read: () => saved,
      write: (values) => void Object.assign(saved, values),
    },
    theme: () => ({ bodyBackgroundColor: "#1F1F1F", bodyForegroundColor: "#FFFFFF" }),
    documentUrl: "C:\\Book1.xlsx",
  };
  const pane = Object.assign(new EventTarget(), {
    open: vi.fn(),
    sessionStorage: { removeItem: vi.fn() },
  });
  standInForExcel(pane as unknown as Window, bridge);
  const { external } = pane as unknown as { external: External };
  return { pane, external, process, close, saved, deliver: (m: HostMessage[]) => deliver(m) };
}

const execute = (external: External, id: number, params: unknown[]) =>
  new Promise<unknown[]>((resolve) => external.Execute(id, params, (r) => resolve(r.toArray())));

describe("what desktop Excel gives a pane", () => {
  it("passes requests on with their flags", async () => {
    const { external, process } = setUp();
    const message = ["", "POST", "ProcessQuery", [], '{"Actions":[]}', 0, 64];
    const [status, data] = await execute(external, 93, [message]);
    expect(status).toBe(0);
    expect((data as SafeArray).toArray()[2]).toBe('answer to {"Actions":[]}');
    expect(process).toHaveBeenCalledWith('{"Actions":[]}', { flags: 64 });
  });

  it("opens links in a window, and says what it can't do", async () => {
    const { external, pane } = setUp();
    expect((await execute(external, 102, [0, "https://example.com"]))[0]).toBe(0);
    expect(pane.open).toHaveBeenCalledWith("https://example.com", "_blank", "noopener");
    expect((await execute(external, 64, []))[0]).toBe(5000);
  });

  it("delivers events to the handler that is registered for their kind", async () => {
    const { external, deliver } = setUp();
    const seen: unknown[] = [];
    external.RegisterEvent(
      33,
      "",
      (id, p) => seen.push([id, (p.toArray()[0] as SafeArray).toArray()]),
      () => undefined,
    );
    external.RegisterEvent(
      2,
      "",
      (id) => seen.push([id]),
      () => undefined,
    );
    deliver([
      { type: 10, targetId: "Workbook", message: { address: "A1" } },
      { type: 2, targetId: "common", message: null },
      { type: 1, targetId: "common", message: null },
    ]);
    expect(seen).toEqual([[33, [65536, 10, "Workbook", '{"address":"A1"}', 0, false]], [2]]);
    external.UnregisterEvent(33, "", () => undefined);
    deliver([{ type: 10, targetId: "Workbook", message: {} }]);
    expect(seen).toHaveLength(2);
  });

  it("reads and writes the document's settings", () => {
    const { external, saved } = setUp();
    const settings = external.GetContext().GetSettings!() as Record<
      "Read" | "Write",
      (k: string[], v: string[]) => void
    >;
    const [keys, values]: [string[], string[]] = [[], []];
    settings.Read(keys, values);
    expect([keys, values]).toEqual([["a"], ["1"]]);
    settings.Write(["b"], ['{"x":1}']);
    expect(saved.b).toBe('{"x":1}');
  });

  it("gives sets and theme in the form that office.js expects", () => {
    const { external } = setUp();
    const context = external.GetContext();
    expect(JSON.parse(context.GetSupportedMatrix!() as string)).toEqual({ ExcelApi: "1.16" });
    expect(JSON.parse(context.GetOfficeThemeInfo!() as string)).toEqual({
      bodyBackgroundColor: 0x1f1f1f,
      bodyForegroundColor: 0xffffff,
    });
    expect(external.GetHostInfo()).toMatch(/^Excel\$Win32\$16\.01\$/);
  });

  it("lets go when the pane is closed", () => {
    const { pane, close } = setUp();
    pane.dispatchEvent(new Event("pagehide"));
    expect(close).toHaveBeenCalledOnce();
    expect(pane.sessionStorage.removeItem).toHaveBeenCalledWith("hostInfoValue");
  });
});
