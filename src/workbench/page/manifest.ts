/** What the workbench shows of an add-in: read from its manifest, so that any add-in can be shown. */
export interface AddIn {
  name: string;
  groups: RibbonGroup[];
  functions: { script: string; metadata: string; namespace: string } | null;
  /** The pane of an add-in without buttons. */
  pane: string | null;
}

export interface RibbonGroup {
  label: string;
  buttons: RibbonButton[];
}

export interface RibbonButton {
  id: string;
  label: string;
  tip: string;
  icon: string | null;
  /** Panes with the same id share one frame. */
  paneId: string;
  /** Null for a button that runs a function of the add-in without showing a pane. */
  pane: string | null;
  /** That function's name. */
  command: string;
}

/** Reads a manifest. Its addresses become paths on this server, which serves the add-in's folder. */
export function readManifest(xml: string): AddIn {
  const manifest = new DOMParser().parseFromString(xml, "application/xml");
  if (manifest.querySelector("parsererror")) throw new Error("manifest.xml isn't well-formed");
  const all = (parent: ParentNode, tag: string): Element[] => [...parent.querySelectorAll(tag)];
  const child = (parent: Element, tag: string): Element | undefined =>
    [...parent.children].find((e) => e.localName === tag);

  const resources = new Map<string, string>();
  for (const tag of ["Image", "Url", "String"]) {
    for (const e of all(manifest, "Resources *").filter((r) => r.localName === tag)) {
      resources.set(e.getAttribute("id") ?? "", e.getAttribute("DefaultValue") ?? "");
    }
  }
  const text = (e: Element | undefined): string => resources.get(e?.getAttribute("resid") ?? "") ?? "";
  const address = (e: Element | undefined): string | null => localPath(text(e));

  const button = (control: Element): RibbonButton | null => {
    const action = child(control, "Action");
    const type = action?.getAttribute("xsi:type");
    // A menu has no action itself; its items have.
    if (!action || (type !== "ShowTaskpane" && type !== "ExecuteFunction")) return null;
    const pane = type === "ShowTaskpane" ? address(child(action, "SourceLocation")) : null;
    if (type === "ShowTaskpane" && !pane) return null;
    const images = child(control, "Icon")?.children ?? [];
    const icon = [...images].find((i) => i.getAttribute("size") === "32") ?? images[0];
    const tip = child(control, "Supertip");
    const id = control.getAttribute("id") ?? pane ?? "";
    return {
      id,
      label: text(child(control, "Label")),
      tip: tip ? text(child(tip, "Description")) : "",
      icon: localPath(text(icon)),
      paneId: child(action, "TaskpaneId")?.textContent?.trim() ?? id,
      pane,
      command: child(action, "FunctionName")?.textContent?.trim() ?? "",
    };
  };
  const groups = all(manifest, "DesktopFormFactor Group").map((g) => ({
    label: text(child(g, "Label")),
    buttons: all(g, "Control, Item").flatMap((c) => button(c) ?? []),
  }));

  const point = all(manifest, "AllFormFactors ExtensionPoint").find(
    (e) => e.getAttribute("xsi:type") === "CustomFunctions",
  );
  const part = (tag: string): string | null => {
    const e = point && child(point, tag);
    return e ? address(child(e, "SourceLocation")) : null;
  };
  const [script, metadata] = [part("Script"), part("Metadata")];
  const own = manifest.querySelector("OfficeApp > DefaultSettings > SourceLocation");
  return {
    name: manifest.querySelector("OfficeApp > DisplayName")?.getAttribute("DefaultValue") ?? "Add-in",
    groups: groups.filter((g) => g.buttons.length > 0),
    functions:
      script && metadata
        ? { script, metadata, namespace: point ? text(child(point, "Namespace")) : "" }
        : null,
    pane: localPath(own?.getAttribute("DefaultValue") ?? ""),
  };
}

function localPath(url: string): string | null {
  if (!url) return null;
  const { pathname, search, hash } = new URL(url, location.href);
  return pathname + search + hash;
}
