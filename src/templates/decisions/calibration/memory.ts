import { MEMORY_RULES } from "../../../evidence/memory-rules";
import { MEMORY_STATEMENTS, type MemoryStatement } from "../../../evidence/published-runs";
import { citation } from "../../../evidence/source";
import type { BuildContext } from "../../../sheets/context";
import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import { Figures, shape } from "./figures";
import { measured } from "./mfu";
import { figureCheck, type SetSummary } from "./set";
import { call } from "../../../sheets/functions";
import { servingFunctions } from "../parts/functions";
import type { DecisionUnits } from "../parts/units";

/** Memory that papers print for fine-tuning, and for keys and values. */
export function memorySection(context: BuildContext, sheet: Sheet, units: DecisionUnits): SetSummary {
  const addin = context.options.dialect === "addin";
  const { zero, trillion, kvToken, kvRequest, qloraFull, qlora } = MEMORY_STATEMENTS;
  const rule = (id: string) => {
    const found = MEMORY_RULES.find((r) => r.id === id);
    if (!found) throw new Error(`No rule ${id}`);
    return found;
  };
  const opt = shape("opt-13b");
  sheet.heading("Memory of fine-tuning and serving");
  const figures = new Figures(sheet);
  figures.headers({
    a: "Parameters, or layers",
    b: "Bytes, or KV heads",
    c: "Head size",
    d: "Tokens",
    e: "Bytes per value",
  });
  const here = (key: "a" | "b" | "c" | "d" | "e") => sheet.here(key);
  const source = ({ source: s, printed }: MemoryStatement) => `Printed ${printed}. ${citation(s)}.`;
  const tuned = (method: "full" | "qlora", share?: Expr) =>
    addin
      ? call("ROI_FINETUNE_MEMORY", here("a"), words(method), share)
      : f`${here("a")}*${here("b")}/1000000000`;
  const full = rule("adam");
  // Bytes a parameter are the add-in's own knowledge; plain Excel takes them from a cell.
  const states = (parameters: number) => ({
    a: measured(parameters, units.parameters.format),
    ...(!addin && { b: measured(full.bytes, units.bytesPerParameter.format) }),
  });
  const memory = (label: string, parameters: number, published: number, within: number, note: string) =>
    figures.add({
      label,
      unit: units.gigabytes,
      inputs: states(parameters),
      published,
      computed: tuned("full"),
      within,
      note,
    });
  memory(zero.what, 7.5e9, 120, 0.5 / 120, `16 bytes a parameter: ${full.note} ${source(zero)}`);
  memory(trillion.what, 1e12, 16_000, 0.5 / 16, source(trillion));
  const compute = servingFunctions(context.options.dialect);
  const kv = (statement: MemoryStatement, tokens: number, published: number, within: number) =>
    figures.add({
      label: statement.what,
      unit: units.bytes,
      inputs: {
        a: measured(opt.layers, "0"),
        b: measured(opt.kvHeads, "0"),
        c: measured(opt.headSize, "0"),
        d: measured(tokens, units.tokens.format),
        e: measured(rule("kv16").bytes, "0"),
      },
      published,
      computed: compute.kvCache(here("a"), here("b"), here("c"), here("d"), here("e"), kvVectors),
      within,
      note: `1 KB is 1,024 bytes. ${source(statement)}`,
    });
  let vectors: CellRef | undefined;
  const kvVectors: Expr = { render: (place) => vectors?.render(place) ?? "" };
  // A kilobyte of memory is 1,024 bytes, a gigabyte 1,024³: so the papers' round figures come out.
  kv(kvToken, 1, 800 * 1024, 0.5 / 800);
  kv(kvRequest, 2048, 1.6 * 1024 ** 3, 0.05 / 1.6);
  if (!addin) {
    ({ computed: vectors } = sheet.line({
      item: { role: "label", value: "Vectors that a layer keeps" },
      unit: { role: "unit", value: "per token" },
      computed: measured(2, "0"),
      note: { role: "note", value: `A key and a value. ${citation(kvToken.source)}.` },
    }));
  }
  const cellOf = (id: string) => (addin ? undefined : rule(id).bytes);
  limits(
    sheet,
    units,
    [
      { ...qloraFull, parameters: 65e9, bytes: cellOf("adam"), method: "full", limit: 780, above: true },
      { ...qlora, parameters: 65e9, bytes: cellOf("frozen4"), method: "qlora", limit: 48, above: false },
    ],
    tuned,
  );
  sheet.skip();
  return figures.summary;
}

interface Limit extends MemoryStatement {
  readonly parameters: number;
  /** A parameter's bytes, where the formula takes them from a cell. */
  readonly bytes: number | undefined;
  readonly method: "full" | "qlora";
  readonly limit: number;
  readonly above: boolean;
}

/** Figures printed as limits: "<48GB". */
function limits(
  sheet: Sheet,
  units: DecisionUnits,
  lines: readonly Limit[],
  tuned: (method: "full" | "qlora", share?: Expr) => Expr,
): void {
  for (const { what, printed, source, parameters, bytes, method, limit, above } of lines) {
    const within = above
      ? f`${sheet.here("computed")}>${sheet.here("published")}`
      : f`${sheet.here("computed")}<${sheet.here("published")}`;
    sheet.line({
      item: { role: "label", value: `${what}: ${above ? "above" : "below"} the limit` },
      unit: { role: "unit", value: units.gigabytes.label },
      a: measured(parameters, units.parameters.format),
      ...(bytes !== undefined && { b: measured(bytes, units.bytesPerParameter.format) }),
      published: measured(limit, units.gigabytes.format),
      // Frozen weights alone: adapters, activations and gradients come on top.
      computed: {
        role: "formula",
        formula: tuned(method, method === "qlora" ? ZERO : undefined),
        format: units.gigabytes.format,
      },
      check: {
        role: "check",
        formula: figureCheck(
          ["a", ...(bytes === undefined ? [] : ["b"]), "published", "computed"].map((key) => sheet.here(key)),
          within,
        ),
      },
      note: {
        role: "note",
        value: `Printed ${printed}. ${method === "qlora" ? "The frozen weights; adapters and activations come on top. " : ""}${citation(source)}.`,
      },
    });
  }
}

const ZERO: Expr = { render: () => "0" };
