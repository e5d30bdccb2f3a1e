import type { AddResult } from "../../../excel/rows";
import type { Notice } from "../../state";

type Of<K extends AddResult["kind"]> = Extract<AddResult, { readonly kind: K }>;

/** What the view says, in one place. */
export const messages = {
  hint: "A model’s config.json from Hugging Face, a price list of litellm or OpenRouter, or a result of vLLM’s or SGLang’s benchmark. Nothing leaves this computer.",
  noneChosen: { tone: "warning", text: "Choose a model in the list first." } as Notice,
  busy: { tone: "warning", text: "Another change is being made. Try again in a moment." } as Notice,
} as const;

const rowCount = (n: number) => (n === 1 ? "1 row" : `${n.toLocaleString()} rows`);

export const say = {
  added: ({ rows, table, sheet }: Of<"added">): Notice => ({
    tone: "success",
    text: `${rowCount(rows)} added at the end of the table ${table} on “${sheet}”.`,
  }),
  noTable: ({ sheet }: Of<"no-table">, wanted: string): Notice => ({
    tone: "warning",
    text: `“${sheet}” has no table for it. Insert ${wanted} from the templates or go to its sheet, then add again.`,
  }),
  failed: ({ problem, restored }: Of<"failed">): Notice => ({
    tone: "error",
    text: restored
      ? `Nothing was added. ${problem.message}`
      : `The rows were not added whole: delete what is left of them at the end of the table. ${problem.message}`,
  }),
};
