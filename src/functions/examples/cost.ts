import type { Section } from "./types";

export const COST: Section = {
  title: "Cost of training and serving",
  functions: {
    ROI_TOKEN_COST: {
      examples: [
        {
          formula: "=ROI_TOKEN_COST(0.36,10)",
          result: 10,
          shows: "$0.36 per GPU-hour: the one price under which the document's inference ladder holds.",
        },
        {
          formula: "=ROI_TOKEN_COST(2,300,0.5)",
          result: 3.7037037037,
          shows: "A GPU that is busy half of the time.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "tokensPerSecond or utilization is 0 or empty." },
        { error: "#NUM!", when: "A price or speed is negative, or utilization lies outside 0 to 1." },
      ],
      source: "Source document, Inference ROI.",
      questions: ["What do a million tokens cost on our own GPU?", "What does a faster server save?"],
    },
    ROI_INFERENCE_COST: {
      examples: [
        {
          formula: "=ROI_INFERENCE_COST(1000000,500/3,10)",
          result: 50000,
          shows: "1M requests a day of 166.7 tokens at $10: the document's $50K a month.",
        },
      ],
      errors: [{ error: "#NUM!", when: "An argument is negative." }],
      source: "Source document, Inference ROI: monthly savings at 1M requests a day.",
      questions: ["What does serving cost a month?", "What will a million requests a day cost?"],
    },
    ROI_FINETUNE_MEMORY: {
      examples: [
        { formula: '=ROI_FINETUNE_MEMORY(7.5E9,"full")', result: 120, shows: "The document's row: 120 GB." },
        {
          formula: '=ROI_FINETUNE_MEMORY(7E9,"qlora")',
          result: 3.891125,
          shows: "Adapters on 4-bit weights: 3.9 GB, without activations.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "parameters is negative, or trainableShare lies outside 0 to 1." },
        { error: "#VALUE!", when: 'method is none of "full", "lora" and "qlora".' },
      ],
      source:
        "Rajbhandari et al., ZeRO, arXiv 1910.02054, section 3.1; Dettmers et al., QLoRA, arXiv 2305.14314, section 3.",
      questions: ["How much GPU memory does fine-tuning need?", "Does the model fit on one GPU?"],
    },
  },
};
