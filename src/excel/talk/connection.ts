import { readFeatures, type Features, type IsSetSupported } from "./features";

/** The same pane is still at an earlier change. */
export interface Busy {
  kind: "busy";
}

/** What each capability of this room is made from. One pane has one, so that its changes wait for each other. */
export interface Connection {
  readonly features: Features;
  /** Bytes that a request may have. */
  readonly limit: number;
  /**
   * Does one change at a time: a second one meanwhile is told "busy", so that a double click does not insert twice.
   */
  alone<T>(change: () => Promise<T>): Promise<T | Busy>;
}

/** Excel on the web takes 5 MB a request; the envelope and our estimates need some of it. */
const REQUEST_LIMIT = 4_000_000;

export function connect(isSetSupported: IsSetSupported, limit = REQUEST_LIMIT): Connection {
  let changing = false;
  return {
    features: readFeatures(isSetSupported),
    limit,
    alone: async (change) => {
      if (changing) return { kind: "busy" };
      changing = true;
      try {
        return await change();
      } finally {
        changing = false;
      }
    },
  };
}
