/** A JavaScript engine that shares nothing with Node's: what both agree on doesn't hang on one of them. */
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { build } from "esbuild";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";

/** Runs scripts one after another in QuickJS and gives back what they leave in `globalThis.result`. */
export async function runScripts(...scripts: string[]): Promise<unknown> {
  const engine = await newQuickJSWASMModuleFromVariant(variant);
  const context = engine.newContext();
  try {
    for (const script of scripts) context.unwrapResult(context.evalCode(script)).dispose();
    const handle = context.unwrapResult(context.evalCode("JSON.stringify(result)"));
    const result = context.getString(handle);
    handle.dispose();
    return JSON.parse(result);
  } finally {
    context.dispose();
  }
}

/** Runs a module (TypeScript, imports from folder) in QuickJS and gives back what it leaves in `globalThis.result`. */
export async function runInQuickJs(source: string, folder: string): Promise<unknown> {
  const bundle = await build({
    stdin: { contents: source, resolveDir: folder, loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
  });
  return runScripts(bundle.outputFiles[0]!.text);
}
