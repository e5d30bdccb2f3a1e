/**
 * The seam for browsers: stands in for what desktop Excel puts into a pane's page (`window.external`), so that the
 * unmodified office.js finds a host. Runs in the pane, before office.js; the host lives in the page around it.
 */
import { COMMON_TARGET, type HostMessage } from "./events";
import type { Connection, ProcessOptions } from "./host";

/** What the page around the pane offers. Only text and plain functions cross from one page to the other. */
export interface PaneBridge {
  connect(deliver: (messages: HostMessage[]) => void): Pick<Connection, "close"> & {
    process(json: string, options?: ProcessOptions): Promise<string>;
  };
  requirementSets: Readonly<Record<string, string>>;
  /** `Office.context.document.settings`: serialized values by key. */
  settings: { read(): Record<string, string>; write(values: Record<string, string>): void };
  /** Colours as #RRGGBB; asked for whenever the add-in looks at them. */
  theme(): Readonly<Record<string, string>>;
  documentUrl: string;
}

/** Numbers by which office.js calls and listens on the desktop. */
const CALL = { richApi: 93, commandCompleted: 94, openBrowserWindow: 102 } as const;
const EVENT = { richApi: 33 } as const;
const STATUS = { ok: 0, notSupported: 5000 } as const;
/** Category of rich-API event messages. */
const EVENT_CATEGORY = 65536;
const ENGLISH = 1033;
/** Host, platform, version, language; no correlation id, no dialog, no telemetry, no flags. */
const HOST_INFO = "Excel$Win32$16.01$en-US$$$disableLogging$0";
/** Place of the body and the flags in a rich-API request. */
const BODY = 4;
const FLAGS = 6;

/** Desktop Excel hands over COM arrays, which office.js asks for their JavaScript form. */
interface SafeArray {
  toArray(): unknown[];
  dimensions(): number;
}
const safeArray = (values: unknown[]): SafeArray => ({ toArray: () => values, dimensions: () => 1 });

type Callback = (response: SafeArray) => void;
type EventHandler = (id: number, payload: SafeArray) => void;

/** Gives a pane's window its host. */
export function standInForExcel(pane: Window, bridge: PaneBridge): void {
  const handlers = new Map<number, EventHandler>();
  const connection = bridge.connect((messages) => {
    const rich = messages.filter((m) => m.targetId !== COMMON_TARGET);
    if (rich.length > 0) handlers.get(EVENT.richApi)?.(EVENT.richApi, safeArray(rich.map(entry)));
    for (const { type, targetId } of messages)
      if (targetId === COMMON_TARGET) handlers.get(type)?.(type, safeArray([]));
  });
  pane.addEventListener("pagehide", () => {
    connection.close();
    // Office.js leaves it for later pages of this tab, which would take themselves to be in Excel.
    pane.sessionStorage.removeItem("hostInfoValue");
  });

  const external = {
    GetContext: () => contextOf(bridge),
    GetHostInfo: () => HOST_INFO,
    Execute(id: number, parameters: unknown[], callback: Callback) {
      if (id === CALL.richApi) {
        const message = parameters[0] as unknown[];
        void connection
          .process(String(message[BODY]), { flags: Number(message[FLAGS]) })
          .then((json) => callback(safeArray([STATUS.ok, safeArray([200, safeArray([]), json])])));
        return;
      }
      if (id === CALL.openBrowserWindow) pane.open(String(parameters[1]), "_blank", "noopener");
      const known = id === CALL.openBrowserWindow || id === CALL.commandCompleted;
      later(() => callback(safeArray([known ? STATUS.ok : STATUS.notSupported, safeArray([])])));
    },
    RegisterEvent(id: number, _target: string, handler: EventHandler, callback: Callback) {
      handlers.set(id, handler);
      later(() => callback(safeArray([STATUS.ok])));
    },
    UnregisterEvent(id: number, _target: string, callback: Callback) {
      handlers.delete(id);
      later(() => callback(safeArray([STATUS.ok])));
    },
  };
  Object.defineProperty(pane, "external", { value: external, writable: true, configurable: true });
}

/** Excel answers in a task of its own, never inside the call. */
const later = (answer: () => void): void => void setTimeout(answer, 0);

const entry = ({ type, targetId, message }: HostMessage, index: number): SafeArray =>
  safeArray([EVENT_CATEGORY, type, targetId, JSON.stringify(message), index, false]);

function contextOf(bridge: PaneBridge) {
  const settings = {
    Read(keys: string[], values: string[]) {
      for (const [key, value] of Object.entries(bridge.settings.read())) {
        keys.push(key);
        values.push(value);
      }
    },
    Write(keys: string[], values: string[]) {
      bridge.settings.write(Object.fromEntries(keys.map((key, i) => [key, String(values[i])])));
    },
  };
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => "workbench",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => ENGLISH,
    GetAppDataLocale: () => ENGLISH,
    GetDocUrl: () => bridge.documentUrl,
    GetAppCapabilities: () => 1,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetSupportedMatrix: () => JSON.stringify(bridge.requirementSets),
    GetSettings: () => settings,
    GetHostFullVersion: () => "16.0.18025.20000",
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(bridge.theme()).map(([name, hex]) => [
            name,
            Number.parseInt(hex.replace("#", ""), 16),
          ]),
        ),
      ),
  };
}
