/** A piece of what was pasted, in its order. */
export type Block =
  | { kind: "line"; text: string; heading: boolean }
  | {
      kind: "table";
      /** May be ragged. */
      rows: string[][];
      /** How many of the first rows name the columns, where the text says so. */
      headers?: number;
    };
