/** Calls that come while the work is under way are answered by one more round of it. */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const rounds = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    if (running) again = true;
    else running = rounds().finally(() => (running = null));
    return running;
  };
}
