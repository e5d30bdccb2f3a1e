import fs from "node:fs";
import path from "node:path";
import { format, type FormatConfig } from "oxfmt";
import { resultText, sectionsOf, signature } from "../help/sections";
import { templates } from "../templates/catalogue";
import { replaceGenerated } from "./generated-part";
import { nginx } from "./hosting/header-files";
import { functionMetadata } from "./metadata";

/** README with its generated parts as the functions and the catalogue now stand. */
export async function readmeWithGeneratedParts(root: string, readme: string): Promise<string> {
  const sections = sectionsOf(await functionMetadata(root));
  const functions = sections
    .map(({ title, functions: all }) => {
      const rows = all.map((f) => {
        const [first] = f.guide.examples;
        const shown = first ? `\`${first.formula}\` → ${resultText(first.result)}` : "";
        return [`\`${signature(f)}\``, f.description ?? "", shown];
      });
      return `### ${title}\n\n${markdownTable(["Function", "What it gives", "Example"], rows)}`;
    })
    .join("\n\n");
  const catalogue = markdownTable(
    ["Template", "What it answers", "Id"],
    templates.map((t) => [`**${t.title}**`, t.answers, `\`${t.id}\``]),
  );
  const differences = markdownTable(["Function", "Where it differs from what Excel saved"], differing(root));
  const parts = {
    differences,
    functions,
    nginx: `\`\`\`nginx\n${nginx("/roi")}\n\`\`\``,
    templates: catalogue,
  };
  let text = readme;
  for (const [name, content] of Object.entries(parts)) text = replaceGenerated(text, name, content);
  const settings = JSON.parse(fs.readFileSync(path.join(root, ".oxfmtrc.json"), "utf8")) as FormatConfig;
  return (await format("README.md", text, settings)).code;
}

/** What a test found when it compared the workbench's grid with workbooks that Excel computed. */
function differing(root: string): string[][] {
  const file = path.join(root, "tests/cases/workbench/excel-computed.json");
  const found = JSON.parse(fs.readFileSync(file, "utf8")) as {
    functions: { functions: string; differs: string }[];
  };
  return found.functions.map(({ functions, differs }) => [functions, differs]);
}

function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((c) => c.replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
