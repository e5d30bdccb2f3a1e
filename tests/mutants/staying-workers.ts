import {
  ForksPoolWorker,
  type PoolOptions,
  type PoolRunnerInitializer,
  type WorkerRequest,
} from "vitest/node";

/** One process for all runs: vitest's own ends with each, and half of a short run is its beginning. */
export class StayingWorkers implements PoolRunnerInitializer {
  readonly name = "staying";
  private worker: StayingWorker | undefined;
  private readonly stale = new Set<string>();

  readonly createPoolWorker = (options: PoolOptions): StayingWorker =>
    (this.worker ??= new StayingWorker(options, this.stale));

  /** Files that the next run loads anew. */
  forget(files: Iterable<string>): void {
    for (const file of files) this.stale.add(file);
  }

  async end(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.end();
  }
}

class StayingWorker extends ForksPoolWorker {
  override readonly name = "staying";
  private readonly listeners = new Map<(message: any) => void, string>();
  private state: "new" | "running" | "ready" | "gone" = "new";

  constructor(
    options: PoolOptions,
    private readonly stale: Set<string>,
  ) {
    super(options);
  }

  override on(event: string, callback: (message: any) => void): void {
    this.listeners.set(callback, event);
    super.on(event, callback);
  }

  override off(event: string, callback: (message: any) => void): void {
    this.listeners.delete(callback);
    super.off(event, callback);
  }

  override async start(): Promise<void> {
    if (this.state !== "new") return;
    await super.start();
    this.state = "running";
    // A change may take more memory than there is. What ended by a signal vitest would wait for without end.
    super.on("exit", () => (this.state = "gone"));
  }

  override send(message: WorkerRequest): void {
    const said = (message as { type?: string }).type;
    if (said === "start" && this.state === "ready") this.answer("started");
    else if (said === "stop") {
      this.state = "ready";
      this.answer("stopped");
    } else {
      if (said === "run") {
        (message as { context: { invalidates?: string[] } }).context.invalidates = [...this.stale];
        this.stale.clear();
      }
      super.send(message);
    }
  }

  /** The listeners of this run go; the process stays. */
  override stop(): Promise<void> {
    for (const [callback, event] of this.listeners) this.off(event, callback);
    return Promise.resolve();
  }

  async end(): Promise<void> {
    if (this.state !== "gone") await super.stop();
  }

  private answer(type: "started" | "stopped"): void {
    for (const [callback, event] of [...this.listeners])
      if (event === "message") callback({ type, __vitest_worker_response__: true });
  }
}
