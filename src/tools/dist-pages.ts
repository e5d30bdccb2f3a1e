import fs from "node:fs";
import path from "node:path";
import type { Compiler } from "webpack";
import { functionsPage } from "./functions-page";
import { headerFiles } from "./hosting/header-files";
import { placeOf } from "./hosting/origin";
import { CONTENT_SECURITY_POLICY } from "./hosting/policy";
import { manifestFor } from "./manifest";
import { renderHelp, type FunctionMetadata } from "../help/page";

/**
 * Completes dist/ once the metadata is generated: gives every function its help address, and writes the help page, the
 * page of the functions' runtime, the manifest for the origin that the add-in will be served from, and the header files
 * of hosts.
 */
export class DistPagesPlugin {
  constructor(private readonly options: { root: string; origin: string }) {}

  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    const { site, base } = placeOf(this.options.origin);
    const origin = site + base;
    compiler.hooks.thisCompilation.tap("DistPagesPlugin", (compilation) => {
      const manifest = path.join(this.options.root, "manifest.xml");
      compilation.fileDependencies.add(manifest);
      const stage = Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tap({ name: "DistPagesPlugin", stage }, () => {
        const json = compilation.getAsset("functions.json");
        if (!json) return; // The metadata plugin has already reported why.
        const metadata = JSON.parse(String(json.source.source())) as { functions: FunctionMetadata[] };
        for (const f of metadata.functions) f.helpUrl = `${origin}/help.html#${f.id}`;
        const put = (name: string, text: string) => {
          const source = new sources.RawSource(text);
          if (compilation.getAsset(name)) compilation.updateAsset(name, source);
          else compilation.emitAsset(name, source);
        };
        const version = (
          JSON.parse(fs.readFileSync(path.join(this.options.root, "package.json"), "utf8")) as {
            version: string;
          }
        ).version;
        put("functions.json", JSON.stringify(metadata, null, 2) + "\n");
        put("help.html", renderHelp(metadata.functions, { version, policy: CONTENT_SECURITY_POLICY }));
        put("functions.html", functionsPage());
        put("manifest.xml", manifestFor(fs.readFileSync(manifest, "utf8"), { origin, version }));
        for (const [name, text] of Object.entries(headerFiles(base))) put(name, text);
      });
    });
  }
}
