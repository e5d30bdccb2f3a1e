import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Who may import whom: the table of README's section on the structure. Paths are below src/, without extension. */
const MAY_IMPORT: Record<string, (target: string, typeOnly: boolean, names: string[]) => boolean> = {
  evidence: () => false,
  core: () => false,
  audit: (t) => within(t, "core"),
  functions: (t) => within(t, "core", "evidence"),
  engine: (t) => within(t, "core"),
  sheets: (t, typeOnly, names) =>
    (within(t, "evidence") && typeOnly) || (within(t, "core") && constantsOnly(typeOnly, names)),
  templates: (t, typeOnly, names) =>
    within(t, "sheets", "evidence") || (within(t, "core") && constantsOnly(typeOnly, names)),
  excel: (t, typeOnly) => (t === "sheets/plan" || within(t, "engine")) && typeOnly,
  // What users paste, read into rows of evidence: neither data nor arithmetic, and of no use to a sheet.
  imports: (t, typeOnly) => within(t, "evidence") && typeOnly,
  // The command line is where the writer and the catalogue meet, as the pane is for Excel.
  export: (t, typeOnly) => (t === "sheets/plan" && typeOnly) || within(t, "engine"),
  "export/command": (t) => within(t, "templates", "sheets", "core/errors"),
  // The views judge claims and draw from distributions with the core's own arithmetic; any door in between would only
  // hand it on.
  taskpane: (t) =>
    within(t, "templates", "sheets", "excel", "engine", "audit", "core", "imports") ||
    t === "functions/examples",
  help: (t) => within(t, "evidence") || t === "functions/examples",
  workbench: () => false,
  tools: (t) =>
    within(t, "help", "templates", "engine") || t === "functions/examples" || t === "export/built-functions",
};

/** Types and CONSTANTS of the core, never results: a number on a sheet is an input or a formula. */
const constantsOnly = (typeOnly: boolean, names: string[]) =>
  typeOnly || names.every((name) => /^[A-Z][A-Z0-9_]*$/.test(name));

/** Within the workbench: protocol knows no Excel, the model no engine, and only the page and its server know all. */
const WITHIN_WORKBENCH: Record<string, string[]> = {
  values: [],
  protocol: [],
  model: ["values", "protocol"],
  profiles: ["protocol", "model"],
  univer: ["values", "model/port"],
  page: ["protocol", "model", "profiles", "univer"],
  server: ["protocol", "profiles/names"],
};

const within = (target: string, ...rooms: string[]) =>
  rooms.some((r) => target === r || target.startsWith(`${r}/`));

const src = path.resolve("src");
const files = (fs.readdirSync(src, { recursive: true }) as string[])
  .map((f) => f.replaceAll("\\", "/"))
  .filter((f) => /\.tsx?$/.test(f) && !f.endsWith(".d.ts"));

interface Import {
  target: string;
  typeOnly: boolean;
  names: string[];
  /** Loaded only when it is wanted: `import(…)`. */
  late: boolean;
}

const parsed = new Map<string, { text: string; source: ts.SourceFile }>();

function read(file: string): { text: string; source: ts.SourceFile } {
  const before = parsed.get(file);
  if (before) return before;
  const text = fs.readFileSync(path.join(src, file), "utf8");
  const entry = { text, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
  parsed.set(file, entry);
  return entry;
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean, names: string[], late = false) => {
    if (!specifier.startsWith(".")) return found.push({ target: specifier, typeOnly, names, late });
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    return found.push({ target: target.replace(/\.[tj]sx?$/, ""), typeOnly, names, late });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const bindings = ts.isImportDeclaration(node) ? clause?.namedBindings : node.exportClause;
      const elements =
        bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))
          ? [...bindings.elements]
          : [];
      const values = elements.filter((e) => !e.isTypeOnly);
      const wholeIsType = ts.isImportDeclaration(node)
        ? clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      const typeOnly = wholeIsType || (elements.length > 0 && values.length === 0 && !clause?.name);
      const names = bindings && !elements.length ? ["*"] : values.map((e) => (e.propertyName ?? e.name).text);
      add(
        (node.moduleSpecifier as ts.StringLiteral).text,
        typeOnly,
        clause?.name ? ["default", ...names] : names,
      );
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, false, ["*"], true);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add((node.argument.literal as ts.StringLiteral).text, true, []);
    }
    ts.forEachChild(node, visit);
  };
  visit(read(file).source);
  return found;
}

const known = new Set(files);
const fileOf = (target: string) => [`${target}.ts`, `${target}/index.ts`].find((file) => known.has(file));
const isFile = (target: string) => fileOf(target) !== undefined;

