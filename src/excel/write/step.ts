/** A part of the writing that is not divided further: what it adds to a request, and how to put it there. */
export interface Step<Target = void> {
  /** Estimated size within the request, in bytes of UTF-8. */
  bytes: number;
  queue(target: Target): void;
}

/** A part of the writing of one sheet. */
export type SheetStep = Step<Excel.Worksheet>;

/** What an action and the path of its object take in a request, measured on office.js: about 250 bytes. */
const ACTION_BYTES = 300;

export const step = <Target>(
  actions: number,
  queue: (target: Target) => void,
  content = 0,
): Step<Target> => ({ bytes: actions * ACTION_BYTES + content, queue });

/**
 * Groups steps, in their order, into requests below the limit. A step that is larger by itself gets a request of its
 * own: Excel will say that it is too large.
 */
export function requests<Target>(steps: Step<Target>[], limit: number): Step<Target>[][] {
  const groups: Step<Target>[][] = [];
  let size = Infinity;
  for (const next of steps) {
    if (size + next.bytes > limit) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(next);
    size += next.bytes;
  }
  return groups;
}
