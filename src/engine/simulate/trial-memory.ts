/**
 * Room for the draws and results of trials. Fresh memory may cost more than all that is computed into it: a run takes over what
 * the one before has left.
 */
export class TrialMemory {
  private free: ArrayBufferLike[] = [];

  /** Zeros. */
  take(length: number): Float64Array {
    const at = this.free.findIndex(({ byteLength }) => byteLength >= length * Float64Array.BYTES_PER_ELEMENT);
    if (at < 0) return new Float64Array(length);
    const [buffer] = this.free.splice(at, 1);
    return new Float64Array(buffer!, 0, length).fill(0);
  }

  /** Nobody reads these any more. Of what was left before nothing is kept. */
  give(columns: readonly Float64Array[]): void {
    this.free = [...new Set(columns.map(({ buffer }) => buffer))];
  }
}