describe("who imports whom", () => {
  const rooms = [...new Set(files.map((file) => file.split("/")[0]!))];

  it("sees the rooms", () => {
    for (const room of rooms) expect(Object.keys(MAY_IMPORT), `no rule for ${room}`).toContain(room);
    expect(rooms).toHaveLength(14);
  });

  it.each(rooms)("%s", (room) => {
    // Packages and style sheets aside.
    const imports = files
      .filter((file) => file.startsWith(`${room}/`))
      .flatMap((file) => importsOf(file).flatMap((one) => (isFile(one.target) ? [{ file, ...one }] : [])));
    expect(imports.length).toBeGreaterThan(1);
    const refused = imports.filter(({ file, target, typeOnly, names }) => {
      if (target.split("/")[0] !== room)
        return !(MAY_IMPORT[file.replace(/\.ts$/, "")] ?? MAY_IMPORT[room])?.(target, typeOnly, names);
      if (room !== "workbench") return false;
      const [from = "", to = ""] = [file, target].map((one) => one.split("/")[1]!);
      const inner = target.slice("workbench/".length);
      return from !== to && !WITHIN_WORKBENCH[from]?.some((r) => within(inner, r));
    });
    expect(
      refused.map(({ file, target, names }) => `${file} must not import ${target} (${names.join(", ")})`),
    ).toEqual([]);
  });

  it("core, evidence, audit, functions, imports, sheets and templates need no package", () => {
    for (const file of files.filter((f) =>
      /^(core|evidence|audit|functions|imports|sheets|templates)\//.test(f),
    ))
      for (const { target } of importsOf(file))
        expect(isFile(target), `${file} imports ${target}`).toBe(true);
  });

  it("nothing imports a file that declares functions, since the build appends registrations to it", () => {
    const declarations = files.filter(
      (f) => f.startsWith("functions/") && /@customfunction/i.test(read(f).text),
    );
    expect(declarations.length).toBeGreaterThan(0);
    for (const file of files)
      for (const { target } of importsOf(file))
        expect(declarations, `${file} imports ${target}`).not.toContain(`${target}.ts`);
  });
});

describe("the pane's first view", () => {
  /** What comes with a file's script: what it imports at once, and so on. */
  function comesWith(start: string): Set<string> {
    const reached = new Set<string>();
    const open = [start];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      // The build puts values in place of this one.
      if (file === "templates/offers.ts") continue;
      for (const { target, typeOnly, late } of importsOf(file)) {
        const next = typeOnly || late ? undefined : fileOf(target);
        if (next) open.push(next);
      }
    }
    return reached;
  }

  it("comes without the other views, what only they need of Excel, and the templates' builders", () => {
    const first = [...comesWith("taskpane/index.ts")];
    expect(first).toContain("taskpane/views/templates/index.ts");
    const late =
      /^(taskpane\/views\/(?!templates\/)\w+|templates\/(?!offers\.ts)|core|engine|audit|excel\/(claims|model-runs|results))\//;
    // What was cut short, and which records are damaged, is asked at the start.
    const known = [
      "excel/model-runs/journal.ts",
      "excel/model-runs/setups/record.ts",
      "excel/claims/record.ts",
    ];
    expect(first.filter((file) => late.test(file) && !known.includes(file))).toEqual([]);
  });
});

describe("circles", () => {
  it("no room has a circle of files, types included", () => {
    const found = circles(
      new Map(
        files.map((file) => [
          file,
          importsOf(file)
            .map(({ target }) => fileOf(target))
            .filter((target) => target !== undefined),
        ]),
      ),
    );
    expect(found.map((circle) => circle.join(", "))).toEqual([]);
  });

  it("a planted circle is found, whatever its length", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", ["a"]],
      ["d", ["d"]],
      ["e", ["a"]],
    ]);
    expect(circles(graph)).toEqual([["a", "b", "c"], ["d"]]);
  });
});

/** Files that import each other, whether at once or by way of others (strongly connected components). */
function circles(graph: Map<string, string[]>): string[][] {
  const reach = new Map<string, Set<string>>();
  for (const file of graph.keys()) {
    const reached = new Set<string>();
    const open = [...(graph.get(file) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(graph.get(next) ?? []));
    }
    reach.set(file, reached);
  }
  const seen = new Set<string>();
  return [...graph.keys()].flatMap((file) => {
    if (seen.has(file) || !reach.get(file)?.has(file)) return [];
    const circle = [...graph.keys()].filter(
      (other) => other === file || (reach.get(file)?.has(other) && reach.get(other)?.has(file)),
    );
    for (const member of circle) seen.add(member);
    return [circle];
  });
}

describe("globals stay in their rooms", () => {
  const HOMES: Record<string, RegExp> = {
    Excel: /^excel\//,
    CustomFunctions: /^functions\//,
    document: /^(taskpane|help|workbench\/page)\//,
  };

  /** Global names that a file uses as `Name.…`: free identifiers, in values and in types. */
  function globalsOf(file: string): Set<string> {
    const used = new Set<string>();
    const declared = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
        used.add(node.expression.text);
      if (ts.isQualifiedName(node) && ts.isIdentifier(node.left)) used.add(node.left.text);
      if (
        (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
        ts.isIdentifier(node.name)
      )
        declared.add(node.name.text);
      ts.forEachChild(node, visit);
    };
    visit(read(file).source);
    return new Set([...used].filter((name) => !declared.has(name)));
  }

  it.each(Object.entries(HOMES))("%s", (name, home) => {
    const users = files.filter((f) => globalsOf(f).has(name));
    expect(users.filter((f) => !home.test(f))).toEqual([]);
  });

  it("the functions touch neither DOM nor window", () => {
    const names = ["window", "document", "localStorage", "navigator", "self"];
    for (const file of files.filter((f) => /^(core|functions)\//.test(f)))
      for (const name of names) expect(globalsOf(file).has(name), `${file} uses ${name}`).toBe(false);
  });
});
