import type { Change } from "../../excel";
import { h } from "../dom";

/** What restoring will write, cell by cell. */
export const changesList = (label: string, changes: readonly Change[]): HTMLElement =>
  h(
    "ul",
    { class: "changes", "aria-label": label },
    ...changes.map(({ where, now, then }) =>
      h("li", {}, h("strong", {}, where), `: ${shown(now)} becomes ${shown(then)}`),
    ),
  );

const shown = (content: Change["now"]) => (content === "" ? "nothing" : String(content));
