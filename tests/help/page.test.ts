import { beforeAll, describe, expect, it } from "vitest";
import { renderHelp, type FunctionMetadata } from "../../src/help/page";
import { sectionsOf } from "../../src/help/sections";
import { functionMetadata } from "../../src/tools/metadata";

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
