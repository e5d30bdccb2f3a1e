import { ACCELERATORS } from "../../../evidence/hardware";
import { MODELS } from "../../../evidence/models";
import { LOAD_CURVES } from "../../../evidence/serving-latency";
import { SERVING_RUNS, SERVING_SOURCE } from "../../../evidence/serving-runs";
import type { Source } from "../../../evidence/source";
import { f, list, type CellRef, type Expr } from "../../../sheets/formula";
import type { Form } from "../../../sheets/form";
import { ABOVE_0, optional, SHARE } from "../../../sheets/rules";
import { lookup } from "../parts/expressions";
import { InputTable } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";
import { RUN_HEADERS } from "./headers";

interface Run {
  readonly prompt: number;
  readonly answer: number;
  readonly atOnce?: number;
  readonly first?: number;
  readonly each?: number;
  readonly speed: number;
  readonly model: string;
  readonly accelerator: string;
  readonly gpus: number;
  readonly source: Source;
}

const CURVE = LOAD_CURVES.find(({ id }) => id === "llama-3.3-70b-nim");
const ALONE = CURVE?.points[0];
if (!CURVE || ALONE?.concurrency !== 1) throw new Error("The published runs of Serving are gone");

const named = <T extends { readonly id: string; readonly name: string }>(list: readonly T[], id: string) => {
  const found = list.find((one) => one.id === id);
  if (!found) throw new Error(`The evidence lacks ${id}`);
  return found.name;
};
/** Llama 3.3 70B has the shape of Llama 3.1 70B, by which name the table of models has it. */
const LLAMA = named(MODELS, "llama-3.1-70b");

const RUNS: readonly Run[] = [
  ...CURVE.points.map((point) => ({
    prompt: CURVE.promptTokens,
    answer: CURVE.outputTokens,
    atOnce: point.concurrency,
    first: point.firstTokenMs,
    each: point.perTokenMs,
    speed: point.outputTokensPerSecond,
    model: LLAMA,
    accelerator: named(ACCELERATORS, CURVE.accelerator),
    gpus: CURVE.gpus,
    source: CURVE.source,
  })),
  ...SERVING_RUNS.map((run) => ({
    prompt: run.promptTokens,
    answer: run.outputTokens,
    speed: run.outputTokensPerSecond,
    model: named(MODELS, run.model),
    accelerator: named(ACCELERATORS, run.accelerator),
    gpus: run.gpus,
    source: SERVING_SOURCE,
  })),
];

export const RUN_SOURCES: readonly Source[] = RUNS.map(({ source }) => source);

/** A prompt read while nothing else was served: tokens a second. */
export const PROMPT_SPEED = {
  value: Math.round(CURVE.promptTokens / (ALONE.firstTokenMs / 1000)),
  note: `NVIDIA's NIM benchmark: ${CURVE.promptTokens} tokens in ${Math.round(ALONE.firstTokenMs)} ms, alone. Empty: they cost alike.`,
} as const;

const MS = { label: "ms", format: "#,##0", validity: "nonNegative" } as const;

/** How long an answer may take. */
export function latencyLimits({ form, units }: OwnModelSheet) {
  const limit = (label: string, note: string) =>
    form.input({ label, unit: MS, note, rule: optional(ABOVE_0, "no limit") });
  const first = limit("First token within", "Only runs that keep this limit count. Empty: no limit.");
  const each = limit("Each token after it within", "The same, for the pace of the answer. Empty: no limit.");
  const off = form.input({
    label: "Measured lengths may differ by",
    unit: units.percent,
    value: 0.1,
    note: "A run counts for prompts and answers of its own length: by so much yours may be off.",
    rule: SHARE,
  });
  return { first, each, off };
}

interface Asked {
  readonly prompt: Expr;
  readonly output: Expr;
  /** The replica that is chosen: a run of another one counts only where there is none of it. */
  readonly model: Expr;
  readonly accelerator: Expr;
  readonly gpus: Expr;
  readonly promptSpeed: Expr;
  readonly limits: ReturnType<typeof latencyLimits>;
}

type Column =
  | "prompt"
  | "answer"
  | "atOnce"
  | "first"
  | "each"
  | "speed"
  | "own"
  | "counts"
  | "model"
  | "accelerator"
  | "gpus";

/** Runs of one replica, of which the fastest within the limits counts. */
export class MeasuredRuns {
  private readonly table;

