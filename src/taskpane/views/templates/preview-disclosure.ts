import type { Template } from "../../../sheets/plan";
import { button } from "../../controls";
import { h, setAttribute } from "../../dom";
import type { PaneState } from "../../state";
import { previewOf } from "./preview-model";
import { previewView } from "./preview";

/** Shows what a template would insert with the options as they are. */
export function previewDisclosure({ id, title, build }: Template) {
  const region = `preview-${id}`;
  let options: PaneState["options"] | null = null;
  let drawnWith: PaneState["options"] | null = null;
  let open = false;
  const content = h("div", { id: region, class: "preview", hidden: true });
  const toggle = button(
    {
      appearance: "subtle",
      "aria-label": `Preview ${title}`,
      "aria-expanded": "false",
      "aria-controls": region,
      click: () => {
        open = !open;
        setAttribute(toggle, "aria-expanded", String(open));
        setAttribute(content, "hidden", !open);
        draw();
      },
    },
    "Preview",
  );

  /** Plans are made only for who looks at them, and again only when an option has changed. */
  function draw(): void {
    if (!open || !options || options === drawnWith) return;
    drawnWith = options;
    const plan = build({ ...options, taken: { sheets: [], names: [] } });
    content.replaceChildren(previewView(title, previewOf(plan), region));
  }

  return {
    toggle,
    content,
    update(state: PaneState): void {
      ({ options } = state);
      draw();
    },
  };
}
