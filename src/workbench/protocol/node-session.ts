/**
 * The seam for Node: Microsoft's own office.js, unmodified, loaded into this realm, with every request context
 * connected to a host.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import type { Fault, FaultPlan } from "./faults";
import type { Connection, ProtocolHost } from "./host";
import { COMMON_TARGET, type HostMessage } from "./events";

/** Category of rich-API event messages, `GenericEventRegistration.richApiMessageEventCategory`. */
const EVENT_CATEGORY = 65536;

interface RequestMessage {
  Body: { Actions: { ActionType: number; Name: string }[] };
}

/** The parts of office.js that are not in its type declarations. */
interface OfficeExtensionInternals {
  SessionBase: { new (): object; _overrideSession: unknown };
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
  _testTriggerRichApiMessageEvent(message: { entries: unknown[] }): void;
}

interface OfficeGlobals {
  window?: unknown;
  navigator?: unknown;
  Office?: object;
  OfficeExtension?: unknown;
  Excel?: { run: (...given: unknown[]) => Promise<unknown> };
}

/** How many conversations want one undo step just now. */
let undoGroups = 0;

/** Loads office.js for Excel into this realm, once. Objects of another realm would not be recognised by it. */
function loadOfficeJs(): OfficeExtensionInternals {
  const realm = globalThis as unknown as OfficeGlobals;
  if (!realm.OfficeExtension || !realm.Excel) {
    realm.window ??= globalThis;
    realm.navigator ??= { userAgent: "node" };
    const file = createRequire(import.meta.url).resolve("@microsoft/office-js/dist/excel-web-16.00.js");
    vm.runInThisContext(readFileSync(file, "utf8"), { filename: file });
    if (realm.Excel) tellOfUndoGroups(realm.Excel);
  }
  return realm.OfficeExtension as OfficeExtensionInternals;
}

/** The library that npm has is older than `mergeUndoGroup`; the one that Microsoft serves sends it with each request. */
function tellOfUndoGroups(excel: NonNullable<OfficeGlobals["Excel"]>): void {
  const { run } = excel;
  excel.run = (...given) => {
    const [options] = given as [{ mergeUndoGroup?: boolean } | undefined];
    const batch = given.at(-1) as (context: unknown) => Promise<unknown>;
    if (!options?.mergeUndoGroup) return run(...given);
    return run(...given.slice(0, -1), async (context: unknown) => {
      undoGroups++;
      try {
        return await batch(context);
      } finally {
        undoGroups--;
      }
    });
  };
}

export interface NodeSession {
  /** Every request as it was sent, clean-ups left out. */
  readonly sent: readonly string[];
  close(): void;
}

/**
 * Attaches office.js to a host until closed. There is one office.js a realm, so one session at a time: the latest.
 * @param options.faults makes chosen requests fail; see faults.ts
 * @param options.onRequest called before each request
 */
export function attachSession(
  host: ProtocolHost,
  options: { faults?: FaultPlan; onRequest?: () => void } = {},
): NodeSession {
  const office = loadOfficeJs();
  const common = new CommonEvents();
  const connection = host.connect((messages) => {
    const rich = messages.filter((m) => m.targetId !== COMMON_TARGET);
    if (rich.length > 0) office._testTriggerRichApiMessageEvent({ entries: rich.map(eventEntry) });
    for (const { type, targetId } of messages) if (targetId === COMMON_TARGET) common.fire(type);
  });
  const sent: string[] = [];
  const session = Object.assign(new office.SessionBase(), {
    _resolveRequestUrlAndHeaderInfo: () =>
      Promise.resolve({ url: "https://workbench.invalid/", headers: {} }),
    getEventRegistration: () => common,
    _createRequestExecutorOrNull: () => ({
      executeAsync: async (_customData: unknown, flags: number, message: RequestMessage) => {
        options.onRequest?.();
        const json = JSON.stringify(message.Body);
        let fault: Fault | undefined;
        if (!isCleanUp(message)) {
          sent.push(json);
          fault = options.faults?.(sent.length - 1, message.Body.Actions.length);
        }
        return send(connection, json, flags, fault);
      },
    }),
  });
  office.SessionBase._overrideSession = session;
  office._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  giveContext(host);
  return {
    sent,
    close: () => {
      connection.close();
      if (office.SessionBase._overrideSession === session) office.SessionBase._overrideSession = undefined;
    },
  };
}

/** `Office` as the library made it. */
let library: object | undefined;

/**
 * `Office.context` as far as Excel's part of office.js looks at it. The library makes its own only inside a host's
 * page, and its property cannot be set: an object on top of it can.
 */
function giveContext(host: ProtocolHost): void {
  const realm = globalThis as unknown as OfficeGlobals;
  const context = {
    diagnostics: { host: "Excel", platform: "PC", version: "16.0.18025.20000" },
    host: "Excel",
    platform: "PC",
    requirements: {
      isSetSupported: (set: string, version?: string | number) =>
        host.supports(set, String(version ?? "1.1")),
    },
  };
  library ??= realm.Office ?? {};
  realm.Office = Object.create(library, {
    context: { value: context, configurable: true, enumerable: true },
  }) as OfficeGlobals["Office"];
}

/** What office.js registers its Common API events with. */
class CommonEvents {
  private readonly handlers = new Map<number, Set<(args: object) => void>>();

  async register(event: number, _target: string, handler: (args: object) => void): Promise<void> {
    this.handlers.set(event, (this.handlers.get(event) ?? new Set()).add(handler));
  }
  async unregister(event: number, _target: string, handler: (args: object) => void): Promise<void> {
    this.handlers.get(event)?.delete(handler);
  }
  fire(event: number): void {
    for (const handler of this.handlers.get(event) ?? []) handler({});
  }
}

async function send(
  connection: Connection,
  json: string,
  flags: number,
  fault: Fault | undefined,
): Promise<object> {
  if (fault?.when === "before") return lost();
  const answer = await connection.process(json, {
    flags,
    undoGroup: undoGroups > 0,
    ...(fault?.when === "during" ? { beforeAction: fault.beforeAction } : {}),
  });
  if (fault?.when === "after") return lost();
  return {
    HttpStatusCode: 200,
    ErrorCode: "",
    ErrorMessage: "",
    Headers: {},
    Body: JSON.parse(answer) as unknown,
  };
}

/** What an add-in sees of a request whose answer never came. */
const lost = () => ({
  HttpStatusCode: 500,
  ErrorCode: "GeneralException",
  ErrorMessage: "There was an internal error while processing the request.",
  Headers: {},
  Body: null,
});

const isCleanUp = ({ Body }: RequestMessage): boolean =>
  Body.Actions.every(({ ActionType, Name }) => ActionType === 1 || Name === "_RemoveReference");

const eventEntry = ({ type, targetId, message }: HostMessage) => ({
  messageCategory: EVENT_CATEGORY,
  messageType: type,
  targetId,
  message: JSON.stringify(message),
});
