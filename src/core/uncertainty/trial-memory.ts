/** 10 MB. */
const MOST_KEPT = 1_000_000;

/** What a simulation writes for each trial: nothing else grows with the trials. */
export interface TrialMemory {
  readonly values: Float64Array;
  readonly buckets: Uint16Array;
}

const allocate = (trials: number): TrialMemory => ({
  values: new Float64Array(trials),
  buckets: new Uint16Array(trials),
});

let kept = allocate(0);

/**
 * Memory for a call that is done with it when it returns; what the last call left stands in it. Up to a million trials
 * it is kept for the next call, since an edit in Excel simulates again, and the system hands out fresh pages about as
 * slowly as trials fill them.
 */
export function trialMemory(trials: number): TrialMemory {
  if (trials > MOST_KEPT) return allocate(trials);
  if (trials > kept.values.length) kept = allocate(trials);
  return { values: kept.values.subarray(0, trials), buckets: kept.buckets.subarray(0, trials) };
}
