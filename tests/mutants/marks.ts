import ts from "typescript";

/*
 * Marks tell which functions a run came through: the file itself and each function with a body say once, on the console,
 * that they were reached. What is reached while a module loads is so for all that import it, and is counted.
 */

const SAID = "reached ";

/** What a console's line says was reached. */
export const reachedBy = (line: string): string | undefined =>
  line.startsWith(SAID) ? line.slice(SAID.length) : undefined;

/** The file with its marks. */
export function marked(file: string, text: string): string {
  const mark = (key: string) =>
    `globalThis[${JSON.stringify(key)}] ??= (console.debug(${JSON.stringify(SAID + key)}), 1);`;
  let out = text;
  for (const { pos, key } of bodies(file, text).toSorted((a, b) => b.pos - a.pos))
    out = `${out.slice(0, pos + 1)}${mark(key)}${out.slice(pos + 1)}`;
  return counted(`${out}\n${mark(file)}`);
}

/** A module that can be told to be loading: `globalThis.loading` isn't 0 meanwhile. */
export const counted = (text: string): string =>
  `globalThis.loading = (globalThis.loading ?? 0) + 1;${text}\nglobalThis.loading--;\n`;

/** The mark of the innermost function around a place, or the file's. */
export const markAt = (file: string, text: string, at: number): string =>
  bodies(file, text)
    .filter(({ pos, end }) => pos < at && at < end)
    .toSorted((a, b) => b.pos - a.pos)[0]?.key ?? file;

interface Body {
  pos: number;
  end: number;
  key: string;
}

function bodies(file: string, text: string): Body[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Body[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body && ts.isBlock(node.body)) {
      const pos = node.body.getStart(source);
      found.push({ pos, end: node.body.getEnd(), key: `${file}:${pos}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
