/** Runs with the clock of a place, such as "America/Los_Angeles". */
export async function inZone(zone: string, work: () => unknown): Promise<void> {
  const own = process.env.TZ;
  process.env.TZ = zone;
  try {
    await work();
  } finally {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  }
}
