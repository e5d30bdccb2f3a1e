import { describe, expect, it } from "vitest";
import type { AddRequest, TableRows } from "../../src/excel/rows";
import { Importer, MOST_SHOWN } from "../../src/taskpane/views/import/importer";
import { PRICE_HEADERS } from "../../src/templates/decisions/token-bill/headers";
import { tokenBill } from "../../src/templates/decisions/token-bill";
import { DEFAULT_OPTIONS, templateById } from "../../src/templates/catalogue";
import { inZone } from "../support/zone";

type Answer = Awaited<ReturnType<TableRows["add"]>>;

const ADDED: Answer = { kind: "added", table: "T", sheet: "S", rows: 1 };
function open(answer: Answer = ADDED, now = new Date("2026-11-26T12:00:00Z")) {
  const asked: AddRequest[] = [];
  const rows: TableRows = {
    add: (request) => {
      asked.push(request);
      return Promise.resolve(answer);
    },
  };
  return { view: new Importer(rows, () => now), asked };
}

const price = (input: number) => ({
  input_cost_per_token: input / 1e6,
  output_cost_per_token: (5 * input) / 1e6,
  mode: "chat",
});
const LIST = JSON.stringify({
  "claude-a": { ...price(3), cache_read_input_token_cost: 3e-7 },
  "gpt-b": {
    ...price(2),
    input_cost_per_token_above_200k_tokens: 4e-6,
    output_cost_per_token_above_200k_tokens: 1.5e-5,
  },
  embedding: { input_cost_per_token: 1e-8, mode: "embedding" },
});
const MODEL = {
  model_type: "llama",
  num_hidden_layers: 32,
  hidden_size: 4096,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128256,
  intermediate_size: 14336,
};

describe("a price list", () => {
  it("is of the day of the user's clock", () =>
    inZone("America/Los_Angeles", async () => {
      const { view, asked } = open(ADDED, new Date("2026-11-27T04:00:00Z"));
      view.read(LIST);
      view.choose(view.found()[0]!, true);
      await view.add("");
      expect(asked[0]!.rows).toMatchObject([{ "As of": 46_352, Source: "litellm, pasted 2026-11-26" }]);
    }));

  it("gives a row a chosen model, with its day and where it is from", async () => {
    const { view, asked } = open();
    view.read(LIST);
    await view.add("");
    expect(asked).toEqual([]);
    expect(view.store.state.notice?.text).toMatch(/Choose a model/);
    view.search("GPT");
    expect(view.found().map(({ name }) => name)).toEqual(["gpt-b"]);
    view.choose(view.found()[0]!, true);
    await view.add("");
    expect(asked[0]!.rows).toEqual([
      {
        Model: "gpt-b",
        Unit: "$ per 1M tokens",
        Input: 2,
        Output: 10,
        "Long from": 200_000,
        "Long input": 2,
        "Long output": 1.5,
        "As of": 46_352,
        Source: "litellm, pasted 2026-11-26",
      },
    ]);
    expect(view.store.state.notice).toMatchObject({
      tone: "success",
      text: expect.stringMatching(/^1 row added/) as string,
    });
  });

  it("chooses the one that stands alone, and forgets a choice of another list", () => {
    const { view } = open();
    view.read(JSON.stringify({ alone: price(1) }));
    expect([...view.store.state.chosen].map(({ name }) => name)).toEqual(["alone"]);
    view.read(LIST);
    expect(view.store.state.chosen.size).toBe(0);
  });

  it("fits the Token bill's table", () => {
    const [table] = tokenBill.build(DEFAULT_OPTIONS).sheets[0]!.tables;
    expect(table!.columns).toEqual(expect.arrayContaining(Object.values(PRICE_HEADERS)));
  });

  it("may be long", () => {
    const { view } = open();
    view.read(
      JSON.stringify(Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`m-${i}`, price(1)]))),
    );
    expect(view.found().length).toBe(2000);
    expect(MOST_SHOWN).toBeLessThan(100);
  });
});

