import type { Offer } from "../../../templates/offers";
import { button } from "../../controls";
import { h, setAttribute } from "../../dom";
import type { Pane } from "../../pane";
import type { PaneState } from "../../state";
import { previewOf } from "./preview-model";
import { previewView } from "./preview";

const PREVIEW_NOT_LOADED =
  "The preview could not be loaded. Check your network, then close and open it again.";

/** Shows what a template would insert with the options as they are. */
export function previewDisclosure(pane: Pane, { id, title }: Offer) {
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
        void draw();
      },
    },
    "Preview",
  );

  /** Plans are made only for who looks at them, and again only when an option has changed. */
  async function draw(): Promise<void> {
    if (!open || !options || options === drawnWith) return;
    const wanted = (drawnWith = options);
    if (!content.hasChildNodes()) content.append(h("p", { class: "hint" }, "Loading…"));
    const template = await pane.template(id);
    // The options have changed meanwhile: what is drawn with them comes after this.
    if (drawnWith !== wanted) return;
    if (typeof template === "string") {
      // What the workbook holds may be another thing the next time.
      drawnWith = null;
      content.replaceChildren(h("p", { class: "hint" }, template));
    } else if (template) {
      const plan = template.build({ ...wanted, taken: { sheets: [], names: [] } });
      content.replaceChildren(previewView(title, previewOf(plan), region));
    } else {
      drawnWith = null;
      content.replaceChildren(h("p", { role: "alert" }, PREVIEW_NOT_LOADED));
    }
  }

  return {
    toggle,
    content,
    update(state: PaneState): void {
      ({ options } = state);
      void draw();
    },
  };
}
