import { button } from "../controls";
import { h } from "../dom";
import { icon } from "../icons";
import type { Notice } from "../state";

interface Noticed {
  readonly notice: Notice | null;
}

/** Whoever has something to say. */
interface Speaker {
  readonly store: { subscribe(listener: (state: Noticed, before: Noticed | null) => void): unknown };
  dismiss(): void;
}

/** The last message. Its two regions stay in the page, since screen readers announce only what changes in them. */
export function noticeView(pane: Speaker): HTMLElement {
  const calm = h("div", { role: "status", "aria-live": "polite" });
  const urgent = h("div", { role: "alert", "aria-live": "assertive" });
  pane.store.subscribe(({ notice }, before) => {
    if (before && before.notice === notice) return;
    calm.replaceChildren();
    urgent.replaceChildren();
    if (notice) (notice.tone === "error" ? urgent : calm).append(bar(notice, pane));
  });
  return h("div", { class: "notice" }, calm, urgent);
}

function bar(notice: Notice, pane: Speaker): HTMLElement {
  return h(
    "fluent-message-bar",
    // The region around it is what is announced.
    { intent: notice.tone, role: "presentation" },
    icon(notice.tone, "icon"),
    h("span", { class: "notice-text" }, notice.text),
    notice.action ? button({ slot: "actions", click: notice.action.run }, notice.action.label) : null,
    button(
      {
        slot: "dismiss",
        appearance: "transparent",
        "icon-only": true,
        "aria-label": "Dismiss message",
        click: () => {
          pane.dismiss();
          document.querySelector<HTMLElement>("main")?.focus();
        },
      },
      icon("dismiss"),
    ),
  );
}
