/** Whether the engine understands somebody's workbook. */
import { readFile } from "node:fs/promises";
import JSZip from "jszip";
import { bookFromParts, comparison, type Comparison, type Scalar, type SavedBook } from "../../engine";
import { builtFunctions } from "../../export/built-functions";

/** A file that isn't a workbook, in words for whoever gave it. */
export class UnreadableFile extends Error {}

/** @throws {UnreadableFile} */
export async function compute(file: string): Promise<Comparison> {
  return comparison(await openBook(file), builtFunctions());
}

async function openBook(file: string): Promise<SavedBook> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(
      error.code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read: ${error.message}`,
    );
  });
  // Excel's older format, and a workbook with a password, are compound files.
  if (bytes.subarray(0, 4).toString("hex") === "d0cf11e0")
    throw new UnreadableFile(
      `${file} has a password or is an .xls file: save it as .xlsx without a password.`,
    );
  const zip = await JSZip.loadAsync(bytes).catch(() => {
    throw new UnreadableFile(`${file} isn't an .xlsx workbook.`);
  });
  const parts = new Map(Object.values(zip.files).map((part) => [partName(part.name), part]));
  if (parts.has("xl/workbook.bin"))
    throw new UnreadableFile(`${file} is a binary workbook: save it as .xlsx.`);
  if (parts.has("content.xml"))
    throw new UnreadableFile(`${file} is an OpenDocument file: save it as .xlsx.`);
  return bookFromParts(async (name) => {
    const part = parts.get(partName(name));
    return part ? decoded(await part.async("uint8array")) : null;
  }).catch((error: Error) => {
    throw new UnreadableFile(`${file}: ${error.message}`);
  });
}

/** Upper and lower case are the same in the parts' names, and some programs write them with backslashes. */
const partName = (name: string): string => name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();

function decoded(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null;
  return new TextDecoder(utf16 ?? named(bytes)).decode(bytes);
}

/** The encoding that a part names in its first line: some older programs write another than UTF-8. */
function named(bytes: Uint8Array): string {
  const line = new TextDecoder("latin1").decode(bytes.subarray(0, 100));
  const name = /^(?:ï»¿)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(line)?.[1] ?? "utf-8";
  // Without its mark a part can't be in UTF-16 and begin with these letters.
  return /^(?:iso-8859|windows-|koi8|shift_jis|gb|big5|euc)/i.test(name) ? name : "utf-8";
}

/** What isn't known, with how many formulas need it, the most wanted first. */
function counts({ unknown }: Comparison): [name: string, count: number][] {
  const found = new Map<string, number>();
  for (const { what } of unknown) found.set(what, (found.get(what) ?? 0) + 1);
  return [...found].sort((a, b) => b[1] - a[1]);
}

const shown = (value: Scalar): string | number | boolean | null =>
  typeof value === "object" && value !== null ? value.code : value;

export function summary(found: Comparison) {
  return {
    formulas: found.formulas,
    known: found.formulas - found.unknown.length,
    same: found.same,
    different: found.different.map((one) => ({
      ...one,
      saved: shown(one.saved),
      computed: shown(one.computed),
    })),
    unknown: Object.fromEntries(counts(found)),
  };
}

/** More of one kind than this say nothing new to a reader. */
const MOST_SHOWN = 20;

export function readable(found: Comparison): string {
  const { formulas, known, same, different } = summary(found);
  const lines = [
    `${formulas} formulas, ${known} known, ${same} the same as saved, ${different.length} different.`,
  ];
  for (const { sheet, cell, formula, saved, computed } of different.slice(0, MOST_SHOWN))
    lines.push(
      `  ${sheet}!${cell} ${formula}: saved ${JSON.stringify(saved)}, computed ${JSON.stringify(computed)}`,
    );
  if (different.length > MOST_SHOWN) lines.push(`  and ${different.length - MOST_SHOWN} more`);
  for (const [name, count] of counts(found)) {
    const example = found.unknown.find(({ what }) => what === name)!;
    lines.push(
      `Not known: ${name} (${count}): ${example.reason}, as in ${example.sheet}!${example.cell} ${example.formula}`,
    );
  }
  return lines.join("\n");
}
