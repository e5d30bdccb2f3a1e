/** Is what is served at an address what Excel needs: everything that the manifest there names, one after another. */
import { placeOf } from "../hosting/origin";
import type { COLUMNS } from "./checks";
import { checksOf, type Finding } from "./checks";
import type { Get, Served } from "./get";

/** What this checkout would serve. */
export interface Own {
  /** The add-in's, from the manifest. */
  id: string;
  version: string;
}

export interface Line {
  file: string;
  reachable: Finding;
  version: Finding;
  checks: Partial<Record<(typeof COLUMNS)[number], Finding>>;
}

export interface Verification {
  lines: Line[];
  /** One sentence each, the file first. */
  faults: string[];
}

/** @throws when there is nothing of this add-in's at the address */
export async function verify(address: string, own: Own, get: Get): Promise<Verification> {
  const { site, base } = placeOf(address);
  const root = site + base;
  const manifest = await get(`${root}/manifest.xml`);
  if ("unreachable" in manifest)
    throw new Error(`${root}/manifest.xml can't be reached: ${manifest.unreachable}.`);
  if (manifest.status !== 200) throw new Error(`${root}/manifest.xml: ${manifest.status}. Is dist/ there?`);
  const xml = manifest.body.toString("utf8");
  if (!xml.includes(`<Id>${own.id}</Id>`))
    throw new Error(`${root}/manifest.xml isn't this add-in's: it has another id, or is no manifest.`);

  const { below, elsewhere } = addressesIn(xml, root);
  const lines: Line[] = [];
  const bodies = new Map<string, string>();
  const look = async (file: string, served?: Served): Promise<void> => {
    const answer = served ?? (await get(`${root}/${file}`));
    if (!("unreachable" in answer)) bodies.set(file, answer.body.toString("utf8"));
    lines.push(lineOf(file, answer, own));
  };
  await look("manifest.xml", manifest);
  for (const file of below) await look(file);
  // What the pages load in turn, such as the pane's script, whose name no manifest has.
  const pages = below.filter((file) => file.endsWith(".html"));
  const parts = new Set(pages.flatMap((page) => partsOf(bodies.get(page) ?? "")));
  for (const file of parts) if (!below.includes(file)) await look(file);

  const faults = [
    ...(/^https:|^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(site)
      ? []
      : ["Excel loads add-ins over HTTPS only."]),
    ...elsewhere.map(
      (url) => `manifest.xml names ${url}, which isn't below ${root}: build with --env origin=${root}`,
    ),
    ...lines.flatMap((line) =>
      [line.reachable, line.version, ...Object.values(line.checks)].flatMap(({ fault }) =>
        fault ? [`${line.file} ${fault}`] : [],
      ),
    ),
    ...functionFaults(bodies.get("functions.json"), bodies.get("functions.js")),
  ];
  return { lines, faults };
}

/** The files that a manifest names below an address, once each, and what it names elsewhere. */
function addressesIn(xml: string, root: string): { below: string[]; elsewhere: string[] } {
  const all = [...xml.matchAll(/DefaultValue="(https?:\/\/[^"?#]+)/g)].map(([, url]) => url!);
  const [below, elsewhere] = [new Set<string>(), new Set<string>()];
  for (const url of all)
    if (url.startsWith(`${root}/`)) below.add(url.slice(root.length + 1));
    else elsewhere.add(url);
  return { below: [...below], elsewhere: [...elsewhere] };
}

/** Scripts and styles of a page that lie beside it. */
function partsOf(html: string): string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="?([^\s">]+)/g)]
    .map(([, url]) => url!)
    .filter((url) => !/^([a-z]+:|\/)/i.test(url));
}

function lineOf(file: string, answer: Awaited<ReturnType<Get>>, own: Own): Line {
  const none = { shown: "–" };
  if ("unreachable" in answer) {
    const reachable = { shown: "no", fault: `can't be reached: ${answer.unreachable}` };
    return { file, reachable, version: none, checks: {} };
  }
  if (answer.status !== 200) {
    const reachable = { shown: String(answer.status), fault: `is answered with ${answer.status}` };
    return { file, reachable, version: none, checks: {} };
  }
  return {
    file,
    reachable: { shown: "yes" },
    version: version(file, answer, own),
    checks: checksOf(file, answer),
  };
}

/** Pages that say which version they are of. */
const VERSION_IN: Record<string, RegExp> = {
  "manifest.xml": /<Version>(\d+\.\d+\.\d+)\.\d+<\/Version>/,
  "help.html": /\bversion (\d+\.\d+\.\d+)\b/,
};

function version(file: string, { body }: Served, own: Own): Finding {
  const pattern = VERSION_IN[file];
  if (!pattern) return { shown: "–" };
  const [, shown = "none"] = pattern.exec(body.toString("utf8")) ?? [];
  return shown === own.version ? { shown } : { shown, fault: `is version ${shown}, not ${own.version}` };
}

/** A function that the metadata lists but the script doesn't register never answers. */
function functionFaults(json: string | undefined, script: string | undefined): string[] {
  if (json === undefined || script === undefined) return [];
  let ids: string[];
  try {
    ids = (JSON.parse(json) as { functions: { id: string }[] }).functions.map(({ id }) => id);
  } catch {
    return ["functions.json isn't a list of functions"];
  }
  const missing = ids.filter((id) => !script.includes(`"${id}"`));
  return missing.length
    ? [`functions.js doesn't register ${missing.join(", ")}, which functions.json lists`]
    : [];
}
