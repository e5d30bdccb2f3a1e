import type { Section } from "./types";

export const COST: Section = {
  title: "Cost of training and serving",
  functions: {
    ROI_TRAIN_FLOPS: {
      examples: [
        {
          formula: "=ROI_TRAIN_FLOPS(174.6E9,300E9)",
          result: 3.1428e23,
          shows: "GPT-3; its paper prints 3.14E+23.",
        },
        {
          formula: "=ROI_TRAIN_FLOPS(6658859008,1E12,32,4096,2048)",
          result: 4.317437952e22,
          shows: "A 7B model with the work of attention.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "An argument is negative." },
        { error: "#VALUE!", when: "Only some of layers, width and sequence are given." },
      ],
      source:
        "6 operations per parameter and token: Kaplan et al., arXiv 2001.08361. Attention, 12 × layers × width × sequence per token: Chowdhery et al., PaLM, arXiv 2204.02311, appendix B.",
      questions: ["How much compute does training take?", "How many operations did GPT-3 need?"],
    },
    ROI_TRAIN_HOURS: {
      examples: [
        {
          formula: "=ROI_TRAIN_HOURS(3.14E23,312,0.4)",
          result: 698896.011396,
          shows: "GPT-3 on A100s at 40% utilization.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "peakTflops or mfu is 0 or empty." },
        { error: "#NUM!", when: "An argument is negative, or mfu is above 1." },
      ],
      source: "Operations over the speed that the GPU reaches.",
      questions: ["How many GPU-hours does training take?"],
    },
    ROI_TRAIN_DAYS: {
      examples: [
        {
          formula: "=ROI_TRAIN_DAYS(3.14E23,1024,312,0.4)",
          result: 28.4381515054,
          shows: "GPT-3 on 1,024 A100s at 40% utilization.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "gpus, peakTflops or mfu is 0 or empty." },
        { error: "#NUM!", when: "An argument is negative, or mfu is above 1." },
      ],
      source: "GPU-hours over the number of GPUs.",
      questions: ["How long does training take?", "How many days on 1,024 GPUs?"],
    },
    ROI_TRAIN_COST: {
      examples: [
        {
          formula: "=ROI_TRAIN_COST(3.14E23,312,0.4,2)",
          result: 1397792.0228,
          shows: "GPT-3 on A100s at 40% utilization and $2 an hour.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "peakTflops or mfu is 0 or empty." },
        { error: "#NUM!", when: "An argument is negative, or mfu is above 1." },
      ],
      source: "GPU-hours times the price.",
      questions: ["What does training cost?", "What would a higher utilization save?"],
    },
    ROI_MFU: {
      examples: [
        {
          formula: "=ROI_MFU(1007,64862437376,989.5,80,8192,2048)",
          result: 0.412448425343,
          shows: "MosaicML's 70B run on 512 H100s; it prints 41.25%.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "peakTflops is 0 or empty." },
        { error: "#NUM!", when: "An argument is negative." },
        { error: "#VALUE!", when: "Only some of layers, width and sequence are given." },
      ],
      source:
        "Chowdhery et al., PaLM, arXiv 2204.02311, appendix B. Checked against 61 runs that MosaicML published. A result above 1 means that the figures can't belong together.",
      questions: ["How well do we use our GPUs?", "Is 40% utilization good?"],
    },
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
    ROI_BREAKEVEN_UTILIZATION: {
      examples: [
        {
          formula: "=ROI_BREAKEVEN_UTILIZATION(2,300,10)",
          result: 0.185185185185,
          shows: "A $2 GPU at 300 tokens a second beats $10 per million when busy 18.5% of the time.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "tokensPerSecond or apiPricePerMillionTokens is 0 or empty." },
        { error: "#NUM!", when: "An argument is negative." },
      ],
      source: "ROI_TOKEN_COST set equal to the API's price. Above 1 the API is cheaper whatever the load.",
      questions: ["When is a GPU of our own cheaper than an API?", "Should we rent GPUs or pay per token?"],
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
    ROI_KV_CACHE: {
      examples: [
        {
          formula: "=ROI_KV_CACHE(40,40,128,1)",
          result: 819200,
          shows: "One token of OPT-13B: 800 KB.",
        },
        {
          formula: "=ROI_KV_CACHE(80,8,128,8192)",
          result: 2684354560,
          shows: "8,192 tokens of Llama 3 70B, with grouped-query attention.",
        },
        {
          formula: "=ROI_KV_CACHE(24,8,64,32768,2,12,128)",
          result: 808452096,
          shows: "Half of the layers look back 128 tokens only.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "An argument is negative, or windowLayers is more than layers." },
        { error: "#VALUE!", when: "windowLayers is given without window." },
      ],
      source: "Kwon et al., PagedAttention, arXiv 2309.06180, section 3.",
      questions: ["How much memory does the context take?", "How many requests fit on a GPU at once?"],
    },
    ROI_KV_CACHE_MLA: {
      examples: [
        {
          formula: "=ROI_KV_CACHE_MLA(61,512,64,1)",
          result: 70272,
          shows: "One token of DeepSeek-V3: 70 KB.",
        },
      ],
      errors: [{ error: "#NUM!", when: "An argument is negative." }],
      source: "DeepSeek-V3 Technical Report, arXiv 2412.19437, section 2.1.1.",
      questions: ["How much memory does the context of DeepSeek-V3 take?"],
    },
    ROI_SPEC_SPEEDUP: {
      examples: [
        {
          formula: "=ROI_SPEC_SPEEDUP(0.8,4,0.1)",
          result: 2.40114285714,
          shows: "80% accepted, 4 tokens ahead, a draft at a tenth of the cost.",
        },
        {
          formula: '=ROI_SPEC_SPEEDUP(0.6,4,0.1,"mean")',
          result: 2.42857142857,
          shows: "60% of all drafted tokens are accepted, as the server logs it.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "acceptance lies outside 0 to 1, or draftTokens or draftCost is negative." },
      ],
      source: "Leviathan et al., Speculative Decoding, arXiv 2211.17192, theorem 3.8.",
      questions: ["What does speculative decoding gain?", "How many tokens should the draft model guess?"],
    },
    ROI_REQUEST_COST: {
      examples: [
        {
          formula: "=ROI_REQUEST_COST(1000,500,3,15,0.8,0.3)",
          result: 0.00834,
          shows: "80% of the input comes from the cache at a tenth of the price.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "An argument is negative, or the shares lie outside 0 to 1 or exceed 1 together.",
        },
        { error: "#VALUE!", when: "A share is given without its price." },
      ],
      source: "Tokens times prices per million, as providers bill them.",
      questions: ["What does a request to an API cost?", "What does prompt caching save?"],
    },
    ROI_CHECKPOINT_INTERVAL: {
      examples: [
        {
          formula: "=ROI_CHECKPOINT_INTERVAL(24,0.1)",
          result: 2.12473692108,
          shows: "A failure a day, six minutes to save: a checkpoint every two hours.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "hoursBetweenFailures is 0 or empty." },
        { error: "#NUM!", when: "An argument is negative." },
      ],
      source:
        "Daly, Future Generation Computer Systems 22(3), 2006: M (1 + W(-e^(-save/M - 1))), W of Lambert; failures exponential.",
      questions: ["How often should a training run save checkpoints?"],
    },
    ROI_GOODPUT: {
      examples: [
        {
          formula: "=ROI_GOODPUT(24,0.1,0.5)",
          result: 0.89267678631,
          shows: "89% of the time is work at the best interval.",
        },
        {
          formula: "=ROI_GOODPUT(24,0.1,0.5,1)",
          result: 0.870099498999,
          shows: "A checkpoint every hour saves too often.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "hoursBetweenFailures is 0 or empty." },
        { error: "#NUM!", when: "An argument is negative." },
      ],
      source: "As ROI_CHECKPOINT_INTERVAL.",
      questions: ["How much of a training run's time is useful?", "What do failures of GPUs cost?"],
    },
  },
};
