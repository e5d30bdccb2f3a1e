/** The host's door: panes connect, send requests as JSON and get events. */
import { Batch, BatchFailure, asHostError, type BatchScope } from "./batch";
import { HostError } from "./errors";
import { type EventHub, type HostMessage, Subscriber } from "./events";
import type { UseHook } from "./hooks";
import { atLeast, type HostObject } from "./members";
import type { BatchRequest } from "./wire";

/** Request flag by which an add-in asks to be held back while the user edits a cell (`delayForCellEdit`). */
const DELAY_FOR_CELL_EDIT = 64;
const EDIT_POLL_MS = 25;
/** What a closed pane hears. */
const NO_ANSWER = new Promise<never>(() => undefined);

export interface HostParts {
  root: HostObject;
  hub: EventHub;
  services?: Record<string, HostObject>;
  /** Requirement sets and their highest version: `{ ExcelApi: "1.16" }`. */
  requirementSets: Record<string, string>;
  /** Resolves when everything pending is applied. */
  settle(): Promise<void>;
  /** Wraps each request: one undo step. */
  around<T>(run: () => Promise<T>): Promise<T>;
  /** True while the user is typing into a cell: requests are refused. */
  editing(): boolean;
  /** Largest request and response in bytes; Excel on the web takes 5 MB. Unlimited when left out, as on the desktop. */
  maxBytes?: number;
  /** How this host behaves otherwise than its model. */
  hooks?: readonly UseHook[];
}

export interface RequestRecord {
  actions: number;
  bytesIn: number;
  bytesOut: number;
  milliseconds: number;
  /** Only releases references: office.js sends it after `Excel.run`, nobody waits for it. */
  cleanUp: boolean;
  error?: string;
}

export interface ProcessOptions {
  flags?: number;
  /** One undo step is wanted (`mergeUndoGroup`). */
  undoGroup?: boolean;
  beforeAction?: (index: number) => void;
}

/**
 * A pane's connection. Closing it drops its event handlers and references; a request that has begun is carried out,
 * those that wait behind it never are, and no answer comes: there is nobody to hear it.
 */
export interface Connection {
  process(json: string, options?: ProcessOptions): Promise<string>;
  close(): void;
}

export class ProtocolHost {
  /** Every request so far, for tests and for the workbench's own display. */
  readonly requests: RequestRecord[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private references = 0;
  /** Objects kept for each connected pane. */
  private readonly kept = new Set<Map<string, HostObject>>();

  constructor(private readonly parts: HostParts) {}

  get requirementSets(): Readonly<Record<string, string>> {
    return this.parts.requirementSets;
  }

  supports(set: string, version: string): boolean {
    const have = this.parts.requirementSets[set];
    return have !== undefined && atLeast(have, version);
  }

  connect(deliver: (messages: HostMessage[]) => void): Connection {
    const subscriber = new Subscriber(deliver);
    this.parts.hub.subscribers.add(subscriber);
    const references = new Map<string, HostObject>();
    this.kept.add(references);
    return {
      process: (json, options = {}) => {
        // Requests of all panes run one after the other, as in Excel.
        const answer = this.queue.then(() => this.answer(json, options, subscriber, references));
        this.queue = answer.catch(() => undefined);
        return answer.then((out) => (out === null || subscriber.closed ? NO_ANSWER : out));
      },
      close: () => {
        subscriber.close();
        this.parts.hub.subscribers.delete(subscriber);
        this.kept.delete(references);
      },
    };
  }

  /** Objects that panes keep between requests (`track`). */
  trackedObjects(): HostObject[] {
    return [...this.kept].flatMap((references) => [...references.values()]);
  }

  private async answer(
    json: string,
    options: ProcessOptions,
    subscriber: Subscriber,
    references: Map<string, HostObject>,
  ): Promise<string | null> {
    const started = performance.now();
    const request = JSON.parse(json) as BatchRequest;
    const bytesIn = byteLength(json);
    const body = await this.body(request, bytesIn, options, subscriber, references);
    if (!body) return null;
    let out = JSON.stringify(body);
    if (this.parts.maxBytes !== undefined && byteLength(out) > this.parts.maxBytes)
      out = JSON.stringify(failure(new HostError("ResponsePayloadSizeLimitExceeded")));
    this.requests.push({
      actions: request.Actions.length,
      bytesIn,
      bytesOut: byteLength(out),
      milliseconds: performance.now() - started,
      cleanUp: request.Actions.every(
        ({ ActionType, Name }) => ActionType === 1 || Name === "_RemoveReference",
      ),
      ...("Error" in body ? { error: body.Error.Code } : {}),
    });
    return out;
  }

  /** Null: the pane was closed before the request began. */
  private async body(
    request: BatchRequest,
    bytesIn: number,
    options: ProcessOptions,
    subscriber: Subscriber,
    references: Map<string, HostObject>,
  ): Promise<Answer | null> {
    const { parts } = this;
    if (subscriber.closed) return null;
    if (parts.maxBytes !== undefined && bytesIn > parts.maxBytes)
      return failure(new HostError("RequestPayloadSizeLimitExceeded"));
    if (parts.editing()) {
      if (((options.flags ?? 0) & DELAY_FOR_CELL_EDIT) === 0)
        return failure(new HostError("InvalidOperationInCellEditMode"));
      while (parts.editing() && !subscriber.closed)
        await new Promise((resolve) => setTimeout(resolve, EDIT_POLL_MS));
      if (subscriber.closed) return null;
    }
    parts.hub.current = subscriber;
    const info = { undoGroup: options.undoGroup ?? false };
    const scope: BatchScope = {
      root: parts.root,
      services: new Map(Object.entries(parts.services ?? {})),
      references,
      nextReference: () => `ref-${++this.references}`,
      supports: ({ set, version }) => this.supports(set, version),
      uses: (use) => {
        for (const hook of parts.hooks ?? []) hook(use, info);
      },
      beforeRead: () => parts.settle(),
      ...(options.beforeAction ? { beforeAction: options.beforeAction } : {}),
    };
    const batch = new Batch(request, scope);
    try {
      return { Results: await parts.around(() => batch.run()), TraceIds: batch.traceIds };
    } catch (cause) {
      const answer =
        cause instanceof BatchFailure ? failure(cause.error, cause.actionIndex) : failure(asHostError(cause));
      return { ...answer, TraceIds: batch.traceIds };
    }
  }
}

type Answer = { TraceIds?: number[] } & ({ Results: unknown } | ReturnType<typeof failure>);

/**
 * The answer to a failed request carries no results, not even of the actions before the failure: what the add-in
 * created or loaded in the same request stays unusable for it, although it has happened in the workbook.
 */
export function failure(error: HostError, actionIndex = -1) {
  return {
    Error: {
      Code: error.code,
      Message: error.message,
      Location: error.location ?? "",
      ActionIndex: actionIndex,
      HttpStatusCode: error.httpStatus,
    },
  };
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;
