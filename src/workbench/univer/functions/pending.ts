/** Results that come later: of functions that return promises, and of streaming ones. */
export class PendingResults {
  private readonly results = new Map<string, { value: unknown; arrived: boolean }>();

  /** @param onArrival called when a result came that no calculation has seen yet */
  constructor(private readonly onArrival: () => void) {}

  /** The result of a call, once it is there; until then Excel's #BUSY!. A call with the same arguments is made once. */
  get(key: string, call: (setResult: (value: unknown) => void) => unknown): unknown {
    const known = this.results.get(key);
    if (known) return known.arrived ? known.value : BUSY;
    const entry = { value: BUSY as unknown, arrived: false };
    this.results.set(key, entry);
    const arrive = (value: unknown): void => {
      entry.value = value;
      entry.arrived = true;
      this.onArrival();
    };
    const returned = call(arrive);
    if (!(returned instanceof Promise)) return entry.arrived ? entry.value : BUSY;
    returned.then(arrive, (e: unknown) => arrive(failure(e)));
    return BUSY;
  }

  clear(): void {
    this.results.clear();
  }
}

const BUSY = { code: "#BUSY!" };

/** What a thrown error becomes in a cell: its own code if it has one, else #VALUE!. */
export function failure(e: unknown): { code: string; message?: string } {
  if (typeof e === "object" && e !== null && typeof (e as { code?: unknown }).code === "string") {
    return e as { code: string; message?: string };
  }
  return { code: "#VALUE!", message: e instanceof Error ? e.message : String(e) };
}
