import type { BrandVariants } from "@fluentui/tokens";

/** Excel's green as a ramp from dark to light: 80 carries white text, 100 and up carry text on dark (4.5 : 1). */
export const green: BrandVariants = {
  10: "#03170c",
  20: "#052414",
  30: "#06321b",
  40: "#083f23",
  50: "#0a4d2a",
  60: "#0c5a32",
  70: "#0e6b3a",
  80: "#107c41",
  90: "#249558",
  100: "#30ad6b",
  110: "#44be7d",
  120: "#5cc98f",
  130: "#7cd4a6",
  140: "#9fdfbe",
  150: "#c2ebd6",
  160: "#e5f6ed",
};
