/** Faults for tests: a request that never arrives, breaks off half-way, or whose answer is lost. */
import { HostError } from "./errors";

export type Fault =
  /** The request does not reach the host. */
  | { when: "before" }
  /** The host fails inside the request; what it did before stays done. */
  | { when: "during"; beforeAction: (index: number) => void }
  /** The request is carried out, its answer is lost. */
  | { when: "after" };

/** Asked for each request (counted from 0, clean-ups left out) what is to happen to it. */
export type FaultPlan = (request: number, actions: number) => Fault | undefined;

/** The fault that breaks a request off before its action `index`. */
export function breakAt(index: number): Fault {
  return {
    when: "during",
    beforeAction: (i) => {
      if (i === index) throw new HostError("GeneralException");
    },
  };
}

/** Request `n` fails in this way, every other one works. `half`: in the middle of its actions. */
export function failRequest(n: number, how: "before" | "half" | "after"): FaultPlan {
  return (request, actions) => {
    if (request !== n) return undefined;
    return how === "half" ? breakAt(Math.floor(actions / 2)) : { when: how };
  };
}
