import type { Accelerator } from "./accelerator";

const READ = "2026-11-24";
const CATALOGUE =
  "quoted line by line, with the date 2026-09-15, in a public catalogue of cloud instances; power in Bekman's Machine Learning Engineering, read 2026-11-26";

/**
 * NVIDIA prints its tensor speeds with 2:4 structured sparsity, which training and serving of dense models do not use.
 * The dense speed is half of it, as NVIDIA's own footnotes say and as its A100 sheet prints beside it.
 */
export const DATA_SHEETS: readonly Accelerator[] = [
  {
    id: "a100",
    name: "A100 80GB SXM",
    bf16: { printed: "312 TFLOPS | 624 TFLOPS with sparsity", tflops: 312 },
    fp8: undefined,
    fp4: undefined,
    memoryGb: 80,
    bandwidthGbs: 2039,
    watts: 400,
    note: "No FP8 units.",
    source: {
      publication: "NVIDIA A100 Tensor Core GPU data sheet",
      place: "specification table, A100 80GB SXM",
      address:
        "https://www.nvidia.com/content/dam/en-zz/Solutions/Data-Center/a100/pdf/a100-80gb-datasheet-update-nvidia-us-1521051-r2-web.pdf",
      read: READ,
      through: CATALOGUE,
    },
  },
  {
    id: "h100",
    name: "H100 SXM",
    bf16: { printed: "1,979 teraFLOPS with sparsity", tflops: 989.5 },
    fp8: { printed: "3,958 teraFLOPS with sparsity", tflops: 1979 },
    fp4: undefined,
    memoryGb: 80,
    bandwidthGbs: 3350,
    watts: 700,
    note: "Half of the printed speeds, which are with sparsity.",
    source: {
      publication: "NVIDIA H100 Tensor Core GPU, product specifications",
      place: "H100 SXM column",
      address: "https://www.nvidia.com/en-us/data-center/h100/",
      read: READ,
      through: CATALOGUE,
    },
  },
  {
    id: "h200",
    name: "H200 SXM",
    bf16: { printed: "1,979 TFLOPS with sparsity", tflops: 989.5 },
    fp8: { printed: "3,958 TFLOPS with sparsity", tflops: 1979 },
    fp4: undefined,
    memoryGb: 141,
    bandwidthGbs: 4800,
    watts: 700,
    note: "Half of the printed speeds, which are with sparsity. The H100's chip with more memory.",
    source: {
      publication: "NVIDIA H200 Tensor Core GPU, product specifications",
      place: "H200 SXM column",
      address: "https://www.nvidia.com/en-us/data-center/h200/",
      read: READ,
      through: CATALOGUE,
    },
  },
  {
    id: "b200",
    name: "B200 (HGX)",
    bf16: { printed: "4.5 PFLOPS with sparsity", tflops: 2250 },
    fp8: { printed: "9 PFLOPS with sparsity", tflops: 4500 },
    fp4: { printed: "9000 TFLOPS", tflops: 9000 },
    memoryGb: 180,
    bandwidthGbs: 7700,
    watts: 1000,
    note: "Half of the printed speeds, which are with sparsity. Early announcements said 192 GB and 8 TB/s.",
    source: {
      publication: "NVIDIA HGX B200 data sheet",
      place: "individual Blackwell GPU specifications, HGX B200 column, footnote 2",
      address: "https://www.nvidia.com/en-us/data-center/hgx/",
      read: READ,
      through: `${CATALOGUE}; the same table in a reader's notes on NVIDIA's page`,
    },
  },
  {
    id: "mi300x",
    name: "MI300X",
    bf16: { printed: "1307.4 TFLOPS", tflops: 1307.4 },
    fp8: { printed: "2614.9 TFLOPS", tflops: 2614.9 },
    fp4: undefined,
    memoryGb: 192,
    bandwidthGbs: 5300,
    watts: 750,
    note: "Printed dense. 304 compute units × 2,048 operations × 2.1 GHz.",
    source: {
      publication: "AMD Instinct MI300X data sheet and CDNA 3 white paper",
      place: "peak theoretical performance, footnote MI300-17",
      address: "https://www.amd.com/en/products/accelerators/instinct/mi300/mi300x.html",
      read: READ,
      through:
        "quoted word for word in two public collections of notes; power in Bekman's Machine Learning Engineering, read 2026-11-26",
    },
  },
];
