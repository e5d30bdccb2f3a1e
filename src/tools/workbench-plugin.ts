import path from "node:path";
import { build, type BuildFailure, type BuildOptions, type Plugin } from "esbuild";
import type { Compiler } from "webpack";

/**
 * The grid's text layout tells the language of every text, and loads how that one breaks words. Cells break none: nothing
 * is to be loaded, and no text is worth the telling.
 */
const withoutLanguages: Plugin = {
  name: "without-languages",
  setup({ onResolve, onLoad }) {
    const nothing = { path: "nothing", namespace: "without-languages" };
    // The languages' files are named by a hash. Any other import would be asked about while webpack has the thread.
    onResolve({ filter: /^\.\/[\w-]+-[\w-]{8}\.js$/ }, ({ kind }) =>
      kind === "dynamic-import" ? nothing : undefined,
    );
    onResolve({ filter: /^franc-min$/ }, () => nothing);
    onLoad({ filter: /./, namespace: nothing.namespace }, () => ({
      contents: 'export const franc = () => "und";',
    }));
  },
};

/**
 * Bundles the workbench's page by esbuild, as a part of webpack's build: the grid's libraries are 18 MB as they are
 * released, of which esbuild makes 7 in the time in which webpack reads them, and a page loads in half the time. Nobody
 * is served it but who develops.
 */
export class WorkbenchPlugin {
  private again = false;

  constructor(private readonly root: string) {}

  apply(compiler: Compiler): void {
    const { WebpackError, sources } = compiler.webpack;
    const from = (...parts: string[]) => path.join(this.root, "src/workbench", ...parts);
    const options = (): BuildOptions => ({
      absWorkingDir: this.root,
      bundle: true,
      define: { "process.env.NODE_ENV": '"production"' },
      entryPoints: { page: from("page/index.ts"), shim: from("page/pane-script.ts") },
      // A plain script, which browsers keep compiled; of modules they keep nothing.
      format: "iife",
      logLevel: "silent",
      minify: true,
      outdir: compiler.options.output.path!,
      plugins: [withoutLanguages],
      // For who works on it, from their first change on: the maps are four times the scripts, and the first build is waited for.
      sourcemap: compiler.watchMode && this.again && "linked",
      target: "es2022",
      write: false,
    });
    compiler.hooks.make.tapPromise("WorkbenchPlugin", async (compilation) => {
      compilation.contextDependencies.add(from());
      try {
        const { outputFiles: files = [] } = await build(options());
        this.again = true;
        for (const { path: file, contents } of files)
          compilation.emitAsset(path.basename(file), new sources.RawSource(Buffer.from(contents)));
        // Without modules of its own, webpack would take every build for the same.
        compilation.hooks.fullHash.tap("WorkbenchPlugin", (hash) => {
          for (const file of files) hash.update(file.hash);
        });
      } catch (failure) {
        for (const { text, location } of (failure as BuildFailure).errors)
          compilation.errors.push(
            new WebpackError(location ? `${location.file}:${location.line}: ${text}` : text),
          );
      }
    });
  }
}
