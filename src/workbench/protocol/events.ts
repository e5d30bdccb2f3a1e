/** Events on their way to the panes. Every connected pane has its own subscriptions, as in Excel. */
export interface HostMessage {
  /** Event type by office.js's numbers. */
  type: number;
  targetId: string;
  message: unknown;
}

/**
 * Events of the Common API, which have no arguments and no target: office.js registers for them by these numbers.
 * They go to every pane; the seam passes on what its office.js asked for.
 */
export const COMMON_EVENT = { settingsChanged: 1, selectionChanged: 2 } as const;
export const COMMON_TARGET = "common";

/** An event's arguments; `own` is true for the pane whose request caused the event. */
export type EventPayload = (own: boolean) => unknown;

export class Subscriber {
  /** The pane can switch its events off (`context.runtime.enableEvents`). */
  enabled = true;
  private readonly subscriptions = new Set<string>();
  private outbox: HostMessage[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;

  constructor(private readonly deliver: (messages: HostMessage[]) => void) {}

  /** The pane is gone. */
  get closed(): boolean {
    return this.over;
  }

  subscribe(type: number, targetId: string): void {
    this.subscriptions.add(`${type}/${targetId}`);
  }

  unsubscribe(type: number, targetId: string): void {
    this.subscriptions.delete(`${type}/${targetId}`);
  }

  hears(type: number, targetId: string): boolean {
    return this.enabled && this.subscriptions.has(`${type}/${targetId}`);
  }

  /** Events leave in a task of their own: an add-in must not see one while its request is still being answered. */
  post(message: HostMessage): void {
    if (this.over) return;
    this.outbox.push(message);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const messages = this.outbox;
      this.outbox = [];
      if (!this.over) this.deliver(messages);
    }, 0);
  }

  close(): void {
    this.over = true;
    this.subscriptions.clear();
    clearTimeout(this.timer);
  }
}

export class EventHub {
  readonly subscribers = new Set<Subscriber>();
  /** The pane whose request is running, or ran last: changes made by the host are its doing. */
  current: Subscriber | undefined;

  /** Subscribes the pane whose request is running. */
  subscribe(type: number, targetId: string): void {
    this.current?.subscribe(type, targetId);
  }

  unsubscribe(type: number, targetId: string): void {
    this.current?.unsubscribe(type, targetId);
  }

  /**
   * @param byHost true when a request, not the user, caused it
   */
  publish(type: number, targetIds: readonly string[], byHost: boolean, payload: EventPayload): void {
    for (const subscriber of this.subscribers) {
      for (const targetId of targetIds) {
        if (!subscriber.hears(type, targetId)) continue;
        subscriber.post({ type, targetId, message: payload(byHost && subscriber === this.current) });
      }
    }
  }

  /** Tells all panes of a Common API event. */
  broadcast(type: number): void {
    for (const subscriber of this.subscribers)
      subscriber.post({ type, targetId: COMMON_TARGET, message: null });
  }
}