describe("a model's configuration", () => {
  it("gives a row of the tables of models, under a name of the user's", async () => {
    const { view, asked } = open();
    view.read(JSON.stringify(MODEL));
    for (const name of ["x".repeat(61), "a\u0001b"]) {
      await view.add(name);
      expect(view.store.state.notice).toMatchObject({
        tone: "error",
        text: expect.stringMatching(/^The name /) as string,
      });
    }
    expect(asked).toEqual([]);
    await view.add("  Llama 3.1 8B ");
    expect(asked[0]!.rows[0]).toMatchObject({
      Model: "Llama 3.1 8B",
      Parameters: 8_030_261_248,
      Layers: 32,
      "KV heads": 8,
      "Head size": 128,
    });
    const tables = ["serving", "training-run"].map(
      (id) => templateById(id)!.build(DEFAULT_OPTIONS).sheets[0]!.tables,
    );
    for (const sheet of tables)
      expect(sheet.some(({ columns }) => asked[0]!.needs.every((header) => columns.includes(header)))).toBe(
        true,
      );
  });

  it("with windows or a latent vector has the columns that its cache is counted by", async () => {
    const rowOf = async (config: object) => {
      const { view, asked } = open();
      view.read(JSON.stringify({ ...MODEL, ...config }));
      expect(view.store.state.problem).toBe(null);
      await view.add("x");
      const { needs, rows } = asked[0]!;
      const tables = templateById("serving")!.build(DEFAULT_OPTIONS).sheets[0]!.tables;
      const table = tables.find(({ columns }) => needs.every((header) => columns.includes(header)))!;
      for (const header of Object.keys(rows[0]!))
        if (header !== "Attention width") expect(table.columns).toContain(header);
      return rows[0];
    };
    expect(await rowOf({ model_type: "mistral", sliding_window: 4096 })).toMatchObject({
      "Layers with a window": 32,
      "Window, tokens": 4096,
    });
    expect(
      await rowOf({
        model_type: "deepseek_v3",
        kv_lora_rank: 512,
        qk_rope_head_dim: 64,
        qk_nope_head_dim: 128,
        v_head_dim: 128,
        moe_intermediate_size: 2048,
        n_routed_experts: 8,
        num_experts_per_tok: 2,
      }),
    ).toMatchObject({ "Latent vector": 512, "Its position": 64, "Attention width": 32 * 160 });
  });
});

describe("a benchmark's result", () => {
  it("gives a row of the table of throughputs", async () => {
    const { view, asked } = open();
    view.read(
      JSON.stringify({
        model_id: "m",
        max_concurrency: 8,
        completed: 10,
        total_input_tokens: 1000,
        total_output_tokens: 500,
        output_throughput: 321.5,
        mean_ttft_ms: 99.6,
        mean_tpot_ms: 20,
      }),
    );
    await view.add("");
    expect(asked[0]!.rows).toEqual([
      {
        Requests: "m, measured, pasted 2026-11-26",
        Unit: "see header",
        Prompt: 100,
        Answer: 50,
        "At once": 8,
        "First token, ms": 99.6,
        "Each token, ms": 20,
        "Answer, a second": 321.5,
      },
    ]);
    const { tables } = templateById("serving")!.build(DEFAULT_OPTIONS).sheets[0]!;
    expect(tables.some(({ columns }) => asked[0]!.needs.every((header) => columns.includes(header)))).toBe(
      true,
    );
  });
});

describe("what the view says", () => {
  it.each<[Answer, RegExp]>([
    [{ kind: "no-table", sheet: "Sheet1" }, /^“Sheet1” has no table for it. Insert Token bill/],
    [{ kind: "busy" }, /Another change/],
    [
      {
        kind: "failed",
        problem: { kind: "protected", code: "", location: "", message: "It is protected." },
        restored: true,
      },
      /^Nothing was added. It is protected/,
    ],
    [
      {
        kind: "failed",
        problem: { kind: "lost", code: "", location: "", message: "Lost." },
        restored: false,
      },
      /delete what is left/,
    ],
  ])("%j", async (answer, text) => {
    const { view } = open(answer);
    view.read(JSON.stringify({ alone: price(1) }));
    await view.add("");
    expect(view.store.state.notice?.text).toMatch(text);
    expect(view.store.state.adding).toBe(false);
  });

  it("a refused text takes back what was read before", () => {
    const { view } = open();
    view.read(LIST);
    view.read("{");
    expect(view.store.state).toMatchObject({
      read: null,
      problem: expect.stringMatching(/isn't JSON/) as string,
    });
  });
});
