import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { exportCommand } from "../../src/export/command";
import { templates } from "../../src/templates/catalogue";
import { readXlsx } from "./support/read-xlsx";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "phoenix-export-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await exportCommand(args, {
    folder,
    out: (line) => out.push(line),
    error: (line) => err.push(line),
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("the command line", () => {
  it("is a program: its words on the terminal, its exit code", () => {
    const command = [path.resolve("node_modules/tsx/dist/cli.mjs"), path.resolve("src/export/cli.ts")];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...command, "training-70b", "p.csv"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("must end in .xlsx");
  });

  it("ends without a word when nobody reads what it prints, as other commands do", async () => {
    const { scripts } = JSON.parse(fs.readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const [tsx, ...args] = scripts.export!.split(" ");
    expect(tsx).toBe("tsx");
    for (const other of ["compute", "verify", "bench"])
      expect(scripts[other]!.split(" ").slice(0, 3)).toEqual([tsx, ...args.slice(0, 2)]);
    const program = path.resolve("node_modules/tsx/dist/cli.mjs");
    const child = spawn(process.execPath, [program, ...args, "--list"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    const said: Buffer[] = [];
    child.stderr.on("data", (data: Buffer) => said.push(data));
    const [status] = (await once(child, "close")) as [number];
    expect([status, Buffer.concat(said).toString()]).toEqual([0, ""]);
  });

  it.each(["--help", "-h"])("shows with %s how it goes", async (help) => {
    const { code, out, err } = await run(help);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Usage:/);
    for (const option of ["list", "plain", "colors", "currency", "name", "force"])
      expect(out).toContain(`--${option}`);
  });

  it("lists one template a line, id first", async () => {
    const { code, out } = await run("--list");
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => line.split(/\s/)[0]),
    ).toEqual(templates.map(({ id }) => id));
  });

  it("writes a file in plain formulas with the chosen name and currency", async () => {
    const { code, out, err } = await run(
      "training-70b",
      "run.xlsx",
      "--plain",
      "--name",
      "Tuned",
      "--currency",
      "€",
      "--colors",
      "fast",
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [, formulas] = /^run\.xlsx: 70B training run, 1 sheet\(s\), (\d+) formulas$/.exec(out)!;
    const cells = (await readXlsx(fs.readFileSync(path.join(folder, "run.xlsx")))).get("70B training run")!;
    const values = [...cells.values()].map(({ value }) => value);
    expect(values).toContain("Tuned");
    expect(values).toContain("€");
    expect([...cells.values()].some(({ formula }) => formula?.includes("ROI_"))).toBe(false);
    expect(values.length).toBeGreaterThan(Number(formulas));
    expect([...cells.values()].filter(({ formula }) => formula !== undefined)).toHaveLength(Number(formulas));
  });

  it("writes the self-check: a sheet for each section, every formula by the name that Excel knows", async () => {
    const { code, out } = await run("self-check", "check.xlsx");
    expect(code).toBe(0);
    expect(out).toContain("B3 of the first sheet");
    const sheets = await readXlsx(fs.readFileSync(path.join(folder, "check.xlsx")));
    expect([...sheets.keys()]).toEqual(
      expect.arrayContaining([
        "Self-check",
        "Claims",
        "Cost",
        "Quality",
        "Returns",
        "Savings",
        "Uncertainty",
        "Ranges",
      ]),
    );
    const formulas = [...sheets.values()].flatMap((cells) =>
      [...cells.values()].flatMap(({ formula }) => formula ?? []),
    );
    expect(formulas.filter((one) => one.startsWith("_xldudf_ROI_")).length).toBeGreaterThan(400);
    for (const formula of formulas) expect(formula.length).toBeLessThan(8192);
  });

  it("says what a file with the add-in's functions needs", async () => {
    const { code, err } = await run("phi-formula", "phi.xlsx");
    expect(code).toBe(0);
    expect(err).toContain("--plain");
  });

  it.each([
    [["no-such", "x.xlsx"], "No template “no-such”"],
    [["training-70b"], "Give a template and a file"],
    [[], "Give a template and a file"],
    [["training-70b", "x.csv"], "must end in .xlsx"],
    [["training-70b", "x.xlsx", "more"], "Give a template and a file"],
    [["training-70b", "x.xlsx", "--colors", "blue"], "banker or fast"],
    [["training-70b", "x.xlsx", "--nonsense"], "--nonsense"],
    [["training-70b", "x.xlsx", "--name", "a\u0001b"], "--name holds a control character"],
    [["training-70b", "x.xlsx", "--name", " "], "--name takes 1 to 40 characters, not 0"],
    [["training-70b", "x.xlsx", "--name", "n".repeat(41)], "--name takes 1 to 40 characters, not 41"],
    [["training-70b", "x.xlsx", "--currency", "\u001b$"], "--currency holds a control character"],
    [
      ["training-70b", "x.xlsx", "--currency", "$".repeat(13)],
      "--currency takes at most 12 characters, not 13",
    ],
  ])("%j: says what is wrong, and how it goes", async (args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(message);
    expect(err).toContain("Usage:");
    expect(fs.existsSync(path.join(folder, "x.xlsx"))).toBe(false);
  });

  it("says so when the file can't be written", async () => {
    const { code, err } = await run("training-70b", path.join("missing", "x.xlsx"));
    expect(code).toBe(1);
    expect(err).toContain(`there is no folder ${path.join(folder, "missing")}`);
    expect(err).not.toContain("Usage:");
  });

  it.each([
    ["EBUSY", "locked.xlsx is in use. Close it in Excel and try again."],
    ["EROFS", "locked.xlsx can't be written: the system says EROFS"],
  ])("says why when the system refuses with %s", async (code, message) => {
    const refused = vi.spyOn(fs, "writeFileSync").mockImplementation(() => {
      throw Object.assign(new Error(`the system says ${code}`), { code });
    });
    const { err } = await run("training-70b", "locked.xlsx", "--plain");
    refused.mockRestore();
    expect(err).toBe(message);
  });

  it("leaves a file alone that is there already, unless it is told otherwise", async () => {
    const file = path.join(folder, "mine.xlsx");
    fs.writeFileSync(file, "years of work");
    const refused = await run("training-70b", "mine.xlsx", "--plain");
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("mine.xlsx is there already");
    expect(fs.readFileSync(file, "utf8")).toBe("years of work");
    expect((await run("training-70b", "mine.xlsx", "--plain", "--force")).code).toBe(0);
    expect((await readXlsx(fs.readFileSync(file))).has("70B training run")).toBe(true);
  });
});
