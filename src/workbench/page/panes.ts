/** Width of a task pane when Excel opens it. */
const FIRST_WIDTH = 320;
const LEAST_WIDTH = 240;

/** The panes at the right: frames with the add-in's real pages. */
export class Panes {
  private readonly frames = new Map<string, HTMLElement>();
  private copies = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly name: string,
  ) {}

  /** Shows a pane. Buttons that share a pane lead it to their own address, as in Excel. */
  open(id: string, address: string): void {
    const frame = this.frames.get(id)?.querySelector("iframe");
    if (!frame) {
      this.add(id, address);
      return;
    }
    const shown = frame.contentWindow?.location;
    if (shown && shown.href !== new URL(address, location.href).href) shown.assign(address);
    frame.focus();
  }

  /** A second copy of a pane, as in two windows of one workbook. */
  openAnother(address: string): void {
    this.add(`copy-${++this.copies}`, address);
  }

  /** Loads every pane again, after its add-in was built anew or the theme changed. */
  reload(): void {
    for (const frame of this.frames.values()) frame.querySelector("iframe")?.contentWindow?.location.reload();
  }

  private add(id: string, address: string): void {
    const pane = document.createElement("section");
    pane.className = "pane";
    pane.setAttribute("aria-label", this.name);
    pane.style.width = `${FIRST_WIDTH}px`;

    const title = document.createElement("div");
    title.className = "pane-title";
    const name = document.createElement("h2");
    name.textContent = this.name;
    title.append(
      name,
      this.button("Open a second pane", "+", () => this.openAnother(address)),
      this.button("Close pane", "×", () => this.close(id)),
    );

    const frame = document.createElement("iframe");
    frame.title = `${this.name} pane`;
    frame.src = address;
    pane.append(this.handle(pane), title, frame);
    this.place.append(pane);
    this.frames.set(id, pane);
  }

  private close(id: string): void {
    this.frames.get(id)?.remove();
    this.frames.delete(id);
  }

  private button(label: string, text: string, press: () => void): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.textContent = text;
    button.addEventListener("click", press);
    return button;
  }

  /** The line at a pane's left by which it is made wider, by pointer or arrow keys. */
  private handle(pane: HTMLElement): HTMLElement {
    const handle = document.createElement("div");
    handle.className = "pane-handle";
    handle.tabIndex = 0;
    handle.setAttribute("role", "separator");
    handle.setAttribute("aria-orientation", "vertical");
    handle.setAttribute("aria-label", "Width of the pane");
    const set = (width: number): void => {
      const most = Math.max(LEAST_WIDTH, innerWidth - LEAST_WIDTH);
      const fit = Math.round(Math.min(most, Math.max(LEAST_WIDTH, width)));
      pane.style.width = `${fit}px`;
      handle.setAttribute("aria-valuenow", String(fit));
    };
    set(FIRST_WIDTH);
    handle.addEventListener("pointerdown", (down) => {
      const from = pane.offsetWidth;
      handle.setPointerCapture(down.pointerId);
      // Frames would swallow the pointer on its way over them.
      document.body.classList.add("resizing");
      const move = (e: PointerEvent): void => set(from + down.clientX - e.clientX);
      const up = (): void => {
        handle.removeEventListener("pointermove", move);
        document.body.classList.remove("resizing");
      };
      handle.addEventListener("pointermove", move);
      handle.addEventListener("pointerup", up, { once: true });
    });
    handle.addEventListener("keydown", (e) => {
      const step = e.key === "ArrowLeft" ? 16 : e.key === "ArrowRight" ? -16 : 0;
      if (step) set(pane.offsetWidth + step);
    });
    return handle;
  }
}
