import path from "node:path";
import { tsImport } from "tsx/esm/api";

/**
 * A webpack loader that puts the values which a module exports in the module's place: what is known when building
 * needs no code in the browser. The module is evaluated anew when anything in src/ has changed.
 */
export default function evaluated() {
  const done = this.async();
  this.addContextDependency(path.resolve(this.rootContext, "src"));
  void tsImport(this.resourcePath, import.meta.url).then(
    (exports) =>
      done(
        null,
        Object.entries(exports)
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join("\n"),
      ),
    done,
  );
}
