/** 2³² over the golden ratio, odd. */
const GOLDEN = 0x9e3779b9 | 0;

/**
 * The first state of a generator of four 32-bit integers.
 * @param seed   any safe integer
 * @param stream a further integer: streams of one seed are independent
 */
export function seeded(seed: number, stream = 0): Int32Array {
  // The seed's two halves and the stream go through one mixer, so that neighbouring seeds share nothing.
  let mixed = mix(seed | 0);
  mixed = mix(mixed ^ Math.floor(seed / 0x100000000));
  mixed = mix(mixed ^ stream);
  // A permutation of different integers gives different integers, so the state is never all zeros.
  return Int32Array.from({ length: 4 }, (_, i) => mix(mixed + Math.imul(GOLDEN, i + 1)));
}

/** A permutation of the 32-bit integers without visible pattern: the finalizer of MurmurHash3 (A. Appleby, 2011). */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Numbers from 0 to below 1, of 32 bits: the generator of draws.ts, one at a time. */
export function generator(seed: number): () => number {
  const state = seeded(seed);
  return () => {
    const scrambled = Math.imul(state[1]!, 5);
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = (state[3]! << 11) | (state[3]! >>> 21);
    return (Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0) / 0x100000000;
  };
}