  constructor(
    private readonly model: OwnModelSheet,
    private readonly asked: Asked,
  ) {
    const { prompt, output, limits } = asked;
    const { tokens, tokensPerSecond, requests } = model.units;
    const near = (measured: Expr, asked: Expr) => f`ABS(${measured}/${asked}-1)<=${limits.off}`;
    const within = (measured: Expr, limit: Expr) =>
      f`IF(ISBLANK(${limit}),1=1,IF(ISNUMBER(${measured}),${measured}<=${limit}))`;
    const replica = ["model", "accelerator", "gpus"] as const;
    const same = (of: (id: (typeof replica)[number]) => Expr) =>
      list(replica.map((id) => f`OR(${of(id)}="",${of(id)}=${asked[id]})`));
    const fits = (of: (id: Column) => Expr) =>
      f`${near(of("prompt"), prompt)},${near(of("answer"), output)},${within(of("first"), limits.first)},${within(of("each"), limits.each)}`;
    const untold = optional(ABOVE_0, "not measured: it meets no limit");
    this.table = new InputTable<Run, Column>(model, {
      name: "Runs_serving",
      widest: true,
      kind: "source",
      what: RUN_HEADERS.requests,
      unit: "see header",
      label: (run) =>
        `${run.prompt} in, ${run.answer} out${run.atOnce === undefined ? "" : `, ${run.atOnce} at once`}`,
      columns: {
        prompt: {
          header: RUN_HEADERS.prompt,
          format: tokens.format,
          rule: ABOVE_0,
          value: (run) => run.prompt,
        },
        answer: {
          header: RUN_HEADERS.answer,
          format: tokens.format,
          rule: ABOVE_0,
          value: (run) => run.answer,
        },
        atOnce: {
          header: RUN_HEADERS.atOnce,
          format: requests.format,
          rule: optional(ABOVE_0, "not known"),
          value: (run) => run.atOnce,
        },
        first: { header: RUN_HEADERS.first, format: MS.format, rule: untold, value: (run) => run.first },
        each: { header: RUN_HEADERS.each, format: "#,##0.0", rule: untold, value: (run) => run.each },
        speed: {
          header: RUN_HEADERS.speed,
          format: tokensPerSecond.format,
          rule: ABOVE_0,
          value: (run) => run.speed,
        },
        own: {
          header: "On this replica",
          format: tokensPerSecond.format,
          formula: (of) => f`IF(AND(${same(of)},${fits(of)}),${of("speed")},"")`,
        },
        counts: {
          header: "Counts",
          format: tokensPerSecond.format,
          formula: (of) =>
            f`IF(COUNT(${this.late("own")})>0,${of("own")},IF(AND(${fits(of)}),${of("speed")},""))`,
        },
        model: { header: RUN_HEADERS.model, format: "General", text: (run) => run.model },
        accelerator: { header: RUN_HEADERS.accelerator, format: "General", text: (run) => run.accelerator },
        gpus: {
          header: RUN_HEADERS.gpus,
          format: requests.format,
          rule: optional(ABOVE_0, "as many as the replica has"),
          value: (run) => run.gpus,
        },
      },
      rows: RUNS,
      needs: model.form.complete,
      note: ({ source }) => `${source.publication}; read ${source.read}.`,
    });
  }

  /** A column that a column of the same table reads. */
  private late(id: Column): Expr {
    return { render: (place) => this.table.column(id).render(place) };
  }

  /** The run that counts; gives back its answer tokens a second. */
  chosen(inputsGood: (result: Expr) => Expr): CellRef {
    const { model, table } = this;
    const { tokensPerSecond, requests } = model.units;
    const block = model.block(undefined, inputsGood);
    const counts = table.column("counts");
    const here = model.sheet.here("value");
    block.heading("The measured run that counts", "Result");
    const speed = block.result(
      "Answer tokens of a replica",
      tokensPerSecond,
      f`MAX(${counts})`,
      "All requests together: the most of any run below of your lengths and within your limits.",
      {
        total: true,
        must: {
          good: f`${here}>0`,
          asks: "no measured run of your lengths is within your limits: add one below",
        },
      },
    );
    const ofRun = (
      label: string,
      unit: { label: string; format: string },
      id: "atOnce" | "first" | "each",
      note: string,
    ) => {
      const found = lookup(table.column(id), speed, counts);
      block.result(label, unit, f`IF(${speed}>0,IF(SUM(${found})>0,${found},"–"),"–")`, note);
    };
    ofRun("Requests at once in it", requests, "atOnce", "A dash: the run doesn't tell.");
    ofRun("Its first token", MS, "first", "Mean over its requests.");
    ofRun("Each token after it", { ...MS, format: "#,##0.0" }, "each", "Mean over its requests.");
    const told = (id: Column) => lookup(table.column(id), speed, counts);
    const measuredOn = (label: string, run: Expr, chosen: Expr, what: string) =>
      block.result(
        label,
        { label: "", format: "General" },
        f`IF(${speed}>0,IF(${run}="","yours",${run}),"–")`,
        "As the run's row tells it; yours where it tells nothing.",
        { check: { good: f`OR(${here}="yours",${here}=${chosen})`, asks: `measured on another ${what}` } },
      );
    const { asked } = this;
    measuredOn("Its model", told("model"), asked.model, "model than the one chosen: measure yours");
    measuredOn(
      "Its accelerator",
      told("accelerator"),
      asked.accelerator,
      "accelerator than the one chosen: measure on yours",
    );
    measuredOn("Its GPUs", told("gpus"), asked.gpus, "number of GPUs than the replica has: measure on yours");
    this.readingSpeed(block);
    return speed;
  }

  /** The speed of reading that the sheet begins with was published for one replica: with another one it says so. */
  private readingSpeed(block: Form): void {
    const { asked, table, model } = this;
    const alone = (id: Column) => f`INDEX(${table.column(id)},MATCH(1,${table.column("atOnce")},0))`;
    const published = f`ROUND(1000*${alone("prompt")}/${alone("first")},0)`;
    const here = model.sheet.here("value");
    const same = list((["model", "accelerator", "gpus"] as const).map((id) => f`${alone(id)}=${asked[id]}`));
    block.result(
      "Its speed of reading is of",
      { label: "", format: "General" },
      f`IF(ISBLANK(${asked.promptSpeed}),"–",IFERROR(IF(${asked.promptSpeed}=${published},${alone("model")},"yours"),"yours"))`,
      "The prompt tokens among the inputs: as published of a run alone, or yours.",
      {
        check: {
          good: f`IF(${here}="yours",1=1,AND(${same}))`,
          asks: "read by another replica than the one chosen: measure yours, or leave it empty",
        },
      },
    );
  }

  lay(): void {
    this.table.lay("Measured runs of a replica: the published ones are of Llama 3.3 70B in FP8");
  }
}
