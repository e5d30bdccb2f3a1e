import type { Asking, FromEngine, Questions, Refusal, ToEngine } from "./questions";

/** The way to where the engine runs: a worker, or in a test the same thread. */
export interface Port {
  post(message: ToEngine): void;
  close(): void;
}

export type OpenPort = (heard: (message: FromEngine) => void, lost: (why: string) => void) => Port;

/** Something between inputs and outputs isn't computed by the engine. */
export class EngineRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.what}: ${refusal.reason}`);
  }
}

/** What was asked can't be computed with, and the message says why. */
export class Unfit extends Error {}

/** Nobody waits for the answer any more. */
export class Cancelled extends Error {}

export interface AskOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  onProgress: AskOptions["onProgress"];
}

/** The engine as the pane sees it: questions go out, answers come back, in the order in which they were asked. */
export class Engine {
  private port: Port | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private ids = 0;

  constructor(private readonly open: OpenPort) {}

  /** @throws {EngineRefused | Unfit | Cancelled} or an error when the engine can't be loaded */
  ask<Name extends Asking>(
    asking: Name,
    asked: Questions[Name]["asked"],
    { signal, onProgress }: AskOptions = {},
  ): Promise<Questions[Name]["answer"]> {
    this.port ??= this.open(
      (message) => this.heard(message),
      (why) => this.lost(why),
    );
    const { port } = this;
    const id = ++this.ids;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new Cancelled());
      signal?.addEventListener("abort", () => {
        if (!this.waiting.delete(id)) return;
        port.post({ id, cancelled: true });
        reject(new Cancelled());
      });
      this.waiting.set(id, { resolve: resolve as Waiting["resolve"], reject, onProgress });
      port.post({ id, asking, asked });
    });
  }

  close(): void {
    this.port?.close();
    this.port = null;
    for (const { reject } of this.waiting.values()) reject(new Cancelled());
    this.waiting.clear();
  }

  private heard(message: FromEngine): void {
    const one = this.waiting.get(message.id);
    if (!one) return;
    if ("done" in message) return one.onProgress?.(message.done, message.total);
    this.waiting.delete(message.id);
    if ("answer" in message) one.resolve(message.answer);
    else if ("refusal" in message) one.reject(new EngineRefused(message.refusal));
    else if ("unfit" in message) one.reject(new Unfit(message.unfit));
    else one.reject(new Error(message.broken));
  }

  private lost(why: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(why));
    this.waiting.clear();
    this.port = null;
  }
}
