import type { Source } from "../source";
import type { Accelerator, PeakSpeed } from "./accelerator";

const READ = "2026-11-26";
const TABLES =
  "the tables of dense speeds, memory and power in Bekman's Machine Learning Engineering (22 August 2026), which name this page";
const SERVING_TABLES = `${TABLES}; speeds to the digit in InferenceX's table of chips (3 April 2026)`;
const SYSTEMS = "the system files of NVIDIA's aiconfigurator (21 August 2026)";

const sheet = (publication: string, address: string, through = TABLES): Source => ({
  publication,
  place: "specifications",
  address,
  read: READ,
  through,
});

const dense = (tflops: number): PeakSpeed => ({ printed: `${tflops} TFLOPS`, tflops });

type Speeds = readonly [bf16: number, fp8?: number, fp4?: number];
type Body = readonly [memoryGb: number, bandwidthGbs: number, watts?: number];

function chip(
  id: string,
  name: string,
  [bf16, fp8, fp4]: Speeds,
  [memoryGb, bandwidthGbs, watts]: Body,
  note: string,
  source: Source,
): Accelerator {
  return {
    id,
    name,
    bf16: dense(bf16),
    fp8: fp8 === undefined ? undefined : dense(fp8),
    fp4: fp4 === undefined ? undefined : dense(fp4),
    memoryGb,
    bandwidthGbs,
    watts,
    note,
    source,
  };
}

const A100 = sheet("NVIDIA A100 Tensor Core GPU", "https://www.nvidia.com/en-us/data-center/a100/");
const H100 = sheet("NVIDIA H100 Tensor Core GPU", "https://www.nvidia.com/en-us/data-center/h100/");
const AMD = "https://www.amd.com/en/products/accelerators/instinct";
const DENSE = "Dense.";

/** Chips of which a table that others keep, with the maker's page beside each row, was read. */
export const COMPARED: readonly Accelerator[] = [
  chip("a100-pcie", "A100 80GB PCIe", [312], [80, 1940, 300], "No FP8 units.", A100),
  chip(
    "h100-pcie",
    "H100 PCIe",
    [756.5, 1513],
    [80, 2000, 350],
    "Half of the printed speeds, which are with sparsity.",
    { ...H100, through: `${TABLES}; speeds and power in ${SYSTEMS}` },
  ),
  chip(
    "l40s",
    "L40S",
    [362, 733],
    [48, 864, 350],
    DENSE,
    sheet("NVIDIA L40S GPU", "https://www.nvidia.com/en-us/data-center/l40s/"),
  ),
  chip(
    "l4",
    "L4",
    [121, 242],
    [24, 300, 72],
    "Half of the printed speeds, which are with sparsity.",
    sheet("NVIDIA L4 Tensor Core GPU", "https://www.nvidia.com/en-us/data-center/l4/", SYSTEMS),
  ),
  chip(
    "b300",
    "B300 SXM",
    [2250, 4500, 12600],
    [288, 8000, 1000],
    "Dense. Others give 13,500 TFLOPS in FP4, and up to 1,100 W.",
    sheet("NVIDIA DGX B300 data sheet", "https://resources.nvidia.com/en-us-dgx-systems/dgx-b300-datasheet"),
  ),
  chip(
    "gb200",
    "GB200",
    [2500, 5000, 10000],
    [186, 8000, 1200],
    "Dense, one of the two GPUs of a superchip.",
    sheet("NVIDIA GB200 NVL72", "https://www.nvidia.com/en-us/data-center/gb200-nvl72/"),
  ),
  chip(
    "gb300",
    "GB300",
    [2500, 5000, 15000],
    [288, 8000, 1400],
    "Dense, one of the two GPUs of a superchip.",
    sheet("NVIDIA GB300 NVL72", "https://www.nvidia.com/en-us/data-center/gb300-nvl72/", SERVING_TABLES),
  ),
  chip(
    "mi250x",
    "MI250X",
    [383],
    [128, 3280, 560],
    "No FP8 units. Peak board power; 500 W by design.",
    sheet("AMD Instinct MI250X", `${AMD}/mi200/mi250x.html`),
  ),
  chip(
    "mi325x",
    "MI325X",
    [1307, 2615],
    [256, 6000, 1000],
    "Dense. The MI300X's speed with more memory.",
    sheet("AMD Instinct MI325X", `${AMD}/mi300/mi325x.html`, SERVING_TABLES),
  ),
  chip(
    "mi355x",
    "MI355X",
    [2516, 5033, 10066],
    [288, 8000, 1400],
    "Dense; AMD also prints twice as much, with sparsity.",
    sheet("AMD Instinct MI355X", `${AMD}/mi350/mi355x.html`, SERVING_TABLES),
  ),
  chip(
    "gaudi-2",
    "Gaudi 2",
    [432, 865],
    [96, 2460, 600],
    DENSE,
    sheet(
      "Intel Gaudi 2 AI accelerator white paper",
      "https://www.intel.com/content/www/us/en/content-details/839363/intel-gaudi-2-ai-accelerators-white-paper.html",
    ),
  ),
  chip(
    "gaudi-3",
    "Gaudi 3",
    [1677, 1677],
    [128, 3700, 900],
    "At the 1,600 MHz at which it runs; the white paper's 1,835 TFLOPS were planned at 1,750 MHz. FP8 is no faster than BF16.",
    sheet(
      "Intel Gaudi 3 AI accelerator white paper",
      "https://www.intel.com/content/www/us/en/content-details/817486/intel-gaudi-3-ai-accelerator-white-paper.html",
    ),
  ),
  chip(
    "tpu-v5e",
    "TPU v5e",
    [197],
    [16, 819],
    "No FP8 units, and no power printed.",
    sheet("Google Cloud TPU v5e", "https://docs.cloud.google.com/tpu/docs/v5e", "the page"),
  ),
  chip(
    "tpu-v5p",
    "TPU v5p",
    [459],
    [95, 2765],
    "No FP8 units, and no power printed.",
    sheet("Google Cloud TPU v5p", "https://docs.cloud.google.com/tpu/docs/v5p", "the page"),
  ),
  chip(
    "trainium-2",
    "Trainium2",
    [667, 1299],
    [96, 2900],
    "Dense; no power printed.",
    sheet(
      "AWS Trainium2 architecture",
      "https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/trainium2.html",
    ),
  ),
];
