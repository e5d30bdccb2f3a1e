import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { changesOf, type Change } from "./changes";

/** The checkout as TypeScript knows it, with one file at a time changed in memory. */
export class Project {
  private readonly service: ts.LanguageService;
  private readonly all: readonly string[];
  /** A changed text is checked against a program made anew: the fewer files, the sooner. */
  private roots: string[] = [];
  private changed: { file: string; text: string; version: number } = { file: "", text: "", version: 0 };

  constructor(private readonly root: string) {
    const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
    const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    this.all = fileNames;
    const registry = ts.createDocumentRegistry();
    this.service = ts.createLanguageService(
      {
        getScriptFileNames: () => this.roots,
        getScriptVersion: (file) => (file === this.changed.file ? String(this.changed.version) : "0"),
        getScriptSnapshot: (file) => {
          const text = file === this.changed.file ? this.changed.text : ts.sys.readFile(file);
          return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
        },
        getCurrentDirectory: () => root,
        getCompilationSettings: () => options,
        getDefaultLibFileName: ts.getDefaultLibFilePath,
        fileExists: ts.sys.fileExists,
        readFile: ts.sys.readFile,
        readDirectory: ts.sys.readDirectory,
        directoryExists: ts.sys.directoryExists,
        getDirectories: ts.sys.getDirectories,
      },
      registry,
    );
  }

  /**
   * Every change of a room's files, file by file. What package.json starts is left out: it runs in a process of its own,
   * which loads the file as it stands.
   */
  changes(room: string): { file: string; change: Change }[] {
    const folder = path.join(this.root, "src", room) + path.sep;
    const scripts = fs.readFileSync(path.join(this.root, "package.json"), "utf8");
    const isProgram = (file: string) =>
      scripts.includes(path.relative(this.root, file).replaceAll("\\", "/"));
    const files = this.all
      .filter((file) => path.normalize(file).startsWith(folder) && !file.endsWith(".d.ts"))
      .filter((file) => !isProgram(file))
      .sort();
    this.roots = [...files, ...this.all.filter((file) => file.endsWith(".d.ts"))];
    const program = this.service.getProgram()!;
    return files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return source ? changesOf(source, program.getTypeChecker()).map((change) => ({ file, change })) : [];
    });
  }

  /** The file's text with the change in it; nothing where it doesn't type-check. */
  with(file: string, { start, end, text }: Change): string | undefined {
    const before = fs.readFileSync(file, "utf8");
    const after = before.slice(0, start) + text + before.slice(end);
    this.changed = { file, text: after, version: this.changed.version + 1 };
    const faults = [
      ...this.service.getSyntacticDiagnostics(file),
      ...this.service.getSemanticDiagnostics(file),
    ];
    return faults.length > 0 ? undefined : after;
  }
}
