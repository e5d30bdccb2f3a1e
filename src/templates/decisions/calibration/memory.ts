import { CACHE_STATEMENTS, type CacheStatement } from "../../../evidence/cache-sizes";
import { MEMORY_RULES } from "../../../evidence/memory-rules";
import { OPEN_MODELS, type Latent } from "../../../evidence/open-models";
import { MEMORY_STATEMENTS, type MemoryStatement } from "../../../evidence/published-runs";
import { f, words, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { ABOVE_0, optional } from "../../../sheets/rules";
import type { CostFunctions } from "../parts/functions";
import { InputTable, type InputColumn } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";
import { CalibrationSet } from "./set";
import { shape } from "./training";

const { zero, trillion, kvToken, kvRequest, qloraFull, qlora } = MEMORY_STATEMENTS;
const printed = ({ source, printed: text }: MemoryStatement) =>
  `Printed ${text}. ${source.publication}; read ${source.read}.`;

const bytesOf = (id: string): number => {
  const rule = MEMORY_RULES.find((r) => r.id === id);
  if (!rule) throw new Error(`No rule ${id}`);
  return rule.bytes;
};

type Method = "full" | "qlora";
/** What a method keeps of each parameter: the add-in's own knowledge, in plain Excel a cell. */
const BYTES: Readonly<Record<Method, number>> = { full: bytesOf("adam"), qlora: bytesOf("frozen4") };

interface Tuned {
  readonly parameters: number;
  readonly method: Method;
}

function tuned({ dialect }: OwnModelSheet, of: (id: "parameters" | "bytes") => Expr, method: Method): Expr {
  if (dialect === "plain") return f`${of("parameters")}*${of("bytes")}/1000000000`;
  // Frozen weights alone: adapters, activations and gradients come on top.
  return call("ROI_FINETUNE_MEMORY", of("parameters"), words(method), method === "qlora" ? f`0` : undefined);
}

/** Memory of fine-tuning that papers print. */
export function tuningSet(model: OwnModelSheet) {
  const { parameters, bytesPerParameter, gigabytes } = model.units;
  const bytes = model.dialect === "plain" && {
    bytes: ["Bytes each", bytesPerParameter.format, () => BYTES.full] as const,
  };
  return new CalibrationSet(model, {
    name: "Tuning_calibration",
    heading: "Memory of full fine-tuning: weights, gradients and optimizer states",
    what: "Figure",
    unit: gigabytes.label,
    format: gigabytes.format,
    inputs: {
      parameters: ["Parameters", parameters.format, (row) => row.parameters],
      ...bytes,
    } as Record<
      "parameters" | "bytes",
      readonly [string, string, (row: { readonly parameters: number }) => number]
    >,
    computed: (of) => tuned(model, of, "full"),
    rows: [
      { label: zero.what, parameters: 7.5e9, published: 120, allowed: 0.5 / 120, note: printed(zero) },
      {
        label: trillion.what,
        parameters: 1e12,
        published: 16_000,
        allowed: 0.5 / 16,
        note: printed(trillion),
      },
    ],
  });
}

/** Keys and values that papers print. */
export function keysSet(model: OwnModelSheet, { kvCache }: CostFunctions) {
  const { whole, values, tokens, bytesPerValue, bytes } = model.units;
  return new CalibrationSet(model, {
    name: "Keys_calibration",
    heading: "Keys and values",
    what: "Figure",
    unit: bytes.label,
    format: bytes.format,
    inputs: {
      layers: ["Layers", whole.format, (row) => shape(row.model).layers],
      heads: ["KV heads", whole.format, (row) => shape(row.model).kvHeads],
      size: ["Head size", values.format, (row) => shape(row.model).headSize],
      tokens: ["Tokens", tokens.format, (row) => row.tokens],
      bytes: ["Bytes a value", bytesPerValue.format, () => bytesOf("kv16")],
    },
    computed: (of) => kvCache(of("layers"), of("heads"), of("size"), of("tokens"), of("bytes")),
    // A kilobyte of memory is 1,024 bytes, a gigabyte 1,024³: so the paper's round figures come out.
    rows: [
      {
        ...{ label: kvToken.what, model: "opt-13b", tokens: 1, published: 800 * 1024, allowed: 0.5 / 800 },
        note: `1 KB is 1,024 bytes. ${printed(kvToken)}`,
      },
      {
        ...{ label: kvRequest.what, model: "opt-13b", tokens: 2048 },
        ...{ published: 1.6 * 1024 ** 3, allowed: 0.05 / 1.6 },
        note: `1 GB is 1,024³ bytes. ${printed(kvRequest)}`,
      },
      ...CACHE_STATEMENTS.filter((one) => !latentOf(one)).map((one) => ({ ...cacheRow(one), tokens: 1 })),
    ],
  });
}

/** Caches of latent attention that papers print. */
export function latentSet(model: OwnModelSheet, { kvCacheMla }: CostFunctions) {
  const { whole, values, tokens, bytesPerValue, bytes } = model.units;
  return new CalibrationSet(model, {
    name: "Latent_calibration",
    heading: "Latent vectors in place of keys and values",
    what: "Figure",
    unit: bytes.label,
    format: bytes.format,
    inputs: {
      layers: ["Layers", whole.format, (row) => row.layers],
      latent: ["Latent vector", values.format, (row) => row.latent.size],
      rope: ["Its position", values.format, (row) => row.latent.rope],
      tokens: ["Tokens", tokens.format, () => 1],
      bytes: ["Bytes a value", bytesPerValue.format, () => bytesOf("kv16")],
    },
    computed: (of) => kvCacheMla(of("layers"), of("latent"), of("rope"), of("tokens"), of("bytes")),
    rows: CACHE_STATEMENTS.flatMap((one) => {
      const known = latentOf(one);
      return known ? [{ ...cacheRow(one), ...known }] : [];
    }),
  });
}

const cacheRow = ({ what, model, printed: text, bytes, step, source }: CacheStatement) => ({
  label: what,
  model,
  published: bytes,
  allowed: step / 2 / bytes,
  note: `A token. Printed ${text}. ${source.publication}; read ${source.read}.`,
});

/** Layers and latent vector of a model that has one. */
function latentOf({ model }: CacheStatement): { layers: number; latent: Latent } | undefined {
  const { layers, latent } = OPEN_MODELS.find(({ id }) => id === model)?.shape ?? {};
  return layers !== undefined && latent ? { layers, latent } : undefined;
}

const LIMIT = optional(ABOVE_0, "no such limit");

/** Memory that papers print as limits: "<48GB". */
export function limitsTable(model: OwnModelSheet) {
  const { units } = model;
  const { parameters, bytesPerParameter, gigabytes } = units;
  interface Limit extends Tuned {
    readonly statement: MemoryStatement;
    readonly least?: number;
    readonly most?: number;
  }
  const rows: readonly Limit[] = [
    { statement: qloraFull, parameters: 65e9, method: "full", least: 780 },
    { statement: qlora, parameters: 65e9, method: "qlora", most: 48 },
  ];
  type Id = "parameters" | "bytes" | "least" | "most" | "computed" | "beyond";
  const bytes: InputColumn<Limit, Id> = {
    header: "Bytes each",
    format: bytesPerParameter.format,
    rule: ABOVE_0,
    value: ({ method }) => BYTES[method],
  };
  const { format } = gigabytes;
  return new InputTable<Limit, Id>(model, {
    name: "Limits_calibration",
    what: "Figure",
    unit: gigabytes.label,
    label: ({ statement }) => statement.what,
    columns: {
      parameters: {
        header: "Parameters",
        format: parameters.format,
        rule: ABOVE_0,
        value: (row) => row.parameters,
      },
      ...(model.dialect === "plain" && { bytes }),
      least: { header: "At least", format, rule: LIMIT, value: ({ least }) => least },
      most: { header: "At most", format, rule: LIMIT, value: ({ most }) => most },
      computed: {
        header: "Computed",
        format,
        formula: (of) => tuned(model, of, "full"),
        own:
          ({ method }) =>
          (of) =>
            tuned(model, of, method),
      },
      beyond: {
        header: "Beyond it",
        format,
        formula: (of) =>
          f`MAX(0,${of("least")}-${of("computed")})+IF(ISBLANK(${of("most")}),0,MAX(0,${of("computed")}-${of("most")}))`,
      },
    } as Readonly<Record<Id, InputColumn<Limit, Id>>>,
    rows,
    note: ({ statement, method }) =>
      `${method === "qlora" ? "The frozen weights; adapters and activations come on top. " : ""}${printed(statement)}`,
  });
}
