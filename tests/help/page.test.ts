import { beforeAll, describe, expect, it } from "vitest";
import { COMMON_ERRORS, EXAMPLES, SECTIONS } from "../../src/functions/examples";
import { escapeHtml } from "../../src/help/html";
import { renderHelp, type FunctionMetadata } from "../../src/help/page";
import { sectionsOf } from "../../src/help/sections";
import { functionMetadata } from "../../src/tools/metadata";

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** The texts of a piece of HTML, one an element. */
const linesOf = (html: string) =>
  html
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole).trim())
    .filter((text) => text !== "");

describe("help page", () => {
  let functions: FunctionMetadata[];
  let html: string;
  beforeAll(async () => {
    functions = await functionMetadata(process.cwd());
    html = renderHelp(functions, { version: "1.2.3", policy: "script-src 'self'" });
  });

  it("has an entry for each function, addressed by its id, with every parameter", () => {
    for (const f of functions) {
      const entry = html.split(`<article id="${f.id}">`)[1]?.split("</article>")[0];
      expect(entry, f.id).toBeDefined();
      for (const p of f.parameters)
        expect(entry).toContain(`<code>${p.optional ? `[${p.name}]` : p.name}</code>`);
      expect(entry).toContain("Source:");
    }
  });

  it("says all that the guide says of a function, each in its place", () => {
    expect(functions.length).toBeGreaterThan(40);
    for (const f of functions) {
      const { examples, errors, source, largest } = EXAMPLES[f.id]!;
      const names = f.parameters.map((p) => (p.optional ? `[${p.name}]` : p.name));
      const shown = (value: unknown) =>
        Array.isArray(value)
          ? `{${value.map((row: unknown[]) => row.join(", ")).join("; ")}}`
          : String(value);
      expect(linesOf(html.split(`<article id="${f.id}">`)[1]!.split("</article>")[0]!)).toEqual([
        `${f.id}(${names.join(", ")})`,
        f.description,
        ...["Argument", "What it is", ...f.parameters.flatMap((p, i) => [names[i], p.description])],
        ...examples.flatMap(({ formula, result, shows }) => [shows, `${formula}  →  ${shown(result)}`]),
        ...(errors.length ? ["Error", "When", ...errors.flatMap(({ error, when }) => [error, when])] : []),
        ...(largest ? ["Largest sensible size:", largest] : []),
        "Source:",
        source,
      ]);
    }
  });

  it("has its sections in order, each with a list of links to its functions", () => {
    const links = [
      ...html
        .split("<nav")[1]!
        .split("</nav>")[0]!
        .matchAll(/<h2>([^<]*)<|href="#([^"]*)">([^<]*)</g),
    ];
    expect(links.map(([, title, id, said]) => title ?? (id === said ? id : undefined))).toEqual(
      SECTIONS.flatMap(({ title, functions: own }) => [title, ...Object.keys(own)]),
    );
    const [, ...sections] = html.split("<main>")[1]!.split("<section>");
    expect(
      sections.map((one) =>
        [...one.matchAll(/<h2>([^<]*)<|<article id="([^"]*)"/g)].map(([, title, id]) => title ?? id),
      ),
    ).toEqual(SECTIONS.map(({ title, functions: own }) => [title, ...Object.keys(own)]));
    expect(linesOf(html.split("<header>")[1]!.split("</header>")[0]!).join(" ")).toMatch(
      new RegExp(`^Phoenix ROI functions ${functions.length} functions, version 1\\.2\\.3\\.`),
    );
    for (const { error, when } of COMMON_ERRORS)
      expect(html).toContain(`<code>${error}</code>: ${escapeHtml(when)}`);
  });

  it("is well-formed: every element that is opened is closed, in order", () => {
    const open: string[] = [];
    const tags = [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)];
    expect(tags.length).toBeGreaterThan(1000);
    for (const [tag, closing, name, alone] of tags) {
      if (alone) expect(["meta", "link"], tag).toContain(name);
      else if (closing) expect(open.pop(), tag).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
    // Between blocks there is nothing but space.
    expect(
      html
        .replace(/<(p|li|h\d|title|td|th|pre|figcaption)\b[^>]*>.*?<\/\1>/gs, "")
        .replace(/<[^>]*>/g, "")
        .trim(),
    ).toBe("");
  });

  it("has nothing inline, which its policy would refuse", () => {
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="script-src 'self'" />`);
    expect(html).not.toMatch(/<style|<script(?![^>]*src)|\sstyle=|\son[a-z]+=/i);
  });

  it("escapes what comes from the metadata", () => {
    const [first] = functions;
    const evil = functions.map((f) => (f === first ? { ...f, description: 'a <b> & "c"' } : f));
    expect(renderHelp(evil, { version: "1", policy: "" })).toContain("a &lt;b&gt; &amp; &quot;c&quot;");
  });

  it("refuses a function without a guide, and a guide without a function", () => {
    const stranger = { id: "ROI_STRANGER", name: "ROI_STRANGER", parameters: [] };
    expect(() => sectionsOf([...functions, stranger])).toThrow(/ROI_STRANGER/);
    expect(() => sectionsOf(functions.slice(1))).toThrow(functions[0]?.id);
  });
});
