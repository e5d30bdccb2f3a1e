/** Draws the PNG icons from their SVG sources with a local Chromium: `npm run icons`. */
import fs from "node:fs";
import { chromium } from "playwright-core";
import { chromiumArguments, findChromium } from "./chromium";

/** The product's icon has a simpler drawing for small sizes; a ribbon button's serves all of them. */
const ICONS: { svg: (size: number) => string; png: string; sizes: number[] }[] = [
  {
    svg: (size) => (size <= 32 ? "assets/icon-small.svg" : "assets/icon.svg"),
    png: "assets/icon",
    sizes: [16, 32, 64, 80, 128],
  },
  ...["templates", "functions", "sensitivity", "audit"].map((name) => ({
    svg: () => `assets/ribbon/${name}.svg`,
    png: `assets/ribbon/${name}`,
    sizes: [16, 32, 80],
  })),
];

const executablePath = findChromium();
if (!executablePath) throw new Error("No Chromium found. Set CHROMIUM_PATH to one.");

const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  for (const { svg, png, sizes } of ICONS)
    for (const size of sizes) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const drawing = fs.readFileSync(svg(size), "utf8");
      await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`);
      await page.screenshot({ path: `${png}-${size}.png`, omitBackground: true });
      await page.close();
    }
} finally {
  await browser.close();
}
