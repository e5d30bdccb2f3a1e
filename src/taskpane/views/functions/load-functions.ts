import { collectFunctions, type CustomFunctions } from "../../../engine";

/**
 * The add-in's own functions, as built for Excel. They run in a frame of their own: the name under which the script
 * looks for Excel's runtime may be Excel's in this one.
 * @throws when the script can't be loaded
 */
export async function loadFunctions(address: string): Promise<CustomFunctions> {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Functions";
  document.body.append(frame);
  const [inside, page] = [frame.contentWindow, frame.contentDocument];
  if (!inside || !page) throw new Error("no frame for the functions");
  const functions = collectFunctions((runtime) => Object.assign(inside, { CustomFunctions: runtime }));
  await new Promise<void>((resolve, reject) => {
    const script = page.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    page.head.append(script);
  });
  return functions;
}
